import type { Stroke } from '../../contract/drawings';
import { formatCount } from '../../contract/number-format';
import { mostMarks } from '../../engine/handwriting/segmentation/read-picture';
import { mostStrokes, readStrokes } from '../../engine/handwriting/segmentation/read-strokes';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import {
  holdsCells,
  isDoubtful,
  placesIn,
  readingOf,
  turnNote,
} from '../../engine/handwriting/segmentation/reading';
import { candidates, isUnsure, notSure } from '../../engine/network/confidence';
import type { ActivationsOption } from '../activations-option';
import { CommandError, wrongUsage } from '../command-error';
import { doAll, type Given, type Job } from '../do-all';
import { readDrawings } from '../drawings-file';
import { readPictureFile } from '../pictures/read-picture-file';
import { readWithProgress } from '../pictures/read-with-progress';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';

export interface ReadOptions extends ActivationsOption {
  strokes?: string;
  json?: boolean;
}

/**
 * Reads whole numbers from pictures and from pen strokes, and prints each. A space separates the rows of one picture; those of
 * a table are lines, with a tab between cells.
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
  const { stdout, stderr } = environment;
  const isOnlyPicture = imagePaths.length === 1 && strokesPath === undefined;
  const print = (reading: Reading, given: Given) => {
    const path = 'picture' in given ? given.picture : given.strokes;
    if (reading.digits.length === 0) stderr.write(`“${path}” holds no ink.\n`);
    const isNamed = 'picture' in given && !isOnlyPicture;
    stdout.write(`${isJson ? asJson(reading, given) : asText(reading, isNamed ? path : null)}\n`);
    const note = turnNote(reading);
    if (!isJson && note !== null) stderr.write(`“${path}” ${note}.\n`);
    const doubts = isJson ? [] : doubtsAbout(reading);
    if (doubts.length > 0) stderr.write(`“${path}”: ${notSure} about ${doubts.join(', ')}.\n`);
  };
  const pictures = imagePaths.map((path): Job => {
    const given = { picture: path };
    const run = async () => {
      const picture = await readPictureFile(path, environment);
      const reading = await readWithProgress(path, { network, picture }, environment);
      requireWriting(reading, path);
      print(reading ?? readingOf([]), given);
    };
    return { given, run };
  });
  const fromStrokes = drawings.map((strokes, drawing): Job => {
    const given = { strokes: strokesPath!, drawing };
    const run = () => {
      requireReadable(strokes, given.strokes);
      print(readStrokes(network, strokes), given);
    };
    return { given, run };
  });
  await doAll([...pictures, ...fromStrokes], { verb: 'read', isJson }, environment);
}

function requireWriting(reading: Reading | null, path: string): void {
  const marks = reading?.tooManyMarks;
  if (marks === undefined) return;
  throw new CommandError(
    `“${path}” has ${formatCount(marks)} separate marks; a picture with more than ${formatCount(mostMarks)} is not writing, so it is not read.`,
  );
}

function requireReadable(drawing: readonly Stroke[], path: string): void {
  if (drawing.length <= mostStrokes) return;
  throw new CommandError(
    `“${path}” has a drawing of ${formatCount(drawing.length)} strokes; at most ${formatCount(mostStrokes)} are read at once.`,
  );
}

/** In one line, after the picture's path, if it is told; a table has its rows below. */
function asText({ text }: Reading, path: string | null): string {
  const isTable = holdsCells(text);
  const plain = isTable ? text : text.replaceAll('\n', ' ');
  return path === null ? plain : `${path}:${isTable ? '\n' : ' '}${plain}`;
}

/** Leaves out what the network saw of each digit: 784 numbers are of no use to a person. */
function asJson({ text, turns, digits }: Reading, given: Given): string {
  const places = placesIn(text);
  return JSON.stringify({
    ...given,
    ...{ text, turns },
    digits: digits.map(({ box, digit, runnerUp, probability, confidence, oneDigit }, index) => ({
      ...places[index],
      ...{ box, digit, runnerUp, probability, confidence },
      isUnsure: digit !== null && isDoubtful({ probability, oneDigit }),
    })),
  });
}

/** "digit 2 (7 or 1)" for each unsure digit, "digit 2 (0, or no digit)" where only that is unsure. */
function doubtsAbout({ digits }: Reading): string[] {
  return digits.flatMap(({ digit, runnerUp, activations, probability, oneDigit }, index) => {
    if (digit === null || !isDoubtful({ probability, oneDigit })) return [];
    const isWhich = isUnsure({ probability });
    const what = isWhich ? candidates({ digit, runnerUp, activations }) : `${digit}, or no digit`;
    return [`digit ${index + 1} (${what})`];
  });
}
