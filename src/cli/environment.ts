import type { PublishedDataSet } from '../services/data/mnist-files';
import type { EndingSignal } from './ending-signals';
import type { TrainerChannel } from '../services/training/trainer-process';

/** Where text goes; a terminal shows progress, a file or a pipe does not. */
export interface TextOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command sees of the world around it. */
export interface Environment {
  env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  stdout: TextOutput;
  /** Progress, remarks and errors. */
  stderr: TextOutput;
  /** Calls the listener for the first signal instead of ending; the returned function ends that. */
  onSignal: (listener: (signal: EndingSignal) => void) => () => void;
  /** Holds `mnist/` when MNIST came with the program. */
  resourcesFolder: string;
  /** The app's own folder of this person; holds `mnist/` after a download. */
  userDataFolder: string;
  version: string;
  /** Starts a trainer beside this program. */
  forkTrainer: () => TrainerChannel;
  /** Runs that train at the same time. */
  cores: number;
  /** Milliseconds, from any start. */
  now: () => number;
  /** Room on the disk of a folder; undefined where that is unknown. */
  freeBytes: (folder: string) => Promise<number | undefined>;
  fetch?: typeof fetch;
  published?: PublishedDataSet;
}
