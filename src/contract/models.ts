import type { Hyperparameters } from './hyperparameters';
import type { EpochResult } from './training';

/** Weights and biases of one layer as they cross processes and go to disk. */
export interface LayerParameters {
  /** (outputs, inputs) row-major. */
  weight: Float32Array;
  /** (outputs). */
  bias: Float32Array;
}

/** A whole network: `layers.length === sizes.length - 1`. */
export interface NetworkParameters {
  /** Neurons of every layer, input and output included. */
  sizes: number[];
  layers: LayerParameters[];
}

/** Where a network's weights come from; kept with the model on disk. */
export interface Provenance {
  /** Version of Inkling that wrote it. */
  appVersion: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** What it learned from: "MNIST", "synthetic digits", or empty when nothing. */
  dataset: string;
  /** Of its last run; absent for a network that was imported or never trained. */
  hyperparameters?: Hyperparameters;
  /** Of its last run, oldest first. */
  epochs: EpochResult[];
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
  provenance: Provenance;
  /** A network that the last run replaced can still be brought back. */
  hasPrevious: boolean;
  /** Absolute paths, newest first. */
  recentPaths: string[];
}
