import { describe, expect, it } from 'vitest';
import { checkPicture, readPictureHeader } from '../../../src/engine/formats/picture-header';

const png = (width: number, height: number) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    bigEndian(width),
    bigEndian(height),
  ]);

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A JPEG with a comment, a filling byte and a table before its frame of 640 x 480 in so many colours. */
const jpeg = (components: number, marker = 'c2') =>
  Buffer.from(
    `ffd8 fffe0005616263 ff ffc4000401 02 ff${marker}0011 08 01e0 0280 0${components} 012200 021101 031101`.replaceAll(
      ' ',
      '',
    ),
    'hex',
  );

/** The same of 65,000 x 1,500 pixels. */
const largeJpeg = () => Buffer.from(jpeg(3).toString('hex').replace('01e00280', '05dcfde8'), 'hex');

const webp = (chunk: string, hex: string) =>
  Buffer.concat([
    Buffer.from(`RIFF\0\0\0\0WEBP${chunk}\0\0\0\0`, 'latin1'),
    Buffer.from(hex.replaceAll(' ', ''), 'hex'),
    Buffer.alloc(8),
  ]);

const size = { width: 640, height: 480 };

describe('readPictureHeader', () => {
  it.each([
    ['PNG', png(640, 480)],
    ['JPEG', jpeg(3)],
    ['JPEG', jpeg(1, 'c0')],
    ['WebP', webp('VP8 ', '000000 9d012a 8002 e001')],
    ['WebP', webp('VP8L', '2f 7fc27700')],
    ['WebP', webp('VP8X', '00000000 7f0200 df0100')],
  ])('tells the size of a %s', (format, bytes) => {
    expect(readPictureHeader(bytes)).toMatchObject({ format, ...size, isCmyk: false, isAnimated: false });
  });

  it('tells the colours of printers, and pictures that move', () => {
    expect(readPictureHeader(jpeg(4))).toMatchObject({ ...size, isCmyk: true });
    expect(readPictureHeader(webp('VP8X', '02000000 7f0200 df0100'))).toMatchObject({
      ...size,
      isAnimated: true,
    });
  });

  it.each([
    ['PNG', png(640, 480)],
    ['JPEG', jpeg(3)],
    ['WebP', webp('VP8 ', '000000 9d012a 8002 e001')],
  ])('tells no size of a %s that ends too soon, wherever', (format, bytes) => {
    for (let length = 12; length < 20; length++) {
      expect(readPictureHeader(bytes.subarray(0, length))).toMatchObject({ format, width: 0, height: 0 });
    }
  });

  it('finds the size of a JPEG behind stray bytes, which decoders pass over', () => {
    const frame = jpeg(3);
    const stray = Buffer.concat([frame.subarray(0, 2), Buffer.from('00aa', 'hex'), frame.subarray(2)]);
    expect(readPictureHeader(Buffer.concat([Buffer.from('ffd8ff', 'hex'), stray.subarray(2)]))).toMatchObject(
      size,
    );
  });

  it.each(['ffd0', 'ffd7', 'ff01', 'ffd8', 'ffff'])(
    'finds the size of a JPEG behind the marker %s, which has no length',
    (marker) => {
      const frame = jpeg(3);
      const at = Buffer.concat([frame.subarray(0, 2), Buffer.from(marker, 'hex'), frame.subarray(2)]);
      expect(readPictureHeader(at)).toMatchObject(size);
    },
  );

  it('tells no size of a JPEG whose segments are none', () => {
    const broken = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(40, 7)]);
    expect(readPictureHeader(broken)).toMatchObject({ format: 'JPEG', width: 0, height: 0 });
  });

  it.each(['', 'GIF89a', 'RIFF1234WAVE', '{"sizes": [784, 10]}'])('returns null for %j', (text) => {
    expect(readPictureHeader(Buffer.from(text, 'latin1'))).toBeNull();
  });
});

describe('checkPicture', () => {
  it('lets pass what can be read, and what it does not know', () => {
    expect(checkPicture(png(10_000, 10_000), 'sheet.png')).toMatchObject({
      ok: true,
      value: { format: 'PNG' },
    });
    const wholeJpeg = Buffer.concat([jpeg(3), Buffer.from('ffda0002ff00ffd9', 'hex'), Buffer.from('more')]);
    expect(checkPicture(wholeJpeg, 'photo.jpg')).toMatchObject({ ok: true, value: { format: 'JPEG' } });
    expect(checkPicture(Buffer.from('GIF89a'), 'cat.gif')).toEqual({ ok: true, value: null });
  });

  it.each([
    [png(0, 5), 'has no pixels, or ends before it says how many'],
    [jpeg(3), 'ends too early'],
    [Buffer.concat([jpeg(3), Buffer.from('ffda00020000', 'hex')]), 'ends too early'],
    [png(1, 100_000_000), 'has 1 × 100000000 pixels; at most 65535 are allowed on a side'],
    [png(60_000, 60_000), 'has 60000 × 60000 pixels; at most 100 million are allowed'],
    [
      Buffer.concat([largeJpeg(), Buffer.alloc(8 * 300, Buffer.from('ffda000201020300', 'hex'))]),
      'is stored in 300 passes, too many for its size; save it again as a usual JPEG or PNG',
    ],
    [jpeg(4), 'uses printer colours (CMYK); save it in RGB to open it'],
    [webp('VP8X', '02000000 7f0200 df0100'), 'is animated; only still pictures can be read'],
  ])('refuses what cannot be read, and says why', (bytes, why) => {
    const failure = { code: 'picture-unreadable', message: `“sheet” ${why}.` };
    expect(checkPicture(bytes, 'sheet')).toEqual({ ok: false, failure });
  });
});
