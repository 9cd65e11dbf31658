import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/contract/result';
import {
  encodeIdxImages,
  encodeIdxLabels,
  parseIdxImages,
  parseIdxLabels,
} from '../../../src/engine/data/idx';

const images = Uint8Array.from({ length: 3 * 784 }, (_, index) => (index * 7) % 256);
const labels = Uint8Array.from([5, 0, 9]);

function messageOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('expected a failure');
  expect(result.failure.code).toBe('data-damaged');
  return result.failure.message;
}

function withWord(bytes: Uint8Array, offset: number, word: number): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(offset, word);
  return copy;
}

describe('parseIdxImages', () => {
  it('returns the pixels that encodeIdxImages wrote', () => {
    expect(parseIdxImages(encodeIdxImages(images), 'images')).toEqual({ ok: true, value: images });
  });

  it('reads a file that lies in the middle of a larger buffer', () => {
    const file = encodeIdxImages(images);
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    expect(parseIdxImages(larger.subarray(3), 'images')).toEqual({ ok: true, value: images });
  });

  it('says how many bytes were expected when the file is cut off', () => {
    const file = withWord(encodeIdxImages(images), 4, 60_000).subarray(0, 1234);
    expect(messageOf(parseIdxImages(file, 'train-images-idx3-ubyte'))).toBe(
      'train-images-idx3-ubyte: 47,040,016 bytes expected for 60,000 images, but the file ends after 1,234.',
    );
  });

  it('refuses a file that ends anywhere before its end, or goes on after it', () => {
    const file = encodeIdxImages(images);
    for (let length = 0; length < file.length; length++) {
      expect(messageOf(parseIdxImages(file.subarray(0, length), 'images'))).toContain(String(length % 1000));
    }
    const longer = new Uint8Array(file.length + 1);
    longer.set(file);
    expect(messageOf(parseIdxImages(longer, 'images'))).toBe(
      'images: 2,368 bytes expected for 3 images, but the file has 2,369.',
    );
  });

  it('refuses a file of labels and images of another size', () => {
    expect(messageOf(parseIdxImages(encodeIdxLabels(new Uint8Array(20)), 'images'))).toBe(
      'images: it begins with the number 2049, not with 2051, so it is not an IDX file of images.',
    );
    expect(messageOf(parseIdxImages(withWord(encodeIdxImages(images), 12, 32), 'images'))).toBe(
      'images: its images are 32 x 28 pixels, not 28 x 28.',
    );
  });
});

describe('parseIdxLabels', () => {
  it('returns the labels that encodeIdxLabels wrote', () => {
    expect(parseIdxLabels(encodeIdxLabels(labels), 'labels')).toEqual({ ok: true, value: labels });
  });

  it('refuses a file that ends anywhere before its end', () => {
    const file = encodeIdxLabels(labels);
    for (let length = 0; length < file.length; length++) {
      expect(messageOf(parseIdxLabels(file.subarray(0, length), 'labels'))).toContain(`after ${length}`);
    }
  });

  it('names the first label that is no digit', () => {
    expect(messageOf(parseIdxLabels(encodeIdxLabels(Uint8Array.from([1, 9, 10, 77])), 'labels'))).toBe(
      'labels: label 2 is 10, not a digit from 0 to 9.',
    );
  });
});
