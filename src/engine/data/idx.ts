import { formatCount } from '../../contract/number-format';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { ByteParser } from '../formats/byte-parser';
import { fill } from '../formats/byte-parser';
import { imageSide, pixelsPerImage } from '../image';
import { damaged, faultOfCount } from './damage';

interface Layout {
  of: 'images' | 'labels';
  magic: number;
  headerBytes: number;
  bytesPerItem: number;
}

/** Bytes before the first pixel. */
export const idxImagesHeaderBytes = 16;

const layouts: Record<Layout['of'], Layout> = {
  images: { of: 'images', magic: 0x0803, headerBytes: idxImagesHeaderBytes, bytesPerItem: pixelsPerImage },
  labels: { of: 'labels', magic: 0x0801, headerBytes: 8, bytesPerItem: 1 },
};

/** An unpacked file, and the images or labels in it, as a view. */
export interface IdxFile {
  file: Uint8Array;
  content: Uint8Array;
}

/**
 * Reads an unpacked IDX file of either kind piece by piece: its header first, then no more than the header promises.
 *
 * Gives and checks what `parseIdxImages` and `parseIdxLabels` do. Fails with `data-damaged`, before it takes memory, for
 * a file that is something else or promises more than `maximumImages`.
 */
export function* readIdx(of: Layout['of'], fileName: string): ByteParser<Result<IdxFile>> {
  const layout = layouts[of];
  const start = (yield layout.headerBytes).slice();
  const header = readHeader(start, fileName, layout);
  if (!header.ok) return header;
  const { count, expected } = header.value;
  const fault = faultOfCount(count, of);
  if (fault !== undefined) return damaged(fileName, fault);
  const bytes = new Uint8Array(expected);
  bytes.set(start);
  const file = bytes.subarray(0, yield* fill(bytes, start.length));
  if (file.length === expected && (yield 1).length > 0) {
    return damaged(fileName, `${promiseOf(header.value, layout)}, but the file has more.`);
  }
  const content = of === 'images' ? parseIdxImages(file, fileName) : parseIdxLabels(file, fileName);
  return content.ok ? success({ file, content: content.value }) : content;
}

/**
 * Reads an unpacked IDX file of 28 x 28 grey images.
 *
 * Gives `(count, 784)` row-major bytes, 0 no ink to 255 full ink, as a view into `bytes`.
 * Fails with `data-damaged`, naming the file, what is wrong and where.
 * Source: the description of the file format that was published with MNIST.
 */
export function parseIdxImages(bytes: Uint8Array, fileName: string): Result<Uint8Array> {
  return bytesAfterHeader(bytes, fileName, layouts.images);
}

/**
 * Reads an unpacked IDX file of labels.
 *
 * Gives `(count)` bytes, each from 0 to 9, as a view into `bytes`.
 * Fails with `data-damaged`, naming the file, what is wrong and where.
 */
export function parseIdxLabels(bytes: Uint8Array, fileName: string): Result<Uint8Array> {
  const labels = bytesAfterHeader(bytes, fileName, layouts.labels);
  if (!labels.ok) return labels;
  const wrong = labels.value.findIndex((label) => label > 9);
  if (wrong === -1) return labels;
  return damaged(fileName, `label ${formatCount(wrong)} is ${labels.value[wrong]}, not a digit from 0 to 9.`);
}

/** Writes `(count, 784)` bytes as an unpacked IDX file of images. */
export function encodeIdxImages(images: Uint8Array): Uint8Array {
  return encode([layouts.images.magic, images.length / pixelsPerImage, imageSide, imageSide], images);
}

/** Writes `(count)` labels as an unpacked IDX file. */
export function encodeIdxLabels(labels: Uint8Array): Uint8Array {
  return encode([layouts.labels.magic, labels.length], labels);
}

function encode(header: readonly number[], contents: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(header.length * 4 + contents.length);
  const view = new DataView(bytes.buffer);
  header.forEach((word, index) => view.setUint32(index * 4, word));
  bytes.set(contents, header.length * 4);
  return bytes;
}

/** Number of images or labels, and of bytes in the whole file. */
interface Header {
  count: number;
  expected: number;
}

/** Reads the header's big-endian words, and checks the magic number and the images' size. */
function readHeader(bytes: Uint8Array, fileName: string, layout: Layout): Result<Header> {
  const { of, magic, headerBytes, bytesPerItem } = layout;
  if (bytes.length < headerBytes) {
    return damaged(
      fileName,
      `a header of ${headerBytes} bytes expected, but the file ends after ${bytes.length}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [start, count, height, width] = Array.from({ length: headerBytes / 4 }, (_, index) =>
    view.getUint32(index * 4),
  );
  if (start !== magic) {
    return damaged(
      fileName,
      `it begins with the number ${start}, not with ${magic}, so it is not an IDX file of ${of}.`,
    );
  }
  if (of === 'images' && (height !== imageSide || width !== imageSide)) {
    return damaged(fileName, `its images are ${width} x ${height} pixels, not ${imageSide} x ${imageSide}.`);
  }
  return success({ count, expected: headerBytes + count * bytesPerItem });
}

function bytesAfterHeader(bytes: Uint8Array, fileName: string, layout: Layout): Result<Uint8Array> {
  const header = readHeader(bytes, fileName, layout);
  if (!header.ok) return header;
  const { expected } = header.value;
  if (bytes.length === expected) return success(bytes.subarray(layout.headerBytes));
  const verb = bytes.length < expected ? 'ends after' : 'has';
  return damaged(
    fileName,
    `${promiseOf(header.value, layout)}, but the file ${verb} ${formatCount(bytes.length)}.`,
  );
}

function promiseOf({ count, expected }: Header, { of }: Layout): string {
  return `${formatCount(expected)} bytes expected for ${formatCount(count)} ${of}`;
}
