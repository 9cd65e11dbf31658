import { prepareImage } from '../../engine/handwriting/one-digit/prepare-image';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import type { Reading } from '../../engine/handwriting/segmentation/reading';
import { predict } from '../../engine/network/predict';
import type { Network } from '../../engine/network/network';
import { candidates, isUnsure, notSure, secondGuess } from '../../engine/network/confidence';
import type { ActivationsOption } from '../activations-option';
import { wrongUsage } from '../command-error';
import { doAll, type Given, type Job } from '../do-all';
import { readDrawings } from '../drawings-file';
import { readPictureFile } from '../pictures/read-picture-file';
import { readWithProgress } from '../pictures/read-with-progress';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';

export interface PredictOptions extends ActivationsOption {
  strokes?: string;
  json?: boolean;
}

/** Reads one digit from each picture and each drawing, and prints the answers in order. */
export async function predictDigits(
  given: string,
  imagePaths: readonly string[],
  { strokes: strokesPath, json: isJson = false, activations }: PredictOptions,
  environment: Environment,
): Promise<void> {
  if (imagePaths.length === 0 && strokesPath === undefined) {
    throw wrongUsage('predict needs pictures (PNG, JPEG, WebP) or --strokes FILE to read digits from.');
  }
  const { network } = await readModel(given, environment, { activations });
  const drawings = strokesPath === undefined ? [] : await readDrawings(strokesPath);
  const { stdout, stderr } = environment;
  const pictures = imagePaths.map((path): Job => {
    const given = { picture: path };
    const run = async () => {
      const picture = await readPictureFile(path, environment);
      const input = prepareImage(picture);
      stdout.write(
        `${isJson ? describeAsJson(network, input, given) : `${path}: ${describe(network, input)}`}\n`,
      );
      // A full page takes seconds, and its answer is there already.
      const found = clearDigitsIn(await readWithProgress(path, { network, picture }, environment));
      if (found > 1) {
        stderr.write(`“${path}” seems to hold ${found} digits: “inkling read” reads numbers.\n`);
      }
    };
    return { given, run };
  });
  const fromStrokes = drawings.map((strokes, drawing): Job => {
    const given = { strokes: strokesPath!, drawing };
    const run = () => void stdout.write(`${describeAsJson(network, prepareStrokes(strokes), given)}\n`);
    return { given, run };
  });
  await doAll([...pictures, ...fromStrokes], { verb: 'read', isJson }, environment);
}

/** At least this likely, each digit of a number is one. */
const clear = 0.5;

/** How many digits can be told apart in a picture; a single one that is doubtful is not several. */
function clearDigitsIn(reading: Reading | null): number {
  const digits = reading?.digits ?? [];
  return digits.filter(({ digit, confidence }) => digit !== null && confidence >= clear).length;
}

function describe(network: Network, input: Float32Array | null): string {
  if (!input) return 'no ink';
  const prediction = predict(network, input);
  const { digit, probability } = prediction;
  const percent = `(${Math.round(100 * probability)} %)`;
  if (isUnsure(prediction)) return `${notSure}: ${candidates(prediction)} ${percent}`;
  const second = secondGuess(prediction);
  return `${digit} ${percent}${second === undefined ? '' : `, then ${second}`}`;
}

/** Without ink there is no digit, and the line says so. */
function describeAsJson(network: Network, input: Float32Array | null, given: Given): string {
  if (!input) return JSON.stringify({ ...given, digit: null, activations: [] });
  const prediction = predict(network, input);
  return JSON.stringify({ ...given, ...prediction, isUnsure: isUnsure(prediction) });
}
