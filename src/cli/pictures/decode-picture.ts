import type { PictureHeader } from '../../engine/formats/picture-header';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import { decodeJpeg, decodeWebp } from './photo-codecs';
import { PictureFault } from './picture-fault';
import { decodePng } from './png';

/** A picture file that has passed `checkPicture`. */
export interface PackedPicture {
  format: PictureHeader['format'];
  bytes: Uint8Array;
}

const decoders: Record<PictureHeader['format'], (bytes: Uint8Array) => Promise<GreyPicture>> = {
  PNG: decodePng,
  JPEG: decodeJpeg,
  WebP: decodeWebp,
};

/** Decodes a picture; returns why it cannot be decoded as the end of a sentence. */
export async function decodePicture({ format, bytes }: PackedPicture): Promise<GreyPicture | string> {
  try {
    return await decoders[format](bytes);
  } catch (error) {
    return error instanceof PictureFault ? error.message : 'it is damaged or of an unsupported kind';
  }
}
