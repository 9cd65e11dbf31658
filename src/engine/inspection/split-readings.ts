import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { ForwardPass, indexOfLargest } from '../network/forward';

/** What a network answers to each image of a split. */
export interface SplitReadings {
  /** (images): the output with the largest activation. */
  answers: Uint8Array;
  /** (images, outputs) row-major: the activations of the output layer. */
  outputs: Float32Array;
}

/** Reads all images of a split. */
export function readSplit(network: NetworkParameters, { images, labels }: DataSplit): SplitReadings {
  const forward = new ForwardPass(network);
  const width = network.sizes[network.sizes.length - 1];
  const answers = new Uint8Array(labels.length);
  const outputs = new Float32Array(labels.length * width);
  for (let image = 0; image < labels.length; image++) {
    forward.input.readPixels(images, image);
    const activations = forward.run();
    answers[image] = indexOfLargest(activations);
    outputs.set(activations, image * width);
  }
  return { answers, outputs };
}
