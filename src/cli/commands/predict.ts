import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Stroke } from '../../contract/prediction';
import { prepareImage } from '../../engine/handwriting/prepare-image';
import { prepareStrokes } from '../../engine/handwriting/prepare';
import { predict } from '../../engine/network/forward';
import type { Network } from '../../engine/network/network';
import { plainReason } from '../../services/file-errors';
import { readPreciseModel } from '../../services/models/model-library';
import { CommandError, valueOf, wrongUsage } from '../command-error';
import { readGreyPng } from '../grey-png';
import type { Surroundings } from '../surroundings';

export interface PredictOptions {
  strokes?: string;
  json?: boolean;
}

const coordinateSchema = v.pipe(v.number(), v.finite());
const pointSchema = v.pipe(
  v.looseTuple([coordinateSchema, coordinateSchema]),
  v.transform(([x, y]) => [x, y] as const),
);
const strokesSchema = v.array(v.array(pointSchema));
/** A list of digits, each its strokes, alone or in an object that may say more. */
const digitsSchema = v.array(
  v.union([
    strokesSchema,
    v.pipe(
      v.object({ strokes: strokesSchema }),
      v.transform(({ strokes }) => strokes),
    ),
  ]),
);

/** Reads digits from pictures and from pen strokes, and prints what the network takes each for, in order. */
export async function predictDigits(
  modelPath: string,
  imagePaths: readonly string[],
  { strokes: strokesPath, json: isJson = false }: PredictOptions,
  { stdout }: Surroundings,
): Promise<void> {
  if (imagePaths.length === 0 && strokesPath === undefined) {
    throw wrongUsage('predict needs pictures (PNG) or --strokes FILE.json to read digits from.');
  }
  const { network } = valueOf(await readPreciseModel(modelPath));
  for (const path of imagePaths) {
    const input = prepareImage(await readGreyPng(path));
    stdout.write(`${isJson ? describeAsJson(network, input) : `${path}: ${describe(network, input)}`}\n`);
  }
  if (strokesPath === undefined) return;
  for (const strokes of await readDigits(strokesPath)) {
    stdout.write(`${describeAsJson(network, prepareStrokes(strokes))}\n`);
  }
}

async function readDigits(path: string): Promise<Stroke[][]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(`“${path}” could not be read: ${plainReason(error)}.`);
  }
  try {
    return v.parse(digitsSchema, JSON.parse(text));
  } catch {
    throw new CommandError(
      `“${path}” is not a JSON list of digits, each with "strokes" that are lists of [x, y] points.`,
    );
  }
}

function describe(network: Network, input: Float32Array | null): string {
  if (!input) return 'no ink';
  const { digit, runnerUp, activations } = predict(network, input);
  return `${digit} (${activations[digit].toFixed(2)}), then ${runnerUp} (${activations[runnerUp].toFixed(2)})`;
}

/** Where there is no ink there is no digit, and its line says so. */
function describeAsJson(network: Network, input: Float32Array | null): string {
  if (!input) return JSON.stringify({ digit: null, activations: [] });
  const { digit, activations } = predict(network, input);
  return JSON.stringify({ digit, activations });
}
