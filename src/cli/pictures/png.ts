import type { DecodedPng } from 'fast-png';
import { convertIndexedToRgb, decode } from 'fast-png';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import type { Samples } from '../../engine/handwriting/raster/to-grey';
import { toGrey } from '../../engine/handwriting/raster/to-grey';

/** Positions of the colour type and the interlace method in PNG's fixed header. */
const colourTypeAt = 25;
const interlaceAt = 28;
const indexedColour = 3;

/** Reads a PNG of any colour type and depth; transparent parts become white paper. Throws when it is damaged. */
export function decodePng(bytes: Uint8Array): GreyPicture {
  const picture = decode(bytes, { checkCrc: true });
  // The decoder mistakes the passes of such a picture for whole bytes.
  if (picture.depth < 8 && bytes[interlaceAt] !== 0) {
    throw new Error('It is interlaced with fewer than 8 bits per sample.');
  }
  const isIndexed = bytes[colourTypeAt] === indexedColour;
  const grey = toGrey(isIndexed ? coloursOf(picture) : samplesOf(picture));
  return { width: picture.width, height: picture.height, grey };
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

/** Unpacks samples that share a byte, the first in the highest bits; each row starts with a new byte. */
function unpackBits({ width, height, depth, data }: DecodedPng): Uint8Array {
  const bytesPerRow = Math.ceil((width * depth) / 8);
  return Uint8Array.from({ length: width * height }, (_, index) => {
    const bit = (index % width) * depth;
    const byte = data[Math.floor(index / width) * bytesPerRow + (bit >> 3)];
    return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  });
}
