import { basename } from 'node:path';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import type { Environment } from '../environment';
import { stoppable } from '../stoppable';
import type { PictureToRead } from './read-in-thread';

/** Reads the digits in a picture, and shows how much is done; null when it holds no ink. A signal ends the command. */
export async function readWithProgress(
  path: string,
  picture: PictureToRead,
  environment: Environment,
): Promise<Reading | null> {
  const { progressLine } = environment;
  const show = (fraction: number) => progressLine.show(basename(path), fraction);
  const reading = await stoppable(environment, 'Stopped.', (stopped) =>
    environment.readPicture(picture, show, stopped),
  );
  progressLine.clear();
  return reading;
}
