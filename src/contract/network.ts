import * as v from 'valibot';
import { choiceValues } from './hyperparameter-fields';
import type { ConvolutionShape, DenseShape, LayerShape, PoolingShape } from './layers';

/** Neurons of the input layer: the 28 x 28 pixels of an image. */
export const inputNeurons = 784;
/** Neurons of the output layer: one per digit. */
export const outputNeurons = 10;

/** What a network has learned in one layer, in single or double precision. */
export interface WeightsAndBiases<Numbers = Float32Array> {
  /** (outputs, inputs) row-major in a dense layer; (maps, maps before, rows, columns) in a convolution; or empty. */
  weight: Numbers;
  /** (outputs) in a dense layer; (maps) in a convolution; or empty. */
  bias: Numbers;
}

export type DenseLayer<Numbers = Float32Array> = DenseShape & WeightsAndBiases<Numbers>;
export type ConvolutionLayer<Numbers = Float32Array> = ConvolutionShape & WeightsAndBiases<Numbers>;
export type PoolingLayer<Numbers = Float32Array> = PoolingShape & WeightsAndBiases<Numbers>;

/** A layer after the input, as sent between processes and stored on disk. */
export type LayerParameters<Numbers = Float32Array> =
  DenseLayer<Numbers> | ConvolutionLayer<Numbers> | PoolingLayer<Numbers>;

/** A dense layer of these weights (outputs, inputs) and biases (outputs). */
export function denseLayer<Numbers extends { length: number }>(
  weight: Numbers,
  bias: Numbers,
): DenseLayer<Numbers> {
  return { kind: 'dense', inputs: weight.length / bias.length, outputs: bias.length, weight, bias };
}

export const activationsSchema = v.object({
  hidden: v.picklist(choiceValues('hiddenActivation')),
  output: v.picklist(choiceValues('outputActivation')),
});

/** The activation functions of a network's neurons. */
export type NetworkActivations = v.InferOutput<typeof activationsSchema>;

/** Checks the activations in a model file; null when they are unknown to this version. */
export function parseActivations(input: unknown): NetworkActivations | null {
  const parsed = v.safeParse(activationsSchema, input);
  return parsed.success ? parsed.output : null;
}

/** The default: as in chapter 1, and in every file that does not say. */
export const sigmoidThroughout: Readonly<NetworkActivations> = { hidden: 'sigmoid', output: 'sigmoid' };

/** Temperatures that can be fitted, and that a file may hold. */
export const temperatureRange = { lowest: 0.2, highest: 10 } as const;

/** A whole network of such layers. */
export interface NetworkOf<Layer> {
  /** Neurons of every layer, including input and output. */
  sizes: number[];
  activations: Readonly<NetworkActivations>;
  /** One fewer than `sizes`: the input layer has no parameters. */
  layers: Layer[];
  /** What its weighted outputs are divided by for calibrated probabilities, in `temperatureRange`; absent: not fitted. */
  temperature?: number;
}

export type NetworkParameters = NetworkOf<LayerParameters>;
/** A network of dense layers only, as those of the book's chapters 1 to 3. */
export type DenseParameters = NetworkOf<DenseLayer>;

export function isDense<Numbers>(
  network: NetworkOf<LayerParameters<Numbers>>,
): network is NetworkOf<DenseLayer<Numbers>> {
  return network.layers.every(({ kind }) => kind === 'dense');
}

/** What must match for one network to replace another in training. */
export interface NetworkShape {
  activations: Readonly<NetworkActivations>;
  layers: readonly LayerShape[];
}

/** Whether two networks have the same activations; without hidden layers, the hidden activation does not matter. */
export function haveSameActivations(one: NetworkShape, other: NetworkShape): boolean {
  const { hidden, output } = one.activations;
  return (
    output === other.activations.output && (hidden === other.activations.hidden || one.layers.length === 1)
  );
}

export function isSigmoidThroughout(network: NetworkShape): boolean {
  return haveSameActivations(network, { ...network, activations: sigmoidThroughout });
}
