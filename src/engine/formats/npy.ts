import type { ByteParser } from './byte-parser';
import type { ArrayDescription, ByteArray } from './number-arrays';
import { readNumberArray, roleOf } from './number-arrays';

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy's own headers have 118 bytes. */
const maximumHeaderBytes = 4_096;
/** The literal of a Python dictionary as NumPy writes it, with its keys in order. */
const headerPattern =
  /^\{'descr': '([<>|=][a-zA-Z]\d{1,3})', 'fortran_order': (True|False), 'shape': \(((?:\d{1,12}, ?)*(?:\d{1,12})?)\),? ?\} *\n?$/;

/**
 * Reads an array of images or labels from a file of NumPy's format, versions 1 to 3.
 *
 * The header is matched, never evaluated. Faults are the end of a sentence.
 * Source: numpy.lib.format.
 */
export function* readNpy(role: 'images' | 'labels', maximumCount: number): ByteParser<ByteArray> {
  const start = (yield 8).slice();
  if (!magic.every((byte, index) => start[index] === byte)) return { fault: 'it is not a NumPy array' };
  const lengthBytes = start[6] === 1 ? 2 : 4;
  const lengths = (yield lengthBytes).slice();
  if (lengths.length < lengthBytes) return { fault: 'it ends too early' };
  const view = new DataView(lengths.buffer);
  const headerBytes = lengthBytes === 2 ? view.getUint16(0, true) : view.getUint32(0, true);
  if (headerBytes === 0 || headerBytes > maximumHeaderBytes) return { fault: 'its header is unreadable' };
  const description = describe(String.fromCharCode(...(yield headerBytes)));
  if (typeof description === 'string') return { fault: description };
  if (roleOf(description) !== role)
    return { fault: `the shape is (${description.shape.join(', ')}), which is not one of ${role}` };
  const array = yield* readNumberArray(description, maximumCount);
  if ('bytes' in array && (yield 1).length > 0) return { fault: 'it has more than its header says' };
  return array;
}

function describe(header: string): ArrayDescription | string {
  const match = headerPattern.exec(header);
  if (!match) return 'its header is unreadable';
  const [, dtype, isFortran, shape] = match;
  if (isFortran === 'True') return 'it is stored column by column (fortran_order)';
  return {
    dtype,
    shape: shape
      .split(',')
      .filter((size) => size.trim() !== '')
      .map(Number),
  };
}
