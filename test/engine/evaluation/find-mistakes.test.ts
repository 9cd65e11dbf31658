import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { confusionMatrix } from '../../../src/engine/evaluation/confusion-matrix';
import { findMistakes } from '../../../src/engine/evaluation/find-mistakes';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import { createSmallDataSet } from '../small-data-set';

const { test } = createSmallDataSet({ training: 1, test: 400 });
const network = parametersOf(createNewNetwork(defaultHyperparameters));

function examined(most: number) {
  const examining = findMistakes(network, test, most);
  let turns = 0;
  for (let step = examining.next(); ; step = examining.next(), turns++) {
    if (step.done) return { ...step.value, turns };
  }
}

describe('findMistakes', () => {
  it('counts as the confusion matrix does, and lets other work run between', () => {
    const { matrix, turns } = examined(10);
    expect(matrix).toEqual(confusionMatrix(network, test));
    expect(turns).toBeGreaterThan(1);
  });

  it('keeps the surest mistakes, with the pixels of their images', () => {
    const { mistakes } = examined(10);
    expect(mistakes).toHaveLength(10);
    const confidences = mistakes.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((one, other) => other - one));
    for (const { index, label, answer, pixels } of mistakes) {
      expect(answer).not.toBe(label);
      expect(test.labels[index]).toBe(label);
      expect(pixels).toEqual(test.images.slice(784 * index, 784 * (index + 1)));
    }
  });

  it('finds the pixels with ink', () => {
    const blank = { images: new Uint8Array(2 * 784), labels: Uint8Array.of(1, 2) };
    blank.images[784 + 5] = 1;
    const examining = findMistakes(network, blank, 1);
    let step = examining.next();
    while (!step.done) step = examining.next();
    expect(step.value.inked.indexOf(1)).toBe(5);
    expect(step.value.inked.lastIndexOf(1)).toBe(5);
  });
});
