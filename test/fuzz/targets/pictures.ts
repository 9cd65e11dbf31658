import { expect } from 'vitest';
import { decodePicture } from '../../../src/cli/pictures/decode-picture';
import type { PictureHeader } from '../../../src/engine/formats/picture-header';
import { checkPicture } from '../../../src/engine/formats/picture-header';
import type { GreyBytes } from '../../cli/pictures/encode';
import { encodeJpeg, encodePng, encodeWebp, withOrientation } from '../../cli/pictures/encode';
import { expectResult } from '../target';
import { bytesTarget } from './files';

const picture: GreyBytes = {
  width: 24,
  height: 16,
  grey: Uint8Array.from({ length: 24 * 16 }, (_, pixel) => (pixel * 7) % 256),
};

async function examples(): Promise<Uint8Array[]> {
  const jpeg = await encodeJpeg(picture);
  return [encodePng(picture), jpeg, withOrientation(jpeg, 6), await encodeWebp(picture)];
}

/** A spoiled header may ask for more pixels than a test has time for; whether it may is asked for apart. */
const mostPixels = 1_000_000;

export const pictureTargets = [
  bytesTarget('the header of a picture', 60, examples, (bytes) =>
    expectResult(checkPicture(bytes, 'a picture')),
  ),
  bytesTarget('the pixels of a picture', 6, examples, async (bytes) => {
    const checked = checkPicture(bytes, 'a picture');
    if (!checked.ok || !checked.value || pixelsOf(checked.value) > mostPixels) return;
    const decoded = await decodePicture({ format: checked.value.format, bytes });
    if (typeof decoded === 'string') return expect(decoded).toMatch(/^[a-z][^.]*$/);
    expect(decoded.grey).toHaveLength(decoded.width * decoded.height);
  }),
];

function pixelsOf({ width, height }: PictureHeader): number {
  return width * height;
}
