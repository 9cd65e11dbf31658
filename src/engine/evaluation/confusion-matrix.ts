import type { NetworkParameters } from '../../contract/network';
import type { DataSplit } from '../../contract/data';
import { ForwardPass } from '../network/forward';
import type { Network } from '../network/network';
import { forEachAnswer } from './accuracy';

/** Counts the images of a split by digit and by the network's answer: `matrix[digit][answer]`. */
export function confusionMatrix(network: Network | NetworkParameters, split: DataSplit): number[][] {
  const answers = network.sizes[network.sizes.length - 1];
  const matrix = Array.from({ length: answers }, () => new Array<number>(answers).fill(0));
  forEachAnswer(new ForwardPass(network), split, [0, split.labels.length], (answer, label) => {
    matrix[label][answer]++;
  });
  return matrix;
}
