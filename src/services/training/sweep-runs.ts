import type { Hyperparameters } from '../../contract/hyperparameters';
import { nameOfNewRun } from '../../contract/run-name';
import type { SweepMark } from '../../contract/run';
import type { SweepRequest } from '../../contract/sweep';
import { nameOfSweep } from '../../contract/sweep';
import type { NamedData } from '../data/data-library';
import { createRunId } from '../runs/create-run';
import type { WantedRun } from './training-desk';

/** The mark of a new sweep; `now` in milliseconds since 1970. */
export function createSweepMark({ axes }: Pick<SweepRequest, 'axes'>, now: number): SweepMark {
  const names = axes.map(({ name }) => name);
  return { id: createRunId(now), name: nameOfSweep(names), axes: names };
}

/** The runs of a sweep that has been planned. */
export function runsOfSweep(
  planned: readonly Hyperparameters[],
  sweep: SweepMark,
  data: NamedData,
): WantedRun[] {
  const areSeedsSaid = new Set(planned.map(({ seed }) => seed)).size > 1;
  return planned.map((hyperparameters) => ({
    name: nameOfNewRun(hyperparameters, areSeedsSaid),
    hyperparameters,
    origin: { kind: 'new' },
    data,
    sweep,
  }));
}
