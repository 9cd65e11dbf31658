import decodeWithMozjpeg, { init as initJpeg } from '@jsquash/jpeg/decode';
import mozjpeg from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?url&inline';
import decodeWithLibwebp, { init as initWebp } from '@jsquash/webp/decode';
import libwebp from '@jsquash/webp/codec/dec/webp_dec.wasm?url&inline';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import { toGrey } from '../../engine/handwriting/raster/to-grey';

/** Red, green, blue and alpha, one byte each. */
interface Colours {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** Reads a JPEG and applies its orientation. Throws when it is damaged. */
export async function decodeJpeg(bytes: Uint8Array): Promise<GreyPicture> {
  await initJpeg(codecOptions(mozjpeg));
  return greyOf(await decodeWithMozjpeg(bufferOf(bytes), { preserveOrientation: true }));
}

/** Reads a WebP; transparent parts become white paper. Throws when it is damaged. */
export async function decodeWebp(bytes: Uint8Array): Promise<GreyPicture> {
  await initWebp(codecOptions(libwebp));
  return greyOf(await decodeWithLibwebp(bufferOf(bytes)));
}

function greyOf({ width, height, data }: Colours): GreyPicture {
  return { width, height, grey: toGrey({ values: data, channels: 4, maximum: 255 }) };
}

/**
 * Options to start a codec. The build puts its module into the bundle as a data URL, so that no file has to be found;
 * its own error output is suppressed, since the command prints one.
 */
function codecOptions(dataUrl: string) {
  const wasmBinary = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  return { noInitialRun: true, wasmBinary, print: () => undefined, printErr: () => undefined };
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
