import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { probabilityOf, temperatureOf } from '../network/confidence';
import { indexOfLargest } from '../network/forward';
import { outputPass } from '../network/output-pass';

/** What a network answers to each image of a split. */
export interface SplitReadings {
  /** (images): the output with the largest activation. */
  answers: Uint8Array;
  /** (images): the calibrated probability that the answer is right, as on the pad; 0 to 1. */
  confidences: Float32Array;
}

/** Reads all images of a split. */
export function readSplit(network: NetworkParameters, { images, labels }: DataSplit): SplitReadings {
  const forward = outputPass(network);
  const answers = new Uint8Array(labels.length);
  const confidences = new Float32Array(labels.length);
  const temperature = temperatureOf(network);
  for (let image = 0; image < labels.length; image++) {
    forward.input.readPixels(images, image);
    answers[image] = indexOfLargest(forward.run());
    confidences[image] = probabilityOf(forward.weightedOutputs, answers[image], temperature);
  }
  return { answers, confidences };
}
