import * as v from 'valibot';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { defaultHyperparameters, hyperparametersSchema } from '../../contract/hyperparameters';
import type { Model } from '../../contract/models';
import { costOf } from '../../contract/models';
import { hiddenLayersOf } from '../../contract/hidden-layers';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { AccuracyPoint, EpochResult, RunDescription, RunOrigin } from '../../contract/run';
import { usualRate } from '../../engine/inspection/usual-rate';
import type { CreatedRun } from './create-run';

/** A model that was not trained here. */
export interface OpenedModel {
  model: Model;
  /** Name for its run. */
  name: string;
  /** The accuracy measured when it was opened, if its file holds no history. */
  figure?: AccuracyPoint;
}

export interface OpenedFile extends OpenedModel {
  /** Its name without folder. */
  file: string;
}

/** Where such a model comes from. */
export type WholeOrigin = OriginOf<'opened'> | VotingOrigin;
export type VotingOrigin = OriginOf<'voting'>;
type OriginOf<Kind extends RunOrigin['kind']> = Extract<RunOrigin, { kind: Kind }>;

/** What the run of an opened model gets besides its content. */
export type NewIdentity = Pick<RunDescription, 'id' | 'createdAt' | 'appVersion'>;

/**
 * Makes a run of a model that was never trained here. Fails with 'model-unreadable' when the network is too large for a
 * run.
 */
export function runOfModel(
  { model, name, figure }: OpenedModel,
  origin: WholeOrigin,
  identity: NewIdentity,
): Result<CreatedRun> {
  const { provenance } = model;
  const hyperparameters = hyperparametersOf(model);
  if (!hyperparameters.success) {
    const holder = origin.kind === 'opened' ? origin.file : name;
    const [{ message }] = hyperparameters.issues;
    return failure('model-unreadable', `“${holder}” holds a network that Inkling cannot use. ${message}`);
  }
  const points = [...provenance.points, ...(figure ? [figure] : [])];
  return success({
    description: {
      ...identity,
      origin,
      hyperparameters: hyperparameters.output,
      engine: 'kernels',
    },
    label: { name, note: '', isStarred: false },
    outcome: { state: 'finished', weightsSha256: origin.weightsSha256 },
    epochs: numbered(provenance.epochs),
    points,
    costs: provenance.costs,
    model: { ...model, provenance: { ...provenance, points } },
  });
}

/**
 * The hyper-parameters, as far as the file gives them, and else those with which such a network can be trained further;
 * null when none can describe the network.
 */
function hyperparametersOf({ network, provenance }: Model): v.SafeParseResult<typeof hyperparametersSchema> {
  const { hidden, output } = network.activations;
  const { maximum } = hyperparameterFields.epochs;
  const ofNetwork = {
    hiddenLayers: hiddenLayersOf(network.layers),
    hiddenActivation: hidden,
    outputActivation: output,
    cost: costOf(provenance),
  };
  const usual = { ...defaultHyperparameters, ...ofNetwork };
  const settings = {
    ...usual,
    learningRate: usualRate(usual),
    ...provenance.hyperparameters,
    ...ofNetwork,
    epochs: Math.min(Math.max(provenance.epochs.length, 1), maximum),
  };
  return v.safeParse(hyperparametersSchema, settings);
}

/** Earlier versions counted the epochs of each training of a network from 0. */
function numbered(epochs: readonly EpochResult[]): EpochResult[] {
  return epochs.map((result, epoch) => ({ ...result, epoch }));
}
