import { createInflate } from 'node:zlib';
import { PictureFault } from './picture-fault';

/** The size and kind of a PNG's pixels, from its first chunk. */
export interface PngHeader {
  width: number;
  height: number;
  /** Bits of each sample. */
  depth: number;
  colourType: number;
  isInterlaced: boolean;
}

interface Chunk {
  type: string;
  /** With length, type and checksum. */
  whole: Uint8Array;
  content: Uint8Array;
}

export const indexedColour = 3;
/** Samples of a pixel by colour type (PNG specification, 11.2.1). */
const samplesPerPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, [indexedColour]: 1, 4: 2, 6: 4 };
/** What it takes to decode the pixels; profiles and texts, which may unpack to anything, are left out. */
const essential: readonly string[] = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];
const signatureBytes = 8;
/** A picture of 64 MB in pieces of 1 kB. */
const mostChunks = 64_000;
/** Some programs write a little more than the pixels. */
const toleratedBytes = 65_536;
/** 100 million pixels of four samples of 8 bits. */
const mostBytes = 400_000_000;

/**
 * A PNG with only the chunks that its pixels need, whose pixels unpack to exactly what its header promises. Throws a
 * `PictureFault` where it needs too much memory, and other errors where it is damaged.
 */
export async function essentialPng(bytes: Uint8Array): Promise<{ png: Uint8Array; header: PngHeader }> {
  const chunks = readChunks(bytes);
  const header = readHeader(chunks);
  const expected = unpackedBytes(header);
  if (expected > mostBytes + header.height) {
    throw new PictureFault('it needs too much memory; save it with 8 bits for each colour');
  }
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content);
  const found = await countUnpacked(packed, expected + toleratedBytes);
  if (found < expected) throw new PictureFault('its pixels end too early');
  const png = Buffer.concat([bytes.subarray(0, signatureBytes), ...chunks.map(({ whole }) => whole)]);
  return { png, header };
}

/** The essential chunks. */
function readChunks(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signatureBytes; at + 12 <= bytes.length && chunks.length <= mostChunks;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (essential.includes(type)) {
      chunks.push({ type, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) });
    }
    if (type === 'IEND') return chunks;
    at = end;
  }
  if (chunks.length > mostChunks) throw new PictureFault('it consists of too many pieces');
  throw new PictureFault('it ends too early');
}

function readHeader([first, ...others]: readonly Chunk[]): PngHeader {
  const isFirst = first?.type === 'IHDR' && first.content.length === 13;
  if (!isFirst || others.some(({ type }) => type === 'IHDR'))
    throw new PictureFault('it has no header, or two');
  for (const single of ['PLTE', 'tRNS']) {
    const { length } = others.filter(({ type }) => type === single);
    if (length > 1) throw new PictureFault(`it has more than one ${single} chunk`);
  }
  const view = new DataView(first.content.buffer, first.content.byteOffset, first.content.byteLength);
  const [depth, colourType, , , interlace] = first.content.subarray(8);
  if (!(colourType in samplesPerPixel)) throw new PictureFault('its colour type is unknown');
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth,
    colourType,
    isInterlaced: interlace !== 0,
  };
}

/** Start and distance of the columns and rows of each pass (PNG specification, 8.2). */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/** Rows of whole bytes, each behind the number of its filter. */
function unpackedBytes({ width, height, depth, colourType, isInterlaced }: PngHeader): number {
  const bytesOf = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * depth * samplesPerPixel[colourType]) / 8));
  if (!isInterlaced) return bytesOf(width, height);
  const steps = (length: number, start: number, step: number) =>
    Math.max(0, Math.ceil((length - start) / step));
  return passes.reduce(
    (sum, [left, across, top, down]) => sum + bytesOf(steps(width, left, across), steps(height, top, down)),
    0,
  );
}

/** Unpacks without keeping anything; throws where more than `most` bytes come out. */
async function countUnpacked(packed: readonly Uint8Array[], most: number): Promise<number> {
  const inflate = createInflate();
  // What is wrong is told where the output is read.
  inflate.on('error', () => undefined);
  for (const piece of packed) inflate.write(piece);
  inflate.end();
  let count = 0;
  for await (const piece of inflate) {
    count += (piece as Uint8Array).length;
    if (count > most) throw new PictureFault('its pixels unpack to more than its size allows');
  }
  return count;
}
