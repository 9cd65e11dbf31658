import { readFile } from 'node:fs/promises';
import type { GreyPicture } from '../../engine/handwriting/grey-picture';
import { plainReason } from '../../services/file-errors';
import { CommandError } from '../command-error';
import { decodeJpeg, decodeWebp } from './photo-codecs';
import { decodePng } from './png';

interface PictureFormat {
  name: string;
  /** Whether a file begins like one of this format. */
  begins(bytes: Buffer): boolean;
  decode(bytes: Uint8Array): GreyPicture | Promise<GreyPicture>;
}

const formats: readonly PictureFormat[] = [
  {
    name: 'PNG',
    begins: (bytes) => bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
    decode: decodePng,
  },
  {
    name: 'JPEG',
    begins: (bytes) => bytes.toString('latin1', 0, 3) === '\xff\xd8\xff',
    decode: decodeJpeg,
  },
  {
    name: 'WebP',
    begins: (bytes) =>
      bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
    decode: decodeWebp,
  },
];

/** Reads a PNG, JPEG or WebP picture, whatever its name ends in. Ends the command on failure. */
export async function readPictureFile(path: string): Promise<GreyPicture> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CommandError(`“${path}” could not be read: ${plainReason(error)}.`);
  }
  const format = formats.find(({ begins }) => begins(bytes));
  if (!format) throw new CommandError(`“${path}” is not a PNG, JPEG or WebP picture.`);
  try {
    return await format.decode(bytes);
  } catch {
    throw new CommandError(
      `“${path}” is a ${format.name} picture that cannot be read: it is damaged, or of a rare kind.`,
    );
  }
}
