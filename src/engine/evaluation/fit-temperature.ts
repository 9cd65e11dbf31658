import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { connectionCount } from '../../contract/layers';
import { temperatureRange } from '../../contract/network';
import { exponential } from '../elementary';
import { largestOf } from '../network/activations';
import { outputPass } from '../network/output-pass';

/** Halves the range of 1 / T until it is known to a thousandth. */
const halvings = 16;

/** Parameters times images that are processed in a few milliseconds. */
const workPerPortion = 4_000_000;

/** Weighted outputs (images, outputs) row-major, and the labels (images). */
interface WeightedAnswers {
  z: Float64Array;
  labels: Uint8Array;
}

/**
 * Fits the temperature at which a network's probabilities suit how often it is right; yields every few milliseconds.
 *
 * It has the least log-loss, averaged over the images of each split and then over the splits, whatever their sizes: what
 * people draw lies between the first split, images like those that were learned from, and digits that are strange to most
 * networks. One that has learned the like of the others is sure of them, and no surer than suits the first split alone.
 */
export function* fitTemperature(
  network: NetworkParameters,
  [first, ...others]: readonly [DataSplit, ...DataSplit[]],
): Generator<void, number> {
  const answers = [yield* weightedAnswers(network, first)];
  const ofFirst = leastLossTemperature(answers);
  for (const split of others) answers.push(yield* weightedAnswers(network, split));
  return Math.round(1000 * Math.max(ofFirst, leastLossTemperature(answers))) / 1000;
}

function* weightedAnswers(
  network: NetworkParameters,
  { images, labels }: DataSplit,
): Generator<void, WeightedAnswers> {
  const forward = outputPass(network);
  const width = forward.weightedOutputs.length;
  const z = new Float64Array(labels.length * width);
  const imagesPerPortion = Math.ceil(workPerPortion / connectionCount(network.layers));
  for (let image = 0; image < labels.length; image++) {
    forward.input.readPixels(images, image);
    forward.run();
    z.set(forward.weightedOutputs, image * width);
    if ((image + 1) % imagesPerPortion === 0) yield;
  }
  return { z, labels };
}

/** The log-loss is convex in 1 / T, so its slope changes its sign once. */
function leastLossTemperature(splits: readonly WeightedAnswers[]): number {
  let [from, to] = [1 / temperatureRange.highest, 1 / temperatureRange.lowest];
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (from + to) / 2;
    const slope = splits.reduce((sum, answers) => sum + slopeOfLoss(answers, 1 / middle), 0);
    if (slope > 0) to = middle;
    else from = middle;
  }
  return 2 / (from + to);
}

/** d(log-loss)/d(1/T), mean of the images: by how much the expected z is above that of the label. */
function slopeOfLoss({ z, labels }: WeightedAnswers, temperature: number): number {
  const width = z.length / labels.length;
  let slope = 0;
  for (let image = 0; image < labels.length; image++) {
    const own = z.subarray(image * width, (image + 1) * width);
    const largest = largestOf(own);
    let [sum, weighted] = [0, 0];
    for (let digit = 0; digit < width; digit++) {
      const share = exponential((own[digit] - largest) / temperature);
      sum += share;
      weighted += share * own[digit];
    }
    slope += weighted / sum - own[labels[image]];
  }
  return slope / labels.length;
}
