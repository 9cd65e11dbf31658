import * as v from 'valibot';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters, hyperparametersSchema } from '../../contract/hyperparameters';
import type { Model } from '../../contract/models';
import { costOf } from '../../contract/models';
import { maximumHiddenLayers } from '../../contract/network';
import { formatCount } from '../../contract/number-format';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { AccuracyPoint, EpochResult, RunDescription } from '../../contract/run';
import type { CreatedRun } from './create-run';

/** A model that a file held. */
export interface OpenedModel {
  model: Model;
  /** Name of the file without its folder. */
  file: string;
  /** What its run is to be called. */
  name: string;
  /** What it was found to read when it was opened, where its file tells no history. */
  figure?: AccuracyPoint;
}

/** What a run of an opened model has besides what every run has. */
export type NewIdentity = Pick<RunDescription, 'id' | 'createdAt' | 'appVersion'>;

/** Makes a run of a model that was never trained here. Fails with 'model-unreadable' where no run can have such a network. */
export function runOfModel(
  { model, file, name, figure }: OpenedModel,
  weightsSha256: string,
  identity: NewIdentity,
): Result<CreatedRun> {
  const { provenance } = model;
  const hyperparameters = hyperparametersOf(model);
  if (!hyperparameters) {
    const neurons = formatCount(hyperparameterFields.hiddenLayers.maximum);
    const limit = `there can be at most ${maximumHiddenLayers} hidden layers of ${neurons} neurons`;
    return failure('model-unreadable', `“${file}” holds too large a network: ${limit}.`);
  }
  const points = [...provenance.points, ...(figure ? [figure] : [])];
  const isHistoryKnown = provenance.epochs.length > 0;
  return success({
    description: {
      ...identity,
      origin: { kind: 'opened', file, weightsSha256, isHistoryKnown },
      hyperparameters,
      engine: 'kernels',
    },
    label: { name, note: '', isStarred: false },
    outcome: { state: 'finished', weightsSha256 },
    epochs: numbered(provenance.epochs),
    points,
    costs: provenance.costs,
    model: { ...model, provenance: { ...provenance, points } },
  });
}

/** What the network was made with, as far as its file says so; null when no settings can describe it. */
function hyperparametersOf({ network, provenance }: Model): Hyperparameters | null {
  const { hidden, output } = network.activations;
  const { maximum } = hyperparameterFields.epochs;
  const settings = {
    ...(provenance.hyperparameters ?? defaultHyperparameters),
    hiddenLayers: network.sizes.slice(1, -1),
    hiddenActivation: hidden,
    outputActivation: output,
    cost: costOf(provenance),
    epochs: Math.min(Math.max(provenance.epochs.length, 1), maximum),
  };
  const parsed = v.safeParse(hyperparametersSchema, settings);
  return parsed.success ? parsed.output : null;
}

/** Earlier versions counted the epochs of each training of a network from 0. */
function numbered(epochs: readonly EpochResult[]): EpochResult[] {
  return epochs.map((result, epoch) => ({ ...result, epoch }));
}
