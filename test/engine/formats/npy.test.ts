import { describe, expect, it } from 'vitest';
import { parseBytes } from './parse-bytes';
import { readNpy } from '../../../src/engine/formats/npy';
import { encodeNpy } from '../../services/data/form-files';

const pixels = Uint8Array.from({ length: 2 * 784 }, (_, index) => index % 251);

const images = (file: Uint8Array) => parseBytes(Uint8Array.from(file), readNpy('images', 10));
const labels = (file: Uint8Array) => parseBytes(Uint8Array.from(file), readNpy('labels', 10));

function headed(header: string, version = 1): Uint8Array {
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(header.length);
  else length.writeUInt32LE(header.length);
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version, 0)}`, 'latin1'),
    length,
    Buffer.from(header),
  ]);
}

describe('readNpy', () => {
  it('reads images as squares and as rows, and labels as bytes and integers', () => {
    expect(images(encodeNpy('|u1', [2, 28, 28], pixels))).toEqual({ bytes: pixels });
    expect(images(encodeNpy('|u1', [2, 784], pixels))).toEqual({ bytes: pixels });
    expect(labels(encodeNpy('|u1', [3], Uint8Array.of(1, 9, 0)))).toEqual({ bytes: Uint8Array.of(1, 9, 0) });
    const long = new Uint8Array(BigInt64Array.of(1n, 9n, 0n).buffer);
    expect(labels(encodeNpy('<i8', [3], long))).toEqual({ bytes: Uint8Array.of(1, 9, 0) });
    const short = new Uint8Array(Int32Array.of(1, 9, 0).buffer);
    expect(labels(encodeNpy('<i4', [3], short))).toEqual({ bytes: Uint8Array.of(1, 9, 0) });
    const floats = new Uint8Array(Float32Array.from(pixels, (byte) => byte / 255).buffer);
    expect(images(encodeNpy('<f4', [2, 784], floats))).toEqual({ bytes: pixels });
  });

  it('reads headers of versions 2 and 3', () => {
    const header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }\n";
    for (const version of [2, 3]) {
      expect(labels(Buffer.concat([headed(header, version), Uint8Array.of(7)]))).toEqual({
        bytes: Uint8Array.of(7),
      });
    }
  });

  it.each([
    ['another shape', encodeNpy('|u1', [2, 32, 32], pixels), 'the shape is (2, 32, 32)'],
    ['labels', encodeNpy('|u1', [2], pixels), 'the shape is (2), which is not one of images'],
    ['another type', encodeNpy('<c8', [2, 784], pixels), 'type “<c8”'],
    ['too many', encodeNpy('|u1', [11, 784], pixels), 'it promises 11 images; at most 10 are read'],
    ['a short content', encodeNpy('|u1', [2, 784], pixels.subarray(1)), 'it ends too early'],
    ['a long content', encodeNpy('|u1', [1, 784], pixels), 'it has more than its header says'],
    [
      'an expression',
      headed("{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,), }"),
      'unreadable',
    ],
    [
      'columns first',
      headed("{'descr': '|u1', 'fortran_order': True, 'shape': (1, 784), }"),
      'column by column',
    ],
    ['an endless header', headed('x'.repeat(100_000), 2), 'its header is unreadable'],
    ['something else', Buffer.from('PK\x03\x04'), 'it is not a NumPy array'],
    ['nothing', new Uint8Array(0), 'it is not a NumPy array'],
  ])('refuses %s', (_what, file, fault) => {
    expect(images(file)).toEqual({ fault: expect.stringContaining(fault) });
  });

  it('names the first label that is no digit', () => {
    const wide = new Uint8Array(BigInt64Array.of(1n, 2n ** 32n + 1n).buffer);
    expect(labels(encodeNpy('<i8', [2], wide))).toEqual({ fault: 'label 1 is not a digit from 0 to 9' });
  });
});
