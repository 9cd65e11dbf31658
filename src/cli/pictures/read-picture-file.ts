import { checkPicture } from '../../engine/formats/picture-header';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import { readPictureFile as readPicture } from '../../services/files/picture-files';
import { CommandError, valueOf } from '../command-error';
import type { Environment } from '../environment';

/** Reads a PNG, JPEG or WebP picture, whatever its file ending. Ends the command on failure. */
export async function readPictureFile(
  path: string,
  { decodePicture }: Pick<Environment, 'decodePicture'>,
): Promise<GreyPicture> {
  const { bytes } = valueOf(await readPicture(path, path));
  const header = valueOf(checkPicture(bytes, path));
  if (!header) throw new CommandError(`“${path}” is not a PNG, JPEG or WebP picture.`);
  const { format } = header;
  const picture = await decodePicture({ format, bytes });
  if (typeof picture !== 'string') return picture;
  throw new CommandError(`“${path}” is a ${format} picture that cannot be read: ${picture}.`);
}
