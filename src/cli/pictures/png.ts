import type { DecodedPng } from 'fast-png';
import { convertIndexedToRgb, decode } from 'fast-png';
import type { GreyPicture } from '../../engine/handwriting/raster/grey-picture';
import type { Samples } from '../../engine/handwriting/raster/to-grey';
import { toGrey } from '../../engine/handwriting/raster/to-grey';
import { PictureFault } from './picture-fault';
import { essentialPng, indexedColour } from './png-chunks';

/** Reads a PNG of any colour type and depth; transparent parts become white paper. Throws when it is damaged. */
export async function decodePng(bytes: Uint8Array): Promise<GreyPicture> {
  const { png, header } = await essentialPng(bytes);
  const picture = decode(png, { checkCrc: true });
  // The decoder mistakes the passes of such a picture for whole bytes.
  if (picture.depth < 8 && header.isInterlaced) {
    throw new PictureFault('it is interlaced with fewer than 8 bits per sample');
  }
  const grey = toGrey(header.colourType === indexedColour ? coloursOf(picture) : samplesOf(picture));
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
