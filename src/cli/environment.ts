import type { PublishedDataSet } from '../services/data/mnist-files';
import type { GreyPicture } from '../engine/handwriting/raster/grey-picture';
import type { OnProgress } from '../engine/handwriting/raster/on-progress';
import type { Reading } from '../engine/handwriting/segmentation/reading';
import type { EndingSignal } from './ending-signals';
import type { PackedPicture } from './pictures/decode-picture';
import type { PictureToRead } from './pictures/read-in-thread';
import type { ProgressLine } from './progress-line';
import type { TrainerChannel } from '../services/training/trainer-process';
import type { TextOutput } from './text-output';

/** The outside world, as a command sees it. */
export interface Environment {
  env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  stdout: TextOutput;
  /** Progress, remarks and errors. */
  stderr: TextOutput;
  /** The one line on stderr that is redrawn; it is gone when the program ends, in whatever way. */
  progressLine: ProgressLine;
  /** Calls the listener for the first signal instead of ending the program; the returned function unsubscribes. */
  onSignal: (listener: (signal: EndingSignal) => void) => () => void;
  /** Contains `mnist/` if MNIST came with the program. */
  resourcesFolder: string;
  /** The app's data folder of this person; contains `mnist/` after a download. */
  userDataFolder: string;
  version: string;
  /** Starts a trainer next to this program. */
  forkTrainer: () => TrainerChannel;
  /** Decodes a picture file; returns why it cannot be decoded as the end of a sentence. */
  decodePicture: (picture: PackedPicture) => Promise<GreyPicture | string>;
  /** Reads the digits in a picture; null when it holds no ink. Rejects with the reason of `stopped` once that is aborted. */
  readPicture: (
    picture: PictureToRead,
    onProgress: OnProgress,
    stopped: AbortSignal,
  ) => Promise<Reading | null>;
  /** How many runs train at the same time. */
  cores: number;
  /** Milliseconds, from any start. */
  now: () => number;
  /** Free space on the disk of a folder; undefined when unknown. */
  freeBytes: (folder: string) => Promise<number | undefined>;
  fetch?: typeof fetch;
  published?: PublishedDataSet;
}
