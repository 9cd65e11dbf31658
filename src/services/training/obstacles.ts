import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkShape } from '../../contract/network';
import { formatHiddenLayers, haveSameActivations } from '../../contract/network';
import type { RunSummary } from '../../contract/run';
import { isActive } from '../../contract/run';
import { activationsOf } from '../../engine/network/network';
import type { NamedData } from '../data/data-library';

/** Why a run cannot go on until it has made `epochs` in all with these data; undefined when it can. */
export function obstacleToGoingOn(
  run: RunSummary,
  data: Pick<NamedData, 'name' | 'sha256'>,
  epochs: number,
): string | undefined {
  if (run.isElsewhere) return 'Another Inkling, perhaps in a terminal, is training this run.';
  if (isActive(run)) return 'This run is training already.';
  if (run.state === 'waiting') return 'This run is waiting for its turn.';
  if (run.state === 'diverged') {
    return 'This run diverged, and would diverge again. Train a new network, perhaps with a lower learning rate.';
  }
  // One that was interrupted after its last epoch has only to be brought to its end.
  const fewest = run.state === 'interrupted' ? run.epochsDone : run.epochsDone + 1;
  if (epochs < fewest) {
    return `This run has made ${run.epochsDone} epochs already, so ${epochs} in all would add none.`;
  }
  if (run.data && run.data.sha256 !== data.sha256) {
    return `This run learned from ${run.data.name}. The data in use now, ${data.name}, are not the same, so it cannot go on.`;
  }
  return undefined;
}

/** Why a network cannot be trained with these settings; undefined when it can. */
export function obstacleToTrainingOn(
  network: NetworkShape,
  hyperparameters: Hyperparameters,
): string | undefined {
  const { sizes } = network;
  const present = formatHiddenLayers(sizes.slice(1, -1)) || 'none';
  const wanted = formatHiddenLayers(hyperparameters.hiddenLayers) || 'none';
  if (present !== wanted) {
    return `The network on screen has other hidden layers (${present}) than the settings (${wanted}). Train a new network instead.`;
  }
  if (haveSameActivations(network, { sizes, activations: activationsOf(hyperparameters) })) return undefined;
  return 'The neurons of the network on screen have other activations than the settings. Train a new network instead.';
}
