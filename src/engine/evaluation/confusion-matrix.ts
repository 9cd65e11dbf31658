import type { NetworkParameters } from '../../contract/network';
import { outputNeurons } from '../../contract/network';
import type { DataSplit } from '../../contract/data';
import { outputPass } from '../network/output-pass';
import type { Network } from '../network/network';
import { forEachAnswer } from './accuracy';

/** Counts the images of a split by digit and by the network's answer: `matrix[digit][answer]`. */
export function confusionMatrix(network: Network | NetworkParameters, split: DataSplit): number[][] {
  const matrix = emptyMatrix(network.sizes[network.sizes.length - 1]);
  forEachAnswer(outputPass(network), split, [0, split.labels.length], (answer, label) => {
    matrix[label][answer]++;
  });
  return matrix;
}

/** The same from answers that have been given: (images) labels and answers, each below `digits`. */
export function countAnswers(
  labels: ArrayLike<number>,
  answers: ArrayLike<number>,
  digits = outputNeurons,
): number[][] {
  const matrix = emptyMatrix(digits);
  for (let image = 0; image < labels.length; image++) matrix[labels[image]][answers[image]]++;
  return matrix;
}

function emptyMatrix(digits: number): number[][] {
  return Array.from({ length: digits }, () => new Array<number>(digits).fill(0));
}
