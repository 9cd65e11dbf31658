/** True for a field in which a person types text. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}

/** Undoes or redoes typing when a text field has the focus; false when none has. */
export function editFocusedText(action: 'undo' | 'redo'): boolean {
  if (!isTextField(document.activeElement)) return false;
  // There is no other way to reach a field's own history.
  return document.execCommand(action);
}
