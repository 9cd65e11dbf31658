import { crc32 } from './crc32';
import { joinBytes } from './join-bytes';

/** A colour as its parts from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const palettePixels = 3;
/** Header of a zlib stream whose blocks are not compressed (RFC 1950 and 1951). */
const zlibHeader = [0x78, 0x01];
const largestBlock = 0xffff;
const adlerModulus = 65_521;

/**
 * Encodes a small picture as PNG with a palette of up to 256 colours: `pixels` holds (height, width) row-major indices
 * into it. The pixels are stored without compression, which costs little for a picture of a few hundred pixels.
 *
 * Source: Portable Network Graphics, third edition, sections 5 and 11.
 */
export function encodePng(
  pixels: ArrayLike<number>,
  { width, height }: { width: number; height: number },
  palette: readonly Colour[],
): Uint8Array<ArrayBuffer> {
  const bitDepth = 8;
  const header = Uint8Array.of(...bigEndian(width), ...bigEndian(height), bitDepth, palettePixels, 0, 0, 0);
  // Each row begins with its filter: none.
  const rows = new Uint8Array(height * (1 + width));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++)
      rows[row * (1 + width) + 1 + column] = pixels[row * width + column];
  }
  return joinBytes([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', storeInZlib(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joinBytes([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), content]);
  return joinBytes([
    Uint8Array.from(bigEndian(content.length)),
    named,
    Uint8Array.from(bigEndian(crc32(named))),
  ]);
}

function storeInZlib(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += largestBlock) {
    const block = bytes.subarray(at, at + largestBlock);
    const isLast = at + largestBlock >= bytes.length;
    const { length } = block;
    const start = [Number(isLast), length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
    blocks.push(Uint8Array.from(start), block);
  }
  return joinBytes([Uint8Array.from(zlibHeader), ...blocks, Uint8Array.from(bigEndian(adler32(bytes)))]);
}

/** The checksum of a zlib stream (RFC 1950). */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % adlerModulus;
    high = (high + low) % adlerModulus;
  }
  return ((high << 16) | low) >>> 0;
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
