import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../src/cli/pictures/decode-picture';
import { readPictureFile } from '../../../src/cli/pictures/read-picture-file';
import { createTestFolder } from '../../services/small-data-set';
import type { GreyBytes } from './encode';
import { encodeJpeg, encodePng, encodeWebp, withOrientation } from './encode';

const [width, height] = [48, 32];
/** Black at the left and white at the right, with a grey top. */
const picture: GreyBytes = {
  width,
  height,
  grey: Uint8Array.from({ length: width * height }, (_, pixel) =>
    pixel < 16 * width ? 128 : pixel % width < 24 ? 0 : 255,
  ),
};

async function write(content: Uint8Array | string, name = 'picture'): Promise<string> {
  const path = join(await createTestFolder(), name);
  await writeFile(path, content);
  return path;
}

describe('readPictureFile', () => {
  it.each([
    ['PNG', encodePng],
    ['JPEG', encodeJpeg],
    ['WebP', encodeWebp],
  ])('reads a %s, whatever its name ends in', async (_format, encode) => {
    const found = await readPictureFile(await write(await encode(picture)), { decodePicture });
    expect(found).toMatchObject({ width, height });
    const at = (x: number, y: number) => found.grey[y * width + x];
    expect([at(5, 5), at(5, 25), at(40, 25)].map((grey, index) => Math.abs(grey - [128, 0, 255][index]) < 8)).toEqual([true, true, true]); // prettier-ignore
  });

  it('turns a photo as its camera was held', async () => {
    const found = await readPictureFile(await write(withOrientation(await encodeJpeg(picture), 6)), {
      decodePicture,
    });
    expect(found).toMatchObject({ width: height, height: width });
    // A quarter turn clockwise: the top is at the right now, the left at the top.
    expect(found.grey[5 * height + 5]).toBeLessThan(8);
    expect(found.grey[40 * height + 5]).toBeGreaterThan(247);
  });

  it.each([
    ['text', 'no picture at all', 'is not a PNG, JPEG or WebP picture.'],
    ['nothing', '', 'could not be read: it is empty.'],
    ['a GIF', 'GIF89a', 'is not a PNG, JPEG or WebP picture.'],
  ])('names a file that holds %s', async (_what, content, words) => {
    const path = await write(content, 'notes.png');
    await expect(readPictureFile(path, { decodePicture })).rejects.toThrow(`“${path}” ${words}`);
  });

  it.each([
    ['PNG', encodePng, 'is a PNG picture that cannot be read'],
    ['JPEG', encodeJpeg, 'has no pixels, or ends before it says how many'],
    ['WebP', encodeWebp, 'is a WebP picture that cannot be read'],
  ])('names a damaged %s', async (_format, encode, what) => {
    const path = await write((await encode(picture)).subarray(0, 40));
    await expect(readPictureFile(path, { decodePicture })).rejects.toThrow(`“${path}” ${what}`);
  });

  it('reads no picture of which the end is missing', async () => {
    const content = await encodeJpeg(picture);
    const path = await write(content.subarray(0, Math.round(0.9 * content.length)));
    await expect(readPictureFile(path, { decodePicture })).rejects.toThrow(`“${path}” ends too early`);
  });

  it('refuses a picture that claims to be enormous, before it asks for memory', async () => {
    const content = Buffer.from(encodePng(picture));
    content.writeUInt32BE(60_000, 16);
    content.writeUInt32BE(60_000, 20);
    const path = await write(content);
    await expect(readPictureFile(path, { decodePicture })).rejects.toThrow(
      `“${path}” has 60000 × 60000 pixels`,
    );
  });

  it('names a file that is not there', async () => {
    await expect(readPictureFile('/nowhere/picture.png', { decodePicture })).rejects.toThrow('no such file');
  });
});
