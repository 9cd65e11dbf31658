import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../../src/engine/formats/base64';
import { encodePng, type Colour } from '../../../src/engine/formats/encode-png';

const palette: Colour[] = [
  [255, 255, 255],
  [42, 103, 203],
  [196, 92, 20],
];

describe('encodePng', () => {
  it.each([
    [3, 2],
    [28, 28],
    // Longer than one block of a zlib stream.
    [300, 400],
  ])('is read back by another program: %i x %i', (width, height) => {
    const pixels = Uint8Array.from({ length: width * height }, (_, index) => (index * 7) % 3);
    const read = decode(encodePng(pixels, { width, height }, palette));
    expect(read).toMatchObject({ width, height, palette });
    expect(Array.from(read.data)).toEqual(Array.from(pixels));
  });
});

describe('encodeBase64', () => {
  it.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar', '\u00ff\u00fe\u00fd'])(
    'is as usual: %j',
    (text) => {
      const bytes = Buffer.from(text, 'latin1');
      expect(encodeBase64(bytes)).toBe(bytes.toString('base64'));
    },
  );
});
