import type { ComponentChildren } from 'preact';
import type { CommandDefinition, CommandId } from '../../contract/commands';
import { commands } from '../../contract/commands';
import { useApplication } from '../application-context';
import { ariaKeyShortcut, formatAccelerator, parseAccelerator } from './accelerator';
import { Button } from './button';
import type { Command } from './command';
import { execute } from './command';

interface CommandButtonProps {
  id: CommandId;
  class?: string;
  /** Accessible name, when the command's own label is too long for a button. */
  name?: string;
  /** Replaces the window's command of this id, where the command could act on several things. */
  command?: Command;
  children: ComponentChildren;
}

/** A button that runs a command and shows its state, with its keys in the tooltip. */
export function CommandButton({
  id,
  class: className = 'button',
  name,
  command,
  children,
}: CommandButtonProps) {
  const { commands: present, platform } = useApplication();
  const { isEnabled, label, isChecked, reason } = command?.state.value ?? present.state(id);
  const definition: CommandDefinition = commands[id];
  const shown = label ?? definition.label;
  const keys = definition.accelerator === undefined ? null : parseAccelerator(definition.accelerator);
  return (
    <Button
      class={className}
      aria-label={name ?? shown}
      isDisabled={!isEnabled}
      aria-pressed={isChecked}
      aria-keyshortcuts={keys === null ? undefined : ariaKeyShortcut(keys, platform)}
      title={reason ?? (keys === null ? shown : `${shown} (${formatAccelerator(keys, platform)})`)}
      aria-description={reason}
      onMouseDown={keepFocusAway}
      onClick={() => (command === undefined ? present.execute(id) : execute(command))}
    >
      {children}
    </Button>
  );
}

/** Keeps a click from focusing the button so that Space still means Train; the Tab key still reaches the button. */
export function keepFocusAway(event: MouseEvent): void {
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
