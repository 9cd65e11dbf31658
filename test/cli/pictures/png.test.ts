import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../src/cli/pictures/png';

interface Picture {
  width: number;
  depth: number;
  colourType: number;
  /** Bytes of each row, without the filter byte. */
  rows: number[][];
  palette?: number[];
  transparency?: number[];
  isInterlaced?: boolean;
}

/** Writes a PNG chunk by chunk (PNG specification, third edition), without filters. */
function encodePicture({ width, depth, colourType, rows, palette, transparency, isInterlaced }: Picture) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([depth, colourType, 0, 0, isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
    ...(transparency ? [chunk('tRNS', Buffer.from(transparency))] : []),
    chunk('IDAT', deflateSync(Buffer.from(rows.flatMap((row) => [0, ...row])))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

describe('decodePng', () => {
  const cases: [string, Picture, number[]][] = [
    ['8-bit grey', { width: 3, depth: 8, colourType: 0, rows: [[0, 128, 255]] }, [0, 128, 255]],
    ['16-bit grey', { width: 2, depth: 16, colourType: 0, rows: [[0x80, 0x80, 0xff, 0xff]] }, [128, 255]],
    [
      '1-bit grey, rows padded to whole bytes',
      {
        width: 9,
        depth: 1,
        colourType: 0,
        rows: [
          [0b10000001, 0x80],
          [0b01000000, 0x00],
        ],
      },
      [255, 0, 0, 0, 0, 0, 0, 255, 255, 0, 255, 0, 0, 0, 0, 0, 0, 0],
    ],
    ['2-bit grey', { width: 4, depth: 2, colourType: 0, rows: [[0b00011011]] }, [0, 85, 170, 255]],
    ['4-bit grey', { width: 3, depth: 4, colourType: 0, rows: [[0x0f, 0x80]] }, [0, 255, 136]],
    [
      'colour, weighed as the eye sees it',
      { width: 4, depth: 8, colourType: 2, rows: [[255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]] },
      [76, 150, 29, 255],
    ],
    [
      'colour with a suggested palette',
      { width: 1, depth: 8, colourType: 2, rows: [[255, 255, 255]], palette: [1, 2, 3] },
      [255],
    ],
    ['16-bit colour', { width: 1, depth: 16, colourType: 2, rows: [[255, 255, 255, 255, 255, 255]] }, [255]],
    [
      'grey with alpha, over white',
      { width: 3, depth: 8, colourType: 4, rows: [[0, 255, 0, 0, 0, 128]] },
      [0, 255, 127],
    ],
    [
      'light lines on what is transparent, over black',
      { width: 4, depth: 8, colourType: 4, rows: [[0, 0, 255, 255, 0, 0, 255, 128]] },
      [0, 255, 0, 128],
    ],
    [
      'colour with alpha, over white',
      { width: 2, depth: 8, colourType: 6, rows: [[0, 0, 0, 255, 0, 0, 0, 0]] },
      [0, 255],
    ],
    [
      'a palette with 2 bits a pixel',
      {
        width: 3,
        depth: 2,
        colourType: 3,
        rows: [[0b00011000]],
        palette: [0, 0, 0, 255, 255, 255, 100, 100, 100],
      },
      [0, 255, 100],
    ],
    [
      'a palette with a transparent colour',
      {
        width: 2,
        depth: 8,
        colourType: 3,
        rows: [[0, 1]],
        palette: [0, 0, 0, 9, 9, 9],
        transparency: [0, 255],
      },
      [255, 9],
    ],
    [
      'one grey that stands for transparent',
      { width: 2, depth: 8, colourType: 0, rows: [[7, 8]], transparency: [0, 7] },
      [255, 8],
    ],
    [
      'one colour that stands for transparent',
      {
        width: 3,
        depth: 8,
        colourType: 2,
        rows: [[7, 7, 7, 0, 0, 0, 7, 7, 8]],
        transparency: [0, 7, 0, 7, 0, 7],
      },
      [255, 0, 7],
    ],
    [
      'an interlaced picture',
      { width: 1, depth: 8, colourType: 0, rows: [[200]], isInterlaced: true },
      [200],
    ],
  ];
  it.each(cases)('reads %s', async (_what, picture, grey) => {
    expect(await decodePng(encodePicture(picture))).toEqual({
      width: picture.width,
      height: picture.rows.length,
      grey: Uint8Array.from(grey),
    });
  });

  it('refuses a damaged picture', async () => {
    const content = encodePicture({ width: 3, depth: 8, colourType: 0, rows: [[0, 128, 255]] });
    await expect(decodePng(content.subarray(0, 50))).rejects.toThrow();
    content[45] ^= 1;
    await expect(decodePng(content)).rejects.toThrow();
  });

  it('refuses an interlaced picture with several pixels a byte', async () => {
    const content = encodePicture({ width: 1, depth: 1, colourType: 0, rows: [[128]], isInterlaced: true });
    await expect(decodePng(content)).rejects.toThrow('interlaced');
  });

  describe('a file that unpacks to far more than its picture', () => {
    const white: Picture = { width: 1, depth: 8, colourType: 0, rows: [[255]] };
    const bomb = deflateSync(Buffer.alloc(100_000_000));

    it('is not unpacked further than its size allows', async () => {
      const whole = encodePicture(white);
      const header = whole.subarray(0, 33);
      const content = Buffer.concat([header, chunk('IDAT', bomb), chunk('IEND', Buffer.alloc(0))]);
      await expect(decodePng(content)).rejects.toThrow('unpack to more than its size allows');
    });

    it.each(['iCCP', 'zTXt', 'iTXt'])('is read without its %s', async (type) => {
      const whole = encodePicture(white);
      const packed = Buffer.concat([Buffer.from('name\0\0', 'latin1'), bomb]);
      const content = Buffer.concat([whole.subarray(0, 33), chunk(type, packed), whole.subarray(33)]);
      const before = process.memoryUsage().arrayBuffers;
      expect((await decodePng(content)).grey).toEqual(Uint8Array.of(255));
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    });

    it.each(['IDAT', 'tRNS'])(
      'is refused where it consists of hundreds of thousands of %s chunks',
      async (type) => {
        const whole = encodePicture(white);
        const many = Buffer.concat(Array.from({ length: 200_000 }, () => chunk(type, Buffer.alloc(0))));
        const content = Buffer.concat([whole.subarray(0, 33), many, whole.subarray(33)]);
        await expect(decodePng(content)).rejects.toThrow('too many pieces');
      },
    );

    it('is refused where it has two palettes', async () => {
      const whole = encodePicture(white);
      const palettes = Buffer.concat([1, 2].map((grey) => chunk('PLTE', Buffer.alloc(3, grey))));
      const content = Buffer.concat([whole.subarray(0, 33), palettes, whole.subarray(33)]);
      await expect(decodePng(content)).rejects.toThrow('more than one PLTE');
    });

    it('is refused where two headers promise different sizes', async () => {
      const whole = encodePicture(white);
      const content = Buffer.concat([whole.subarray(0, 33), whole.subarray(8, 33), whole.subarray(33)]);
      await expect(decodePng(content)).rejects.toThrow('no header, or two');
    });

    it('is refused where its samples need too much memory', async () => {
      const header = Buffer.from(encodePicture(white).subarray(16, 29));
      header.writeUInt32BE(10_000, 0);
      header.writeUInt32BE(10_000, 4);
      header.set([16, 6], 8);
      const whole = encodePicture(white);
      const content = Buffer.concat([whole.subarray(0, 8), chunk('IHDR', header), whole.subarray(33)]);
      await expect(decodePng(content)).rejects.toThrow('too much memory');
    });
  });
});
