import type { Hyperparameters, NewNetwork } from '../../contract/hyperparameters';
import type { NetworkActivations, NetworkParameters } from '../../contract/network';
import { networkSizes, parameterCount, sigmoidThroughout } from '../../contract/network';
import type { StartNetwork } from '../../contract/trainer';
import type { Random } from '../random';
import { createRandom } from '../random';
import { initialisers } from './initialisers';

/** Weights and biases of one layer, in double precision. */
export interface Layer {
  /** (outputs, inputs) row-major. */
  weight: Float64Array;
  /** (outputs). */
  bias: Float64Array;
}

/** A fully connected network as used by the plain engine. */
export interface Network {
  /** Neurons of every layer, input and output included. */
  sizes: number[];
  activations: Readonly<NetworkActivations>;
  /** One fewer than `sizes`: the input layer has no parameters. */
  layers: Layer[];
  /** As in `NetworkParameters`. */
  temperature?: number;
}

/**
 * Makes a network of these sizes with every weight and bias 0, and the neurons of chapter 1 unless others are given.
 */
export function createZeroNetwork(sizes: readonly number[], activations = sigmoidThroughout): Network {
  const layers = sizes.slice(1).map((outputs, index) => ({
    weight: new Float64Array(outputs * sizes[index]),
    bias: new Float64Array(outputs),
  }));
  return { sizes: [...sizes], activations, layers };
}

/**
 * Makes a network of these sizes with random weights and biases: layer by layer, weights first.
 * All are single-precision numbers, so that `parametersOf` loses nothing of a new network.
 */
export function createNetwork(
  sizes: readonly number[],
  random: Random,
  initialiser = initialisers['standard-normal'],
): Network {
  const network = createZeroNetwork(sizes);
  network.layers.forEach(({ weight, bias }, index) => {
    const deviation = initialiser(sizes[index]);
    for (let at = 0; at < weight.length; at++) weight[at] = Math.fround(random.gaussian() * deviation);
    for (let at = 0; at < bias.length; at++) bias[at] = Math.fround(random.gaussian());
  });
  return network;
}

/** Makes the network that a run with these hyper-parameters starts from, drawn from stream 0 of its seed. */
export function createNewNetwork(wanted: NewNetwork): Network {
  const { hiddenLayers, initialWeights, seed } = wanted;
  const network = createNetwork(networkSizes(hiddenLayers), createRandom(seed), initialisers[initialWeights]);
  return { ...network, activations: activationsOf(wanted) };
}

/** The activations of a network with these hyper-parameters. */
export function activationsOf({
  hiddenActivation: hidden,
  outputActivation: output,
}: Pick<Hyperparameters, 'hiddenActivation' | 'outputActivation'>): NetworkActivations {
  return { hidden, output };
}

/** Widens a network from a process or a file to double precision; copies it. */
export function networkFromParameters({ sizes, layers, ...rest }: StartNetwork): Network {
  return {
    ...rest,
    sizes: [...sizes],
    layers: layers.map(({ weight, bias }) => ({
      weight: new Float64Array(weight),
      bias: new Float64Array(bias),
    })),
  };
}

/** Rounds a network to single precision, for other processes and files; copies it. */
export function parametersOf({ sizes, layers, ...rest }: Network): NetworkParameters {
  return {
    ...rest,
    sizes: [...sizes],
    layers: layers.map(({ weight, bias }) => ({
      weight: new Float32Array(weight),
      bias: new Float32Array(bias),
    })),
  };
}

/**
 * Returns the bytes whose SHA-256 identifies a network's weights.
 * float32, little-endian, layer by layer: weight, then bias.
 */
export function weightsBytes({ sizes, layers }: NetworkParameters): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * parameterCount(sizes)));
  let offset = 0;
  for (const { weight, bias } of layers) {
    for (const values of [weight, bias]) {
      for (const value of values) {
        view.setFloat32(offset, value, true);
        offset += 4;
      }
    }
  }
  return new Uint8Array(view.buffer);
}
