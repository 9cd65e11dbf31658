/** States that a person can step back and forth through; immutable. */
export interface History<State> {
  past: readonly State[];
  present: State;
  future: readonly State[];
}

const longest = 500;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [] };
}

/** Makes `next` the present; what was undone before is forgotten, and so is what lies very far back. */
export function commit<State>({ past, present }: History<State>, next: State): History<State> {
  return { past: [...past, present].slice(-longest), present: next, future: [] };
}

/** Puts `next` in the present's place, with no step between them. */
export function replacePresent<State>({ past }: History<State>, next: State): History<State> {
  return { past, present: next, future: [] };
}

/** One step back; the same history when there is none. */
export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future] };
}

/** One step forth again; the same history when there is none. */
export function redo<State>(history: History<State>): History<State> {
  const { past, present, future } = history;
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0], future: future.slice(1) };
}
