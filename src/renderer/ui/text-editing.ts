/** True for a field in which the user types text. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}

/** Undoes or redoes typing in the focused text field; false if there is none. */
export function editFocusedText(action: 'undo' | 'redo'): boolean {
  if (!isTextField(document.activeElement)) return false;
  // There is no other way to use a field's own history.
  return document.execCommand(action);
}
