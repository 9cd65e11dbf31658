import { readFileSync } from 'node:fs';
import encodeWithMozjpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js';
import encodeWithLibwebp, { init as initWebp } from '@jsquash/webp/encode.js';
import { encode } from 'fast-png';

/** (height, width) bytes from 0 black to 255 white. */
export interface GreyBytes {
  width: number;
  height: number;
  grey: Uint8Array;
}

export function encodePng({ width, height, grey }: GreyBytes): Uint8Array {
  return encode({ width, height, data: grey, channels: 1 });
}

export async function encodeJpeg(picture: GreyBytes): Promise<Uint8Array> {
  await initJpeg(codec('jpeg/codec/enc/mozjpeg_enc.wasm'));
  return new Uint8Array(await encodeWithMozjpeg(coloursOf(picture), { quality: 90 }));
}

export async function encodeWebp(picture: GreyBytes): Promise<Uint8Array> {
  await initWebp(codec('webp/codec/enc/webp_enc.wasm'));
  return new Uint8Array(await encodeWithLibwebp(coloursOf(picture), { quality: 90 }));
}

/** A JPEG whose camera was held so: a value of Exif's orientation, 6 being a quarter turn. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.from('ffe10022457869660000' + '4d4d002a00000008' + '00010112000300000001', 'hex');
  const value = Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([jpeg.subarray(0, 2), exif, value, jpeg.subarray(2)]);
}

function codec(path: string) {
  return { noInitialRun: true, wasmBinary: readFileSync(`node_modules/@jsquash/${path}`) };
}

function coloursOf({ width, height, grey }: GreyBytes): ImageData {
  const data = Uint8ClampedArray.from({ length: 4 * grey.length }, (_, index) =>
    index % 4 === 3 ? 255 : grey[index >> 2],
  );
  return { width, height, data, colorSpace: 'srgb' } as ImageData;
}
