import { formatCount } from '../../contract/number-format';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { imageSide, pixelsPerImage } from '../image';

const labelsMagic = 0x0801;
const imagesMagic = 0x0803;
const labelsHeaderBytes = 8;
const imagesHeaderBytes = 16;

/**
 * Reads an unpacked IDX file of 28 x 28 grey images.
 *
 * Gives `(count, 784)` row-major bytes, 0 no ink to 255 full ink, as a view into `bytes`.
 * Fails with `data-damaged`, naming the file, what is wrong and where.
 * Source: the description of the file format that was published with MNIST.
 */
export function parseIdxImages(bytes: Uint8Array, fileName: string): Result<Uint8Array> {
  const header = readHeader(bytes, fileName, { magic: imagesMagic, bytes: imagesHeaderBytes, of: 'images' });
  if (!header.ok) return header;
  const [, count, height, width] = header.value;
  if (height !== imageSide || width !== imageSide) {
    return damaged(fileName, `its images are ${width} x ${height} pixels, not ${imageSide} x ${imageSide}.`);
  }
  const expected = imagesHeaderBytes + count * pixelsPerImage;
  return bytesAfterHeader(bytes, fileName, { headerBytes: imagesHeaderBytes, expected, count, of: 'images' });
}

/**
 * Reads an unpacked IDX file of labels.
 *
 * Gives `(count)` bytes, each from 0 to 9, as a view into `bytes`.
 * Fails with `data-damaged`, naming the file, what is wrong and where.
 */
export function parseIdxLabels(bytes: Uint8Array, fileName: string): Result<Uint8Array> {
  const header = readHeader(bytes, fileName, { magic: labelsMagic, bytes: labelsHeaderBytes, of: 'labels' });
  if (!header.ok) return header;
  const [, count] = header.value;
  const expected = labelsHeaderBytes + count;
  const labels = bytesAfterHeader(bytes, fileName, {
    headerBytes: labelsHeaderBytes,
    expected,
    count,
    of: 'labels',
  });
  if (!labels.ok) return labels;
  const wrong = labels.value.findIndex((label) => label > 9);
  if (wrong === -1) return labels;
  return damaged(fileName, `label ${formatCount(wrong)} is ${labels.value[wrong]}, not a digit from 0 to 9.`);
}

/** Writes `(count, 784)` bytes as an unpacked IDX file of images. */
export function encodeIdxImages(images: Uint8Array): Uint8Array {
  return encode([imagesMagic, images.length / pixelsPerImage, imageSide, imageSide], images);
}

/** Writes `(count)` labels as an unpacked IDX file. */
export function encodeIdxLabels(labels: Uint8Array): Uint8Array {
  return encode([labelsMagic, labels.length], labels);
}

function encode(header: readonly number[], contents: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(header.length * 4 + contents.length);
  const view = new DataView(bytes.buffer);
  header.forEach((word, index) => view.setUint32(index * 4, word));
  bytes.set(contents, header.length * 4);
  return bytes;
}

/** Reads the header's big-endian words, and checks that the first is the magic number. */
function readHeader(
  bytes: Uint8Array,
  fileName: string,
  expected: { magic: number; bytes: number; of: string },
): Result<number[]> {
  if (bytes.length < expected.bytes) {
    return damaged(
      fileName,
      `a header of ${expected.bytes} bytes expected, but the file ends after ${bytes.length}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = Array.from({ length: expected.bytes / 4 }, (_, index) => view.getUint32(index * 4));
  if (words[0] === expected.magic) return success(words);
  return damaged(
    fileName,
    `it begins with the number ${words[0]}, not with ${expected.magic}, so it is not an IDX file of ${expected.of}.`,
  );
}

function bytesAfterHeader(
  bytes: Uint8Array,
  fileName: string,
  layout: { headerBytes: number; expected: number; count: number; of: string },
): Result<Uint8Array> {
  const { headerBytes, expected, count, of } = layout;
  if (bytes.length === expected) return success(bytes.subarray(headerBytes));
  const promise = `${formatCount(expected)} bytes expected for ${formatCount(count)} ${of}`;
  return bytes.length < expected
    ? damaged(fileName, `${promise}, but the file ends after ${formatCount(bytes.length)}.`)
    : damaged(fileName, `${promise}, but the file has ${formatCount(bytes.length)}.`);
}

function damaged(fileName: string, whatIsWrong: string): Result<never> {
  return failure('data-damaged', `${fileName}: ${whatIsWrong}`);
}
