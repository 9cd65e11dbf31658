import { layerShapes } from '../../contract/hidden-layers';
import type { Hyperparameters, NewNetwork } from '../../contract/hyperparameters';
import type { LayerShape } from '../../contract/layers';
import {
  biasCount,
  denseShapes,
  inputsPerNeuron,
  parameterCount,
  sizesOf,
  weightCount,
} from '../../contract/layers';
import type {
  DenseLayer,
  DenseParameters,
  LayerParameters,
  NetworkActivations,
  NetworkOf,
  NetworkParameters,
  NetworkShape,
} from '../../contract/network';
import { outputNeurons, sigmoidThroughout } from '../../contract/network';
import type { StartNetwork } from '../../contract/trainer';
import type { Random } from '../random';
import { createRandom } from '../random';
import type { Initialiser } from './initialisers';
import { initialisers } from './initialisers';

/** A layer after the input, in double precision. */
export type Layer = LayerParameters<Float64Array>;

/** A network as used by the plain engine. */
export type Network = NetworkOf<Layer>;
export type DenseNetwork = NetworkOf<DenseLayer<Float64Array>>;

/** Makes a network of these layers with every weight and bias 0. */
export function zerosLike({ layers, activations }: NetworkShape): Network {
  return { sizes: sizesOf(layers), activations, layers: layers.map(zeroLayer) };
}

function zeroLayer(shape: LayerShape): Layer {
  return { ...shape, weight: new Float64Array(weightCount(shape)), bias: new Float64Array(biasCount(shape)) };
}

/**
 * Makes a dense network of these sizes with every weight and bias 0, and the neurons of chapter 1 unless others are
 * given.
 */
export function createZeroNetwork(sizes: readonly number[], activations = sigmoidThroughout): DenseNetwork {
  return zerosLike({ layers: denseShapes(sizes), activations }) as DenseNetwork;
}

/** Makes a dense network of these sizes, with the neurons of chapter 1, by `drawParameters`. */
export function createNetwork(
  sizes: readonly number[],
  random: Random,
  initialiser = initialisers['standard-normal'],
): DenseNetwork {
  const network = createZeroNetwork(sizes);
  drawParameters(network, random, initialiser);
  return network;
}

/**
 * Sets random weights and biases: layer by layer, weights first.
 * All are single-precision numbers, so that `parametersOf` loses nothing of a new network.
 */
function drawParameters({ layers }: Network, random: Random, initialiser: Initialiser): void {
  for (const layer of layers) {
    const { weight, bias } = layer;
    const deviation = initialiser(inputsPerNeuron(layer));
    for (let at = 0; at < weight.length; at++) weight[at] = Math.fround(random.gaussian() * deviation);
    for (let at = 0; at < bias.length; at++) bias[at] = Math.fround(random.gaussian());
  }
}

/** Makes the network that a run with these hyper-parameters starts from, drawn from stream 0 of its seed. */
export function createNewNetwork(wanted: NewNetwork, outputs = outputNeurons): Network {
  const network = zerosLike(shapeOf(wanted, outputs));
  drawParameters(network, createRandom(wanted.seed), initialisers[wanted.initialWeights]);
  return network;
}

/** The shape of a network with these hyper-parameters. */
export function shapeOf(
  wanted: Pick<Hyperparameters, 'hiddenLayers' | 'hiddenActivation' | 'outputActivation'>,
  outputs = outputNeurons,
): NetworkShape {
  return { layers: layerShapes(wanted.hiddenLayers, outputs), activations: activationsOf(wanted) };
}

/** The activations of a network with these hyper-parameters. */
export function activationsOf({
  hiddenActivation: hidden,
  outputActivation: output,
}: Pick<Hyperparameters, 'hiddenActivation' | 'outputActivation'>): NetworkActivations {
  return { hidden, output };
}

/** Widens a network from a process or a file to double precision; copies it. */
export function networkFromParameters(network: DenseParameters): DenseNetwork;
export function networkFromParameters(network: StartNetwork): Network;
export function networkFromParameters({ sizes, layers, ...rest }: StartNetwork): Network {
  return {
    ...rest,
    sizes: [...sizes],
    layers: layers.map((layer) => ({
      ...layer,
      weight: new Float64Array(layer.weight),
      bias: new Float64Array(layer.bias),
    })),
  };
}

/** Rounds a network to single precision, for other processes and files; copies it. */
export function parametersOf(network: DenseNetwork): DenseParameters;
export function parametersOf(network: Network): NetworkParameters;
export function parametersOf({ sizes, layers, ...rest }: Network): NetworkParameters {
  return {
    ...rest,
    sizes: [...sizes],
    layers: layers.map((layer) => ({
      ...layer,
      weight: new Float32Array(layer.weight),
      bias: new Float32Array(layer.bias),
    })),
  };
}

/**
 * Returns the bytes whose SHA-256 identifies a network's weights.
 * float32, little-endian, layer by layer: weight, then bias.
 */
export function weightsBytes({ layers }: NetworkParameters): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * parameterCount(layers)));
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
