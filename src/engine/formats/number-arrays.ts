import { formatCount } from '../../contract/number-format';
import { imageSide, pixelsPerImage } from '../image';
import type { ByteParser } from './byte-parser';
import { portionBytes } from './byte-parser';

/** What NumPy says about an array. */
export interface ArrayDescription {
  /** Byte order and kind, such as "|u1" or "<f4". */
  dtype: string;
  shape: readonly number[];
}

/** Images, or labels, as bytes; or what is wrong, as the end of a sentence. */
export type ByteArray = { bytes: Uint8Array } | { fault: string };

/** Reads one number of an array as a byte; -1 when it is none. */
type ReadNumber = (view: DataView, at: number) => number;

interface NumberType {
  bytes: number;
  read: ReadNumber;
}

const integerTypes: Record<string, NumberType> = {
  '|u1': { bytes: 1, read: (view, at) => view.getUint8(at) },
  '<i4': { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  '<i8': { bytes: 8, read: readInt64 },
};
const numberTypes: Record<string, NumberType> = {
  ...integerTypes,
  '<f4': { bytes: 4, read: (view, at) => pixelOf(view.getFloat32(at, true)) },
  '<f8': { bytes: 8, read: (view, at) => pixelOf(view.getFloat64(at, true)) },
};

function readInt64(view: DataView, at: number): number {
  return view.getInt32(at + 4, true) === 0 ? view.getInt32(at, true) : -1;
}

/** How near to a 255th a number must be: single precision rounds far less. */
const tolerance = 0.001;

/**
 * The byte of a pixel from 0 to 1; -1 for anything else. The book's file has 256ths, others have 255ths; only 0 and 1 are
 * both, and 1 is no byte's 256th.
 */
function pixelOf(value: number): number {
  const of256 = value * 256;
  if (Number.isInteger(of256) && of256 < 256) return of256;
  const of255 = Math.round(value * 255);
  return Math.abs(value * 255 - of255) < tolerance ? of255 : -1;
}

/** What an array holds, by its shape: (count, 784) or (count, 28, 28) are images, (count) are labels. */
export function roleOf({ shape }: ArrayDescription): 'images' | 'labels' | undefined {
  const [, ...inner] = shape;
  if (shape.length === 1) return 'labels';
  const isFlat = inner.length === 1 && inner[0] === pixelsPerImage;
  const isSquare = inner.length === 2 && inner.every((side) => side === imageSide);
  return isFlat || isSquare ? 'images' : undefined;
}

/**
 * Reads the content of an array, row by row, and turns its numbers into bytes.
 *
 * Integers are taken as they are, floating-point pixels are 0 to 1. `maximumCount`: of images or labels. What is refused
 * takes no memory.
 */
export function* readNumberArray(description: ArrayDescription, maximumCount: number): ByteParser<ByteArray> {
  const { dtype, shape } = description;
  const role = roleOf(description);
  if (role === undefined) return { fault: `its shape is (${shape.join(', ')}), not (count, 28, 28)` };
  const type = (role === 'images' ? numberTypes : integerTypes)[dtype];
  if (type === undefined) return { fault: `its numbers are of type “${dtype}”, which is not read` };
  const [count] = shape;
  if (count > maximumCount) {
    const limit = formatCount(maximumCount);
    return { fault: `it promises ${formatCount(count)} ${role}; at most ${limit} are read` };
  }
  const bytes = new Uint8Array(role === 'images' ? count * pixelsPerImage : count);
  const highest = role === 'images' ? 255 : 9;
  for (let at = 0; at < bytes.length;) {
    const wanted = Math.min((bytes.length - at) * type.bytes, portionBytes);
    const piece = yield wanted;
    if (piece.length < wanted) return { fault: 'it ends too early' };
    if (role === 'images' && dtype === '|u1') {
      bytes.set(piece, at);
      at += piece.length;
      continue;
    }
    const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let from = 0; from < piece.length; from += type.bytes, at++) {
      const number = type.read(view, from);
      if (number < 0 || number > highest) return { fault: faultAt(role, at) };
      bytes[at] = number;
    }
  }
  return { bytes };
}

function faultAt(role: 'images' | 'labels', at: number): string {
  if (role === 'labels') return `label ${formatCount(at)} is not a digit from 0 to 9`;
  const image = Math.floor(at / pixelsPerImage);
  return `pixel ${at % pixelsPerImage} of image ${formatCount(image)} is not a grey value`;
}
