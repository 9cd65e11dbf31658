import type { FloatType } from '../float-numbers';
import { bytesOfFloat, readFloats, transposed } from '../float-numbers';
import { elementTypeNames, elementTypes } from './names';
import type { OnnxTensor } from './read-file';

/** Numbers that a graph brings along: a tensor, or the transposed matrix of one. */
export interface Constant {
  tensor: OnnxTensor;
  isTransposed: boolean;
}

/** The types of weights, by their number in the file. */
const floatTypes: Readonly<Record<number, FloatType>> = {
  [elementTypes.float]: 'F32',
  [elementTypes.float16]: 'F16',
  [elementTypes.double]: 'F64',
};

/** The sizes of a constant as a node sees it. */
export function dimensionsOf({ tensor, isTransposed }: Constant): readonly number[] {
  return isTransposed ? tensor.dimensions.toReversed() : tensor.dimensions;
}

/**
 * Reads floating-point numbers in double precision, row-major.
 *
 * `wanted`: their shape. A list of numbers is a matrix of one row. Returns what is wrong with it otherwise, also when a
 * number is not finite in single precision, as a clause that begins with its name.
 */
export function readNumbers(constant: Constant, wanted: readonly number[]): Float64Array | string {
  const { tensor, isTransposed } = constant;
  const found = dimensionsOf(constant);
  const dimensions = found.length === 1 && wanted.length === 2 ? [1, ...found] : found;
  const name = `“${tensor.name}”`;
  if (dimensions.length !== wanted.length || dimensions.some((size, at) => size !== wanted[at])) {
    return `${name} has shape (${found.join(', ')}), not (${wanted.join(', ')})`;
  }
  const fault = faultOfNumbers(tensor);
  if (fault !== undefined) return fault;
  const type = floatTypes[tensor.elementType];
  const size = bytesOfFloat(type);
  const count = wanted.reduce((product, each) => product * each, 1);
  if (tensor.bytes.length !== count * size) {
    return `${name} has ${tensor.bytes.length} bytes of data where its shape needs ${count * size}`;
  }
  const stored = readFloats(type, tensor.bytes);
  const values = isTransposed ? transposed(stored, wanted[0], wanted[1]) : stored;
  if (!values.every((value) => Number.isFinite(Math.fround(value)))) {
    return `${name} holds a number that is not finite in single precision`;
  }
  return values;
}

/** Reads a list of whole numbers, such as a shape; null if it is no such list. */
export function readIntegers({ tensor }: Constant): readonly number[] | null {
  if (tensor.elementType !== elementTypes.int64 || tensor.isInOtherFile) return null;
  const { bytes, integers } = tensor;
  const count = tensor.dimensions.reduce((product, size) => product * size, 1);
  if (bytes.length === 0) return integers.length === count ? integers : null;
  if (bytes.length !== 8 * count) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, index) => Number(view.getBigInt64(8 * index, true)));
}

function faultOfNumbers({ name, elementType, isInOtherFile }: OnnxTensor): string | undefined {
  if (isInOtherFile) {
    return (
      `“${name}” is in a second file next to it; ` +
      'save the model with its weights in one file (in PyTorch: external_data=False)'
    );
  }
  if (elementType in floatTypes) return undefined;
  const found = elementTypeNames[elementType] ?? `numbers of kind ${elementType}`;
  return `“${name}” holds ${found}, not FLOAT, DOUBLE or FLOAT16`;
}
