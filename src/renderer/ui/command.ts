import { computed, type ReadonlySignal } from '@preact/signals';
import type { CommandState } from '../../contract/commands';

/** One thing the user can do; menu, shortcut and button all use this object. */
export interface Command {
  readonly state: ReadonlySignal<CommandState>;
  run(): unknown;
}

/** Runs a command, unless it is disabled. */
export function execute({ state, run }: Command): void {
  if (state.peek().isEnabled) void run();
}

/** Makes a command with this state, or one that is enabled while `state` is true. */
export function when(state: () => boolean | CommandState, run: () => unknown): Command {
  return {
    run,
    state: computed(() => {
      const present = state();
      return typeof present === 'boolean' ? { isEnabled: present } : present;
    }),
  };
}

export function always(run: () => unknown): Command {
  return when(() => true, run);
}
