import type { Provenance } from '../../contract/models';
import type { CostPoint, RunDetails, RunOrigin } from '../../contract/run';
import { learningMaterial } from '../data/data-set-name';

/** A model file holds at most this many points of its cost curve: as many as a chart can show. */
const maximumCosts = 800;

/** The history that a run's model file records: all that is known up to this network. */
export function provenanceOf(
  run: Pick<
    RunDetails,
    | 'appVersion'
    | 'createdAt'
    | 'origin'
    | 'data'
    | 'hyperparameters'
    | 'name'
    | 'epochs'
    | 'points'
    | 'costs'
  >,
): Provenance {
  const { appVersion, createdAt, origin, data, hyperparameters, name, epochs, points } = run;
  const dataset = data ? learningMaterial(data.name, hyperparameters) : '';
  const costs = thinCosts(run.costs, maximumCosts);
  const provenance = {
    ...{ appVersion, createdAt, dataset, hyperparameters, epochs, points, costs, name },
    ...votersOf(origin),
  };
  if (origin.kind !== 'fine-tuned') return provenance;
  const { ownDigits, name: from, testCorrectBefore } = origin;
  return { ...provenance, taught: { ownDigits, from, testCorrectBefore } };
}

/** Which networks vote as one; without their ids, which are known only here. */
export function votersOf(origin: RunOrigin): Pick<Provenance, 'voters'> {
  return origin.kind === 'voting' ? { voters: origin.voters.map(({ name }) => ({ name })) } : {};
}

/**
 * Merges neighbouring points of a cost curve that has more than `maximum`: each new point has the position of the last
 * one it replaces, and the means of their quartiles.
 */
export function thinCosts(costs: readonly CostPoint[], maximum: number): CostPoint[] {
  if (costs.length <= maximum) return [...costs];
  return Array.from({ length: maximum }, (_, index) => {
    const from = Math.floor((index * costs.length) / maximum);
    const to = Math.floor(((index + 1) * costs.length) / maximum);
    const group = costs.slice(from, to);
    const mean = (of: (point: CostPoint) => number) =>
      group.reduce((sum, point) => sum + of(point), 0) / group.length;
    return {
      ...group[group.length - 1],
      lowerQuartile: mean(({ lowerQuartile }) => lowerQuartile),
      upperQuartile: mean(({ upperQuartile }) => upperQuartile),
    };
  });
}
