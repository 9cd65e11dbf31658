import { denseLayer, inputNeurons, outputNeurons, sigmoidThroughout } from '../../contract/network';
import { choiceValues } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { DenseParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { DenseNetwork } from '../network/network';
import { isJsonObject, parseJson } from '../../contract/json';
import { unreadable } from './unreadable';

/** The costs' names in the book's program. */
const costNames: Record<Hyperparameters['cost'], string> = {
  quadratic: 'QuadraticCost',
  'cross-entropy': 'CrossEntropyCost',
};

/** A network as such a file holds it, with the cost that its training minimised, if the file says so. */
export interface Network2 {
  network: DenseNetwork;
  cost?: Hyperparameters['cost'];
}

/**
 * Writes a network, sigmoid throughout, in the format of the book's `network2.py`: `weights[l][j][k]`,
 * `biases[l][j][0]`.
 *
 * Every number is written so that reading it gives exactly the same number.
 */
export function encodeNetwork2(
  { sizes, layers }: DenseNetwork | DenseParameters,
  cost: Hyperparameters['cost'] = 'quadratic',
): string {
  return JSON.stringify({
    sizes,
    weights: layers.map(({ weight }, layer) =>
      Array.from({ length: sizes[layer + 1] }, (_, neuron) =>
        Array.from(weight.subarray(neuron * sizes[layer], (neuron + 1) * sizes[layer])),
      ),
    ),
    biases: layers.map(({ bias }) => Array.from(bias, (value) => [value])),
    cost: costNames[cost],
  });
}

/**
 * Reads a network in the format of the book's `network2.py`, with full double precision.
 *
 * It must have 784 inputs, 10 outputs and, if it names one, a cost of the book. Fails with `model-unreadable`, naming the file, the layer
 * (counted from 0, as in the file) and the neuron.
 */
export function decodeNetwork2(text: string, fileName: string): Result<Network2> {
  const saved = parseJson(text);
  if (saved === undefined && /[[,\s]-?(NaN|Infinity)\b/.test(text)) {
    return unreadable(fileName, 'it holds NaN or Infinity: this network diverged while it was trained.');
  }
  if (!isJsonObject(saved)) return unreadable(fileName, 'it is not a JSON object.');
  const { sizes, weights, biases } = saved;
  if (!isNetworkSizes(sizes)) {
    return unreadable(
      fileName,
      `“sizes” must be whole numbers that begin with ${inputNeurons} and end with ${outputNeurons}.`,
    );
  }
  const cost = saved['cost'] === undefined ? undefined : costNamed(saved['cost']);
  if (cost === null) {
    return unreadable(
      fileName,
      `“cost” must be ${Object.values(costNames)
        .map((name) => `"${name}"`)
        .join(' or ')}.`,
    );
  }
  const layers: DenseNetwork['layers'] = [];
  for (let layer = 0; layer < sizes.length - 1; layer++) {
    const [inputs, outputs] = [sizes[layer], sizes[layer + 1]];
    const weight = readMatrix(elementOf(weights, layer), outputs, inputs, `weights[${layer}]`);
    if (typeof weight === 'string') return unreadable(fileName, weight);
    const bias = readMatrix(elementOf(biases, layer), outputs, 1, `biases[${layer}]`);
    if (typeof bias === 'string') return unreadable(fileName, bias);
    layers.push(denseLayer(weight, bias));
  }
  for (const [name, list] of Object.entries({ weights, biases })) {
    if ((list as unknown[]).length > layers.length) {
      return unreadable(fileName, `“${name}” has more layers than “sizes” asks for.`);
    }
  }
  return success({ network: { sizes, activations: sigmoidThroughout, layers }, cost });
}

/** By the class's name, or by what Python prints of it: `<class 'network2.CrossEntropyCost'>`. */
function costNamed(text: unknown): Hyperparameters['cost'] | null {
  const name = typeof text === 'string' ? /(\w+)(?:'>)?$/.exec(text)?.[1] : undefined;
  return choiceValues('cost').find((cost) => costNames[cost] === name) ?? null;
}

function isNetworkSizes(value: unknown): value is number[] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value[0] === inputNeurons &&
    value.at(-1) === outputNeurons &&
    value.every((size) => Number.isSafeInteger(size) && size > 0)
  );
}

function elementOf(list: unknown, index: number): unknown {
  return Array.isArray(list) ? list[index] : undefined;
}

/** Returns the matrix (rows, columns), row-major, or what is wrong with it. */
function readMatrix(matrix: unknown, rows: number, columns: number, name: string): Float64Array | string {
  if (!Array.isArray(matrix)) return `“${name}” is missing.`;
  if (matrix.length !== rows) return `“${name}” has ${matrix.length} rows, not ${rows}.`;
  const values = new Float64Array(rows * columns);
  for (const [row, numbers] of matrix.entries()) {
    if (!Array.isArray(numbers) || numbers.length !== columns)
      return `“${name}[${row}]” is not a row of ${columns}.`;
    const wrong = numbers.findIndex((number) => !isFiniteInSinglePrecision(number));
    if (wrong !== -1) return `“${name}[${row}][${wrong}]” ${describeWrong(numbers[wrong])}.`;
    values.set(numbers, row * columns);
  }
  return values;
}

/** What a safetensors file, the kernels and the app can hold. */
function isFiniteInSinglePrecision(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(Math.fround(value));
}

function describeWrong(value: unknown): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'is not a finite number';
  return `is ${value}, too large for single precision (at most 3.4e38)`;
}
