import * as v from 'valibot';
import { choiceValues } from './hyperparameter-fields';

/** Neurons of the input layer: the 28 x 28 pixels of an image. */
export const inputNeurons = 784;
/** Neurons of the output layer: one per digit. */
export const outputNeurons = 10;
/** At most this many hidden layers; a plain sigmoid network stops learning long before that. */
export const maximumHiddenLayers = 8;

/** Reads "30", "100, 30" or "" as hidden layers; the message explains what is wrong. */
export function parseHiddenLayers(
  text: string,
): { ok: true; value: number[] } | { ok: false; message: string } {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() === 'none') return { ok: true, value: [] };
  const parts = trimmed.split(/[\s,]+/).filter((part) => part !== '');
  const wrong = parts.find((part) => !/^\d+$/.test(part));
  if (wrong !== undefined) {
    return { ok: false, message: `“${wrong}” is not a number of neurons; write for example 30 or 100, 30.` };
  }
  return { ok: true, value: parts.map(Number) };
}

export function formatHiddenLayers(hiddenLayers: readonly number[]): string {
  return hiddenLayers.join(', ');
}

/** The neurons of every layer, including input and output. */
export function networkSizes(hiddenLayers: readonly number[]): number[] {
  return [inputNeurons, ...hiddenLayers, outputNeurons];
}

/** Number of weights and biases of a network of these sizes. */
export function parameterCount(sizes: readonly number[]): number {
  return sizes.slice(1).reduce((count, outputs, index) => count + outputs * (sizes[index] + 1), 0);
}

/** Weights and biases of one layer, as sent between processes and stored on disk. */
export interface LayerParameters {
  /** (outputs, inputs) row-major. */
  weight: Float32Array;
  /** (outputs). */
  bias: Float32Array;
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

/** A whole network: `layers.length === sizes.length - 1`. */
export interface NetworkParameters {
  /** Neurons of every layer, including input and output. */
  sizes: number[];
  activations: Readonly<NetworkActivations>;
  layers: LayerParameters[];
  /** What its weighted outputs are divided by for calibrated probabilities, above 0; absent: not fitted. */
  temperature?: number;
}

/** What must match for one network to replace another in training. */
export type NetworkShape = Pick<NetworkParameters, 'sizes' | 'activations'>;

/** Whether two networks have the same activations; without hidden layers, the hidden activation does not matter. */
export function haveSameActivations(one: NetworkShape, other: NetworkShape): boolean {
  const { hidden, output } = one.activations;
  return (
    output === other.activations.output && (hidden === other.activations.hidden || one.sizes.length === 2)
  );
}

export function isSigmoidThroughout(network: NetworkShape): boolean {
  return haveSameActivations(network, { ...network, activations: sigmoidThroughout });
}
