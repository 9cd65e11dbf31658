import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { connectionCount } from '../../contract/layers';
import { pixelsPerImage } from '../image';
import { probabilityOf, temperatureOf } from '../network/confidence';
import { indexOfLargest } from '../network/forward';
import { outputPass } from '../network/output-pass';

/** An image that a network reads wrong. */
export interface Mistake {
  /** Its index in the split. */
  index: number;
  label: number;
  answer: number;
  /** The calibrated probability of its answer, as on the pad; 0 to 1. */
  confidence: number;
  /** (784) bytes, 0 no ink to 255 full ink. */
  pixels: Uint8Array;
}

/** Where a network is right and wrong on a split. */
export interface SplitMistakes {
  /** Number of images by digit and by answer: `matrix[digit][answer]`. */
  matrix: number[][];
  /** The mistakes that the network was surest of, the surest first; among equals the first in the data set. */
  mistakes: Mistake[];
  /** (784): 1 for a pixel with ink in any image, else 0. */
  inked: Uint8Array;
}

/** Connections times images that are processed in a few milliseconds. */
const workPerPortion = 4_000_000;

/** Reads all images of a split, and keeps at most `most` mistakes; yields the images read every few milliseconds. */
export function* findMistakes(
  network: NetworkParameters,
  { images, labels }: DataSplit,
  most: number,
): Generator<number, SplitMistakes> {
  const forward = outputPass(network);
  const outputs = forward.weightedOutputs.length;
  const matrix = Array.from({ length: outputs }, () => new Array<number>(outputs).fill(0));
  const inked = new Uint8Array(pixelsPerImage);
  const found: Omit<Mistake, 'pixels'>[] = [];
  const imagesPerPortion = Math.ceil(workPerPortion / connectionCount(network.layers));
  for (let index = 0; index < labels.length; index++) {
    forward.input.readPixels(images, index);
    const answer = indexOfLargest(forward.run());
    const label = labels[index];
    matrix[label][answer]++;
    if (answer !== label) {
      const confidence = probabilityOf(forward.weightedOutputs, answer, temperatureOf(network));
      found.push({ index, label, answer, confidence });
    }
    const start = index * pixelsPerImage;
    for (let pixel = 0; pixel < pixelsPerImage; pixel++) if (images[start + pixel] > 0) inked[pixel] = 1;
    if ((index + 1) % imagesPerPortion === 0) yield index + 1;
  }
  const mistakes = found
    .sort((one, other) => other.confidence - one.confidence || one.index - other.index)
    .slice(0, most)
    .map((mistake) => ({
      ...mistake,
      pixels: images.slice(mistake.index * pixelsPerImage, (mistake.index + 1) * pixelsPerImage),
    }));
  return { matrix, mistakes, inked };
}
