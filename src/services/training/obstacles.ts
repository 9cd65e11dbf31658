import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkShape } from '../../contract/network';
import { formatCount } from '../../contract/number-format';
import { formatHiddenLayers, hiddenLayersOf } from '../../contract/hidden-layers';
import { haveSameActivations } from '../../contract/network';
import type { RunSummary } from '../../contract/run';
import { isActive, obstacleOfData, staysAsItIs } from '../../contract/run';
import { shapeOf } from '../../engine/network/network';
import type { NamedData } from '../data/data-library';

/** Why a run cannot continue to `epochs` epochs in all on these data; undefined when it can. */
export function obstacleToGoingOn(
  run: RunSummary,
  data: Pick<NamedData, 'name' | 'sha256'>,
  epochs: number,
): string | undefined {
  if (run.isElsewhere) return 'Another Inkling, perhaps in a terminal, is training this run.';
  if (isActive(run)) return 'This run has not ended.';
  if (run.state === 'waiting') return 'This run is waiting for its turn.';
  if (run.state === 'diverged') {
    return 'This run diverged, and would diverge again. Train a new network, perhaps with a lower learning rate.';
  }
  if (staysAsItIs(run)) {
    return 'This network stays as it is. Begin a new run with it: inkling train --init-from ID.';
  }
  return obstacleToMoreEpochs(run, epochs) ?? obstacleOfData(run, data);
}

/** Why a run, or one that begins with its network, cannot make `epochs` epochs in all; undefined when it can. */
export function obstacleToMoreEpochs(
  run: Pick<RunSummary, 'state' | 'epochsDone'>,
  epochs: number,
): string | undefined {
  const { minimum, maximum } = hyperparameterFields.epochs;
  if (!Number.isInteger(epochs) || epochs < minimum || epochs > maximum) {
    return `Epochs must be a whole number from ${minimum} to ${formatCount(maximum)}.`;
  }
  // A run interrupted after its last epoch only needs to be ended properly.
  const fewest = run.state === 'interrupted' ? run.epochsDone : run.epochsDone + 1;
  if (epochs < fewest) {
    return `This run has already made ${run.epochsDone} epochs, so a total of ${epochs} would add none.`;
  }
  return undefined;
}

/** Why a network cannot be trained with these settings; undefined when it can. */
export function obstacleToTrainingOn(
  network: NetworkShape,
  hyperparameters: Hyperparameters,
): string | undefined {
  const present = formatHiddenLayers(hiddenLayersOf(network.layers)) || 'none';
  const wanted = formatHiddenLayers(hyperparameters.hiddenLayers) || 'none';
  if (present !== wanted) {
    return `The network on screen has different hidden layers (${present}) from the settings (${wanted}). Train a new network instead.`;
  }
  if (haveSameActivations(network, shapeOf(hyperparameters))) return undefined;
  return 'The neurons of the network on screen have different activations from the settings. Train a new network instead.';
}
