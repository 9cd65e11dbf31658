import { describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../src/contract/data';
import { countRightByDarkness, Darkness, darknessOfDigits } from '../../../src/engine/baselines/darkness';
import { summariseSplit } from '../../../src/engine/inspection/digit-summary';
import { createSmallDataSet } from '../small-data-set';
import { answersOf, countCorrect } from './finish';
import { mnistFolder, readMnist } from './read-mnist';

/** Each image has the same ink in all pixels. */
function evenImages(...images: [label: number, ink: number][]): DataSplit {
  const pixels = new Uint8Array(images.length * 784);
  images.forEach(([, ink], index) => pixels.fill(ink, index * 784, (index + 1) * 784));
  return { images: pixels, labels: Uint8Array.from(images, ([label]) => label) };
}

describe('countRightByDarkness', () => {
  it('guesses the digit that is nearest in darkness, the first of equals', () => {
    const darkness = [0.1, 0.5, 0.5];
    // 102 and 204 are guessed as 1, 0 as 0.
    expect(countRightByDarkness(evenImages([0, 0], [1, 102], [2, 204]), darkness)).toBe(2);
  });
});

describe('Darkness', () => {
  it('never answers with a digit that it has not seen', () => {
    const training = evenImages([3, 0], [3, 100], [7, 200]);
    const { images } = evenImages([0, 0], [0, 124], [0, 126], [0, 255]);
    expect(answersOf(new Darkness(), training, images)).toEqual([3, 3, 7, 7]);
  });

  it('counts as the Data view does', () => {
    const { training, test } = createSmallDataSet({ training: 200, test: 100 });
    const correct = countCorrect(answersOf(new Darkness(), training, test.images), test);
    expect(countRightByDarkness(test, darknessOfDigits(summariseSplit(training)))).toBe(correct);
  });

  it.runIf(mnistFolder)('reads the book’s 2,225 of 10,000', async () => {
    const { training, test } = await readMnist();
    expect(countCorrect(answersOf(new Darkness(), training, test.images), test)).toBe(2225);
  });
});
