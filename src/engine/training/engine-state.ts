import type { EngineName } from '../../contract/run';
import type { EngineState } from '../../contract/trainer';

/** The engine that a state belongs to. */
export function engineOf(state: EngineState): EngineName {
  return 'scale' in state ? 'kernels' : 'plain';
}

/** Whether two states consist of the same arrays, regardless of their contents. */
export function haveSameArrays(one: EngineState, other: EngineState): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && one[name].length === other[name].length)
  );
}
