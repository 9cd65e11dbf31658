import { basename } from 'node:path';
import { readPicture } from '../../engine/handwriting/segmentation/read-picture';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import type { Environment } from '../environment';
import { stoppable } from '../stoppable';
import type { PictureToRead } from './read-in-thread';

/** Pixels; a picture that has no more is read before a thread would have started. */
const smallPicture = 64 * 64;

/** Reads the digits in a picture, and shows how much is done; null when it holds no ink. A signal ends the command. */
export async function readWithProgress(
  path: string,
  task: PictureToRead,
  environment: Environment,
): Promise<Reading | null> {
  const { network, picture } = task;
  if (picture.width * picture.height <= smallPicture) return readPicture(network, picture);
  const { progressLine } = environment;
  const show = (fraction: number) => progressLine.show(basename(path), fraction);
  const reading = await stoppable(environment, 'Stopped.', (stopped) =>
    environment.readPicture(task, show, stopped),
  );
  progressLine.clear();
  return reading;
}
