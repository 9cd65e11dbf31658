import { describe, expect, it } from 'vitest';
import { accuracy, countCorrect, countCorrectIn } from '../../../src/engine/evaluation/accuracy';
import { confusionMatrix } from '../../../src/engine/evaluation/confusion-matrix';
import { ForwardPass } from '../../../src/engine/network/forward';
import { predict } from '../../../src/engine/network/predict';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const network = createNetwork([784, 10], createRandom(1));
const { test: split } = createSmallDataSet({ training: 0, test: 101 });
const answers = Array.from(split.labels, (_, image) => {
  const pixels = split.images.subarray(image * 784, (image + 1) * 784);
  return predict(
    network,
    Array.from(pixels, (pixel) => pixel / 255),
  ).digit;
});
const correct = answers.filter((answer, image) => answer === split.labels[image]).length;

describe('countCorrect', () => {
  it('returns how many images predict answers rightly', () => {
    expect(countCorrect(network, split)).toBe(correct);
    expect(countCorrect(parametersOf(network), split)).toBe(correct);
  });

  it('returns 0 for a split without images', () => {
    expect(countCorrect(network, { images: new Uint8Array(0), labels: new Uint8Array(0) })).toBe(0);
  });
});

describe('countCorrectIn', () => {
  it('returns counts of parts that add up to the whole', () => {
    const forward = new ForwardPass(network);
    const parts = [0, 40, 41, 101].map((from, index, ends) =>
      index < 3 ? countCorrectIn(forward, split, [from, ends[index + 1]]) : 0,
    );
    expect(parts.reduce((sum, part) => sum + part)).toBe(correct);
  });
});

describe('confusionMatrix', () => {
  it('returns each image once, by what it shows and what was answered', () => {
    const matrix = confusionMatrix(network, split);
    for (let digit = 0; digit < 10; digit++) {
      for (let answer = 0; answer < 10; answer++) {
        const expected = answers.filter((given, image) => given === answer && split.labels[image] === digit);
        expect(matrix[digit][answer]).toBe(expected.length);
      }
    }
  });
});

describe('accuracy', () => {
  it('returns the share of correct answers, and 0 when there was nothing to answer', () => {
    expect(accuracy(9542, 10_000)).toBe(0.9542);
    expect(accuracy(0, 0)).toBe(0);
  });
});
