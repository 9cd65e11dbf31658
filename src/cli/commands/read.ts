import { basename } from 'node:path';
import type { Stroke } from '../../contract/drawings';
import { formatCount } from '../../contract/number-format';
import { mostStrokes, readStrokes } from '../../engine/handwriting/segmentation/read-strokes';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import { isDoubtful, readingOf, turnNote } from '../../engine/handwriting/segmentation/reading';
import { candidates, notSure } from '../../engine/network/confidence';
import type { ActivationsOption } from '../activations-option';
import { CommandError, wrongUsage } from '../command-error';
import { doAll } from '../do-all';
import { readDrawings } from '../drawings-file';
import { readPictureFile } from '../pictures/read-picture-file';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import { stoppable } from '../stoppable';

export interface ReadOptions extends ActivationsOption {
  strokes?: string;
  json?: boolean;
}

/**
 * Reads whole numbers from pictures and from pen strokes, and prints each; a space separates the rows of one picture.
 */
export async function readNumbers(
  given: string,
  imagePaths: readonly string[],
  { strokes: strokesPath, json: isJson = false, activations }: ReadOptions,
  environment: Environment,
): Promise<void> {
  if (imagePaths.length === 0 && strokesPath === undefined) {
    throw wrongUsage('read needs pictures (PNG, JPEG, WebP) or --strokes FILE to read numbers from.');
  }
  const { network } = await readModel(given, environment, { activations });
  const drawings = strokesPath === undefined ? [] : await readDrawings(strokesPath);
  const { stdout, stderr, progressLine } = environment;
  const isOnlyPicture = imagePaths.length === 1 && strokesPath === undefined;
  const print = (reading: Reading, path?: string) => {
    progressLine.clear();
    if (reading.digits.length === 0) stderr.write(`“${path ?? strokesPath}” holds no ink.\n`);
    const plain = reading.text.replaceAll('\n', ' ');
    const text = path === undefined || isOnlyPicture ? plain : `${path}: ${plain}`;
    stdout.write(`${isJson ? asJson(reading) : text}\n`);
    const note = turnNote(reading);
    if (!isJson && note !== null) stderr.write(`“${path}” ${note}.\n`);
    const doubts = isJson ? [] : doubtsAbout(reading);
    if (doubts.length > 0) stderr.write(`“${path ?? strokesPath}”: ${notSure} about ${doubts.join(', ')}.\n`);
  };
  const pictures = imagePaths.map((path) => async () => {
    const picture = await readPictureFile(path, environment);
    const show = (fraction: number) => progressLine.show(basename(path), fraction);
    const reading = await stoppable(environment, 'Stopped.', (stopped) =>
      environment.readPicture({ network, picture }, show, stopped),
    );
    print(reading ?? readingOf([]), path);
  });
  const fromStrokes = drawings.map((drawing) => () => {
    requireReadable(drawing, strokesPath!);
    print(readStrokes(network, drawing));
  });
  await doAll([...pictures, ...fromStrokes], { verb: 'read', isJson }, environment);
}

function requireReadable(drawing: readonly Stroke[], path: string): void {
  if (drawing.length <= mostStrokes) return;
  throw new CommandError(
    `“${path}” has a drawing of ${formatCount(drawing.length)} strokes; at most ${formatCount(mostStrokes)} are read at once.`,
  );
}

/** Leaves out what the network saw of each digit: 784 numbers are of no use to a person. */
function asJson({ text, turns, digits }: Reading): string {
  return JSON.stringify({
    ...{ text, turns },
    digits: digits.map(({ box, digit, runnerUp, probability, confidence, oneDigit }) => ({
      ...{ box, digit, runnerUp, probability, confidence },
      isUnsure: digit !== null && isDoubtful({ probability, oneDigit }),
    })),
  });
}

/** "digit 2 (7 or 1)" for each unsure digit. */
function doubtsAbout({ digits }: Reading): string[] {
  return digits.flatMap(({ digit, runnerUp, activations, probability, oneDigit }, index) =>
    digit !== null && isDoubtful({ probability, oneDigit })
      ? [`digit ${index + 1} (${candidates({ digit, runnerUp, activations })})`]
      : [],
  );
}
