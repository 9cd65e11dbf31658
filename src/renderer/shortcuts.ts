import type { CommandDefinition, CommandId } from '../contract/commands';
import { commandIds, commands } from '../contract/commands';
import type { Application } from './application';
import { matchesAccelerator, parseAccelerator, type Accelerator, type KeyPress } from './ui/accelerator';
import { editFocusedText, isTextField } from './ui/text-editing';

const accelerators = commandIds.flatMap((id): { id: CommandId; accelerator: Accelerator }[] => {
  const { accelerator }: CommandDefinition = commands[id];
  return accelerator === undefined ? [] : [{ id, accelerator: parseAccelerator(accelerator) }];
});

function acceleratorsOf(keys: Readonly<Record<string, CommandId>>) {
  return Object.entries(keys).map(([key, id]) => ({ id, accelerator: parseAccelerator(key) }));
}

/** Commands that repeat while their keys are held down. */
const repeatable = new Set<CommandId>([
  'drawing.undo',
  'drawing.redo',
  'drawing.thinner',
  'drawing.thicker',
  'sample.next',
  'sample.previous',
  'training.step-mini-batch',
  'training.step-epoch',
  'epoch.earlier',
  'epoch.later',
]);
/** Commands whose keys edit the text while a text field has the focus. */
const editing: Partial<Record<CommandId, 'undo' | 'redo'>> = {
  'drawing.undo': 'undo',
  'drawing.redo': 'redo',
};

/** Runs the command whose keys are pressed, unless the focused element needs them itself. */
export function listenForShortcuts(window: Window, application: Application): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const press: KeyPress = {
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      shiftKey: event.shiftKey,
      isAltGraph: event.getModifierState('AltGraph'),
    };
    const { platform } = application;
    const found = [...acceleratorsOf(application.commands.ofView.value), ...accelerators].find(
      ({ accelerator }) => matchesAccelerator(accelerator, press, platform),
    );
    if (found === undefined) return;
    const edit = isTextField(event.target) ? editing[found.id] : undefined;
    const isForDialog = edit === undefined && isDialogOpen();
    if (isForDialog ? !found.accelerator.hasPrimary : belongsToFocus(found, event.target)) return;
    // On macOS, keys that the page leaves alone would go to the menu, dialog or not.
    event.preventDefault();
    if (edit !== undefined) editFocusedText(edit);
    if (edit !== undefined || isForDialog) return;
    const { commands } = application;
    const id = found.id === 'training.toggle' ? commands.ofSpaceBar.value : found.id;
    if (id !== null && (!event.repeat || repeatable.has(id))) commands.execute(id);
  });
  const noteFocus = () => (application.commands.isEditingText.value = isTextField(document.activeElement));
  window.addEventListener('focusin', noteFocus);
  // The element that loses the focus still has it while it is told so.
  window.addEventListener('focusout', () => queueMicrotask(noteFocus));
}

/** A dialog, or a menu that has popped up. */
function isDialogOpen(): boolean {
  return document.querySelector('dialog[open], [role=menu]:popover-open') !== null;
}

function belongsToFocus({ accelerator }: { accelerator: Accelerator }, target: EventTarget | null): boolean {
  if (isTextField(target)) return !accelerator.hasPrimary;
  if (target instanceof HTMLSelectElement) return !accelerator.hasPrimary;
  // A slider goes to its own end.
  if (accelerator.key === 'End' && target instanceof Element && target.matches('[role=slider]')) return true;
  const isSpace = accelerator.key === ' ';
  return isSpace && target instanceof Element && target.matches('button, input, summary, a[href]');
}
