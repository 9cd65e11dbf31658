import type { DenseParameters } from '../../contract/network';
import { ForwardPass, indexOfLargest } from '../../engine/network/forward';

/** What the digit on the pad does in the network. */
export interface Reading {
  network: DenseParameters;
  /** (784), 0 no ink to 1 full ink. */
  input: Float32Array;
  /** Of every layer after the input. */
  activations: readonly Float64Array[];
  weightedOutputs: Float64Array;
  answer: number;
}

/** Lets a digit flow through the network. */
export function readDigit(network: DenseParameters, input: Float32Array): Reading {
  const forward = new ForwardPass(network);
  forward.input.readValues(input);
  const answer = indexOfLargest(forward.run());
  return {
    network,
    input,
    activations: forward.activations,
    weightedOutputs: forward.weightedOutputs,
    answer,
  };
}
