import { formatHiddenLayers, haveSameActivations } from '../../contract/network';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { TrainingRequest } from '../../contract/training';
import { activationsOf } from '../../engine/network/network';
import type { DataLibrary } from '../data/data-library';
import { dataSetName } from '../data/data-set-name';
import type { ModelDocument } from '../models/model-document';
import type { RunPlan } from './run';

/**
 * Puts together what a run needs; waits for the data set when that is still being read.
 * Fails with 'training-not-possible' when the open network is not as asked for, and like the library without data.
 */
export async function planRun(
  { hyperparameters, startFrom, isSingleStep }: TrainingRequest,
  document: ModelDocument,
  library: DataLibrary,
): Promise<Result<RunPlan>> {
  const data = await library.read();
  if (!data.ok) {
    const { code, message } = data.failure;
    return failure(code, `There is nothing to learn from yet: ${message}`);
  }
  const start = startFrom === 'present-network' ? document.model : undefined;
  const misfit = start && misfitOf(start.network, hyperparameters);
  if (misfit) return failure('training-not-possible', misfit);
  return success({
    hyperparameters,
    startFrom,
    start,
    isSingleStep,
    data: data.value,
    dataset: dataSetName(library.status),
  });
}

/** Why the network cannot be trained as asked. */
function misfitOf(
  network: NetworkParameters,
  hyperparameters: TrainingRequest['hyperparameters'],
): string | undefined {
  const { sizes } = network;
  const present = formatHiddenLayers(sizes.slice(1, -1)) || 'none';
  const asked = formatHiddenLayers(hyperparameters.hiddenLayers) || 'none';
  if (present !== asked) {
    return `The open network has other hidden layers (${present}) than asked for (${asked}); start with new weights.`;
  }
  if (haveSameActivations(network, { sizes, activations: activationsOf(hyperparameters) })) return undefined;
  return 'The open network has other activations than asked for; start with new weights.';
}
