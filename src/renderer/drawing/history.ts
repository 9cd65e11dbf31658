/** States that the user can undo and redo; immutable. */
export interface History<State> {
  past: readonly State[];
  present: State;
  future: readonly State[];
}

const longest = 500;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** Makes `next` the present state. Undone states and very old ones are forgotten. */
export function commit<State>({ past, present }: History<State>, next: State): History<State> {
  return { past: [...past, present].slice(-longest), present: next, future: [] };
}

/** Replaces the present state without adding an undo step. */
export function replacePresent<State>({ past }: History<State>, next: State): History<State> {
  return { past, present: next, future: [] };
}

/** Goes one step back; returns the same history when there is none. */
export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future] };
}

/** Goes one step forward; returns the same history when there is none. */
export function redo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}
