import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OwnDigit } from '../../../src/contract/my-digits';
import { parseIdxImages, parseIdxLabels } from '../../../src/engine/data/idx';
import { syntheticStrokes } from '../../../src/engine/synthesis/synthetic-strokes';
import { prepareStrokes } from '../../../src/engine/handwriting/one-digit/prepare-strokes';
import { createRandom } from '../../../src/engine/random';
import { exportMyDigits, labelsPathFor } from '../../../src/services/my-digits/export-my-digits';
import { createTestFolder } from '../small-data-set';

const random = createRandom(1);
const digits = [4, 0, 9].map((digit, index) => ({
  id: index + 1,
  digit,
  strokes: syntheticStrokes(digit, random),
  drawnAt: '2026-01-01T12:00:00.000Z',
})) as unknown as OwnDigit[];

describe('labelsPathFor', () => {
  it.each([
    ['/a/my-digits-images-idx3-ubyte', '/a/my-digits-labels-idx1-ubyte'],
    ['/images-idx3/mine-images-idx3.idx', '/images-idx3/mine-labels-idx1.idx'],
    ['/a/mine', '/a/mine-labels-idx1-ubyte'],
  ])('stands beside %s', (images, labels) => {
    expect(labelsPathFor(images)).toBe(labels);
  });
});

describe('exportMyDigits', () => {
  it('writes what the network sees, and the labels, so that they can be read as IDX files again', async () => {
    const path = join(await createTestFolder(), 'mine-images-idx3-ubyte');
    expect(await exportMyDigits(digits, path)).toEqual({ ok: true });
    const images = parseIdxImages(await readFile(path), path);
    const labels = parseIdxLabels(await readFile(labelsPathFor(path)), labelsPathFor(path));
    expect(labels.ok && [...labels.value]).toEqual([4, 0, 9]);
    const last = prepareStrokes(digits[2].strokes)!.map((ink) => Math.round(255 * ink));
    expect(images.ok && [...images.value.subarray(2 * 784)]).toEqual([...last]);
  });

  it('fails where there is no such folder', async () => {
    const path = join(await createTestFolder(), 'nowhere', 'images');
    expect(await exportMyDigits(digits, path)).toMatchObject({
      ok: false,
      failure: { code: 'file-not-written' },
    });
  });
});
