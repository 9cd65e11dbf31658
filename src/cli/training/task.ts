import type { Hyperparameters } from '../../contract/hyperparameters';
import type { PreciseModel } from '../../services/models/model-library';
import type { RunOptions } from './run-options';
import type { OpenData } from '../data-set';

/** What `--engine` may be. */
export const engineNames = ['kernels', 'plain'] as const;

export interface TrainOptions extends RunOptions {
  initFrom?: string;
  data?: string;
  out?: string;
  checkpointDir?: string;
  json?: boolean;
  repeat?: number;
  engine: (typeof engineNames)[number];
}

/** What is to be trained, once all of it is known to be possible. */
export interface TrainTask {
  options: TrainOptions;
  hyperparameters: Hyperparameters;
  /** Weights to start from; absent: new ones. */
  start?: PreciseModel;
  opened: OpenData;
}
