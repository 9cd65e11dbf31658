import * as v from 'valibot';
import { choiceValues } from './hyperparameter-fields';
import type { Hyperparameters } from './hyperparameters';
import { hyperparametersSchema } from './hyperparameters';
import { epochResultSchema } from './training';
import type { NetworkActivations, NetworkParameters } from './network';

/** Where a network's weights come from; kept with the model on disk. */
const provenanceSchema = v.object({
  /** Version of Inkling that wrote it; empty when another program did. */
  appVersion: v.string(),
  /** ISO 8601, UTC; empty when unknown. */
  createdAt: v.union([v.literal(''), v.pipe(v.string(), v.isoTimestamp())]),
  /** What it learned from: "MNIST", "synthetic digits", or empty when nothing or unknown. */
  dataset: v.string(),
  /** Of its last run; absent for a network that was imported or never trained. */
  hyperparameters: v.optional(hyperparametersSchema),
  /** What it learned to make small, where only its file's word for it is known and no hyper-parameters. */
  cost: v.optional(v.picklist(choiceValues('cost'))),
  /** Of its last run, oldest first. */
  epochs: v.array(epochResultSchema),
  /** Where that run taught it a person's own digits: how many, which network it was then, and what that one read. */
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

/** What a network of this provenance learned to make small; quadratic where nothing is known. */
export function costOf({ hyperparameters, cost }: Provenance): Hyperparameters['cost'] {
  return hyperparameters?.cost ?? cost ?? 'quadratic';
}

/** What is known about a network that another program made. */
export const unknownProvenance: Readonly<Provenance> = {
  appVersion: '',
  createdAt: '',
  dataset: '',
  epochs: [],
};

/** Checks what a model file says about its network's past; null when it is not a provenance. */
export function parseProvenance(input: unknown): Provenance | null {
  const parsed = v.safeParse(provenanceSchema, input);
  return parsed.success ? parsed.output : null;
}

/** A network with its provenance: what a model file holds. */
export interface Model {
  network: NetworkParameters;
  provenance: Provenance;
}

/** `starter`: came with the app; `untitled`: new, never saved; `file`: has a place on disk. */
export type DocumentOrigin = 'starter' | 'untitled' | 'file';

/** The open network as the window's title and the header show it. */
export interface DocumentState {
  /** File name without folder, or a made-up name. */
  name: string;
  origin: DocumentOrigin;
  /** Absolute; only for origin `file`. */
  path?: string;
  /** Changed since it was opened or saved. */
  isEdited: boolean;
  sizes: number[];
  activations: Readonly<NetworkActivations>;
  provenance: Provenance;
  /** A network that the last run replaced can still be brought back. */
  hasPrevious: boolean;
  /** Absolute paths, newest first. */
  recentPaths: string[];
}
