import * as v from 'valibot';
import { choiceValues } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import { accuracyPointSchema, costPointSchema, epochResultSchema, votersSchema } from './run';
import type { NetworkParameters } from './network';

/** Models that the app comes with: one that reads what people draw, and the book's first, which is easy to look into. */
export const includedModels = ['starter', 'book'] as const;
export type IncludedModel = (typeof includedModels)[number];

/** Where a network's weights come from; stored in its model file. */
const provenanceSchema = v.object({
  /** Version of Inkling that wrote it; empty when another program did. */
  appVersion: v.string(),
  /** ISO 8601, UTC; empty when unknown. */
  createdAt: v.union([v.literal(''), v.pipe(v.string(), v.isoTimestamp())]),
  /** What it learned from: "MNIST", "synthetic digits", or empty when nothing or unknown. */
  dataset: v.string(),
  /** Of its last run; absent for an imported or untrained network. */
  hyperparameters: v.optional(hyperparametersSchema),
  /** Its cost function, when known only from its file and without other hyper-parameters. */
  cost: v.optional(v.picklist(choiceValues('cost'))),
  /** All its epochs, oldest first. */
  epochs: v.array(epochResultSchema),
  /** Accuracy points before and inside its first epoch. */
  points: v.optional(v.array(accuracyPointSchema), () => []),
  /** The cost curve, thinned if it is long. */
  costs: v.optional(v.array(costPointSchema), () => []),
  /** The name of its run; absent in files of earlier versions and of other programs. */
  name: v.optional(v.string()),
  /** For networks that vote as one. */
  voters: v.optional(votersSchema),
  /** For a run that taught it a person's digits: how many, the network before, and that network's test accuracy. */
  taught: v.optional(
    v.object({
      ownDigits: v.pipe(v.number(), v.integer(), v.minValue(1)),
      from: v.string(),
      /** Test images classified correctly. */
      testCorrectBefore: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
});

export type Provenance = v.InferOutput<typeof provenanceSchema>;

/** The cost function that a network of this provenance was trained with; quadratic when unknown. */
export function costOf({ hyperparameters, cost }: Provenance): Hyperparameters['cost'] {
  return hyperparameters?.cost ?? cost ?? 'quadratic';
}

/** The provenance of a network made by another program. */
export const unknownProvenance: Readonly<Provenance> = {
  appVersion: '',
  createdAt: '',
  dataset: '',
  epochs: [],
  points: [],
  costs: [],
};

/** Checks the provenance in a model file; null when it is not valid. */
export function parseProvenance(input: unknown): Provenance | null {
  const parsed = v.safeParse(provenanceSchema, input);
  return parsed.success ? parsed.output : null;
}

/** A network with its provenance: the content of a model file. */
export interface Model {
  network: NetworkParameters;
  provenance: Provenance;
}
