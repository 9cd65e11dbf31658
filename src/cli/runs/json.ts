import type { RunDetails } from '../../contract/run';

/** A run as JSON for programs; its cost curve is left out, since it is long. */
export function runAsJson(run: RunDetails): object {
  const { id, name, state, ending, message, isElsewhere, hyperparameters, epochs, points } = run;
  const { note, isStarred, createdAt, appVersion, origin, engine, data, out, sweep } = run;
  const { epochsDone, best, seconds, bytes, weightsSha256 } = run;
  return {
    ...{ id, name, state, ending, message, isElsewhere, hyperparameters, epochsDone, best, weightsSha256 },
    ...{ note, isStarred, createdAt, appVersion, origin, engine, data, out, sweep, seconds, bytes },
    ...{ points, epochs },
  };
}
