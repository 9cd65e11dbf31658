import type { PictureHeader } from '../../engine/formats/picture-header';
import { checkPicture } from '../../engine/formats/picture-header';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import { readPictureFile as readPicture } from '../../services/files/picture-files';
import { CommandError, valueOf } from '../command-error';
import { decodeJpeg, decodeWebp } from './photo-codecs';
import { decodePng } from './png';

type Decode = (bytes: Uint8Array) => GreyPicture | Promise<GreyPicture>;

const decoders: Record<PictureHeader['format'], Decode> = {
  PNG: decodePng,
  JPEG: decodeJpeg,
  WebP: decodeWebp,
};

/** Reads a PNG, JPEG or WebP picture, whatever its file ending. Ends the command on failure. */
export async function readPictureFile(path: string): Promise<GreyPicture> {
  const { bytes } = valueOf(await readPicture(path));
  const header = valueOf(checkPicture(bytes, path));
  if (!header) throw new CommandError(`“${path}” is not a PNG, JPEG or WebP picture.`);
  try {
    return await decoders[header.format](bytes);
  } catch {
    throw new CommandError(
      `“${path}” is a ${header.format} picture that cannot be read: it is damaged or of an unsupported kind.`,
    );
  }
}
