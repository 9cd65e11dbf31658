import type { SparseInput } from './sparse-input';

/** What a layer reads: the image, or what the layer before hands on (inputs). */
export type LayerInput = SparseInput | Float64Array;

/** What one kind of layer does with one image, forward and backward. */
export interface LayerArithmetic<Layer> {
  /** Writes the weighted inputs (outputs) of the layer; of pooling, which has no weights, its activations. */
  forward(layer: Layer, input: LayerInput, output: Float64Array): void;
  /** Adds the gradient of the cost, equations (BP3) and (BP4); `errors`: dC/dz (outputs). */
  addGradient(gradient: Layer, errors: Float64Array, input: LayerInput): void;
  /** Writes the derivatives of the cost by what the layer has read (inputs), equation (BP2) without the activation. */
  backward(layer: Layer, errors: Float64Array, input: Float64Array, result: Float64Array): void;
}
