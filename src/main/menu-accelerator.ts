import type { CommandDefinition, CommandId } from '../contract/commands';
import { commands } from '../contract/commands';

/**
 * The keys that the menu shows for a command. The page matches them, so that a letter typed into a field is not a
 * command. macOS gives keys to the menu all the same, and asks the page first only where Command is one of them: there
 * no others are shown.
 */
export function menuAccelerator(id: CommandId, platform: NodeJS.Platform): string | undefined {
  const { accelerator }: CommandDefinition = commands[id];
  return platform === 'darwin' && !accelerator?.includes('CmdOrCtrl') ? undefined : accelerator;
}
