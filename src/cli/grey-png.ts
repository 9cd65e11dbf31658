import { readFile } from 'node:fs/promises';
import type { DecodedPng } from 'fast-png';
import { convertIndexedToRgb, decode } from 'fast-png';
import { plainReason } from '../services/file-errors';
import { CommandError } from './command-error';

/** A picture in grey: bytes from 0 black to 255 white, (height, width) row-major. */
export interface GreyPng {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** Whole samples, one after another, `channels` to a pixel: grey or red, green, blue, and perhaps alpha. */
interface Samples {
  values: ArrayLike<number>;
  channels: number;
  /** Full light. */
  maximum: number;
  /** The one colour that stands for transparent. */
  transparent?: ArrayLike<number>;
}

/** PNG's fixed header: where the colour type and the interlace method stand. */
const colourTypeAt = 25;
const interlaceAt = 28;
const indexedColour = 3;

/** Reads a PNG of any colour type and depth; what is transparent shows white paper. Ends the command on failure. */
export async function readGreyPng(path: string): Promise<GreyPng> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CommandError(`“${path}” could not be read: ${plainReason(error)}.`);
  }
  const picture = decodePng(bytes);
  if (!picture) throw new CommandError(`“${path}” is not a PNG picture that can be read.`);
  // The decoder takes the passes of such a picture for whole bytes.
  if (picture.depth < 8 && bytes[interlaceAt] !== 0) {
    throw new CommandError(`“${path}” is interlaced with less than 8 bits a sample, which cannot be read.`);
  }
  const isIndexed = bytes[colourTypeAt] === indexedColour;
  const grey = toGrey(isIndexed ? coloursOf(picture) : samplesOf(picture));
  return { width: picture.width, height: picture.height, grey };
}

function decodePng(bytes: Uint8Array): DecodedPng | undefined {
  try {
    return decode(bytes, { checkCrc: true });
  } catch {
    return undefined;
  }
}

function coloursOf(picture: DecodedPng): Samples {
  return {
    values: convertIndexedToRgb(picture),
    channels: picture.palette?.[0]?.length ?? 3,
    maximum: 255,
  };
}

function samplesOf(picture: DecodedPng): Samples {
  const { channels, depth, transparency } = picture;
  const values = depth < 8 ? unpackBits(picture) : picture.data;
  return { values, channels, maximum: 2 ** depth - 1, transparent: transparency };
}

/** Several samples share a byte, the first in the highest bits; each row begins with a new byte. */
function unpackBits({ width, height, depth, data }: DecodedPng): Uint8Array {
  const bytesPerRow = Math.ceil((width * depth) / 8);
  return Uint8Array.from({ length: width * height }, (_, index) => {
    const bit = (index % width) * depth;
    const byte = data[Math.floor(index / width) * bytesPerRow + (bit >> 3)];
    return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  });
}

/** Light as the eye weighs it (ITU-R BT.601), over white. */
function toGrey({ values, channels, maximum, transparent }: Samples): Uint8Array {
  const colours = channels >= 3 ? 3 : 1;
  const weights = colours === 3 ? [0.299, 0.587, 0.114] : [1];
  const grey = new Uint8Array(values.length / channels);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const start = pixel * channels;
    const light = weights.reduce((sum, weight, colour) => sum + weight * values[start + colour], 0) / maximum;
    const isKey = transparent !== undefined && weights.every((_, c) => values[start + c] === transparent[c]);
    const opacity = isKey ? 0 : channels > colours ? values[start + colours] / maximum : 1;
    grey[pixel] = Math.round(255 * (light * opacity + 1 - opacity));
  }
  return grey;
}
