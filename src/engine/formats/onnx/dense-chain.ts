import type { NetworkActivations } from '../../../contract/network';
import { inputNeurons } from '../../../contract/network';
import type { Constant } from './constant';
import { dimensionsOf, readMatrix } from './constant';
import type { OnnxTensor } from './read-file';

/** A layer whose activation, if it has one, is already known. */
export interface ChainLayer {
  /** (outputs, inputs) */
  weight: Float64Array;
  /** (outputs) */
  bias: Float64Array;
  activation?: NetworkActivations['hidden' | 'output'];
  /** Without one, its bias is 0 so far. */
  hasBias: boolean;
}

interface ChainLimits {
  operatorSetVersion: number;
  /** A tensor may be used more than once, so that a small file could make a large network. */
  mostWeights: number;
}

/** Since this version, Softmax works along the last axis unless it says otherwise; before, along axis 1. */
const softmaxAlongLast = 13;

/** The chain that a graph's nodes make from its input, and the layers in it. */
export class DenseChain {
  readonly layers: ChainLayer[] = [];
  /** Names of what is the shape of the chain's numbers at some point. */
  readonly shapes = new Set<string>();
  readonly #constants: Map<string, Constant>;
  readonly #limits: ChainLimits;
  /** What the last node computes. */
  end: string;
  #weights = 0;

  constructor(input: string, tensors: readonly OnnxTensor[], limits: ChainLimits) {
    this.end = input;
    this.#constants = new Map(tensors.map((tensor) => [tensor.name, { tensor, isTransposed: false }]));
    this.#limits = limits;
  }

  constant(name: string | undefined): Constant | undefined {
    return name === undefined ? undefined : this.#constants.get(name);
  }

  setConstant(name: string, constant: Constant): void {
    this.#constants.set(name, constant);
  }

  /** Numbers that an image consists of at this point. */
  get width(): number {
    return this.layers.at(-1)?.bias.length ?? inputNeurons;
  }

  /** The layer whose weighted inputs the chain ends with; undefined at its start and after an activation. */
  get openLayer(): ChainLayer | undefined {
    const last = this.layers.at(-1);
    return last && last.activation === undefined ? last : undefined;
  }

  /** Adds a layer of weights; returns what is wrong with them. */
  addWeights(constant: Constant): string | undefined {
    if (this.openLayer) return 'follows a layer without an activation';
    const dimensions = dimensionsOf(constant);
    const [outputs] = dimensions;
    if (dimensions.length !== 2 || dimensions[1] !== this.width || outputs < 1) {
      const { name, dimensions: shape } = constant.tensor;
      return `has weights “${name}” of shape (${shape.join(', ')}) for ${this.width} inputs`;
    }
    this.#weights += outputs * this.width;
    // Weights in another file make this one small; the reading of the matrix tells of that.
    if (!constant.tensor.isInOtherFile && !(this.#weights <= this.#limits.mostWeights))
      return 'makes a network with more weights than the file has bytes';
    const weight = readMatrix(constant, [outputs, this.width]);
    if (typeof weight === 'string') return `cannot be read: ${weight}`;
    this.layers.push({ weight, bias: new Float64Array(outputs), hasBias: false });
    return undefined;
  }

  /** Gives the layer at the end of the chain its bias; returns what is wrong with it. */
  addBias(constant: Constant): string | undefined {
    const layer = this.openLayer;
    if (!layer || layer.hasBias) return 'adds something that is not the bias of a layer';
    const bias = readMatrix(constant, [1, layer.bias.length]);
    if (typeof bias === 'string') return `cannot be read: ${bias}`;
    layer.bias = bias;
    layer.hasBias = true;
    return undefined;
  }

  /** Whether a shape leaves the numbers of each image in a row of their own. */
  isRowPerImage(shape: readonly number[] | null): boolean {
    return (
      shape?.length === 2 && shape[0] >= -1 && (shape[1] === this.width || (shape[1] === -1 && shape[0] >= 0))
    );
  }

  /** Whether an axis of a Softmax node, or the usual one, is that of the neurons. */
  isNeuronAxis(axis = this.#limits.operatorSetVersion < softmaxAlongLast ? 1 : -1): boolean {
    return axis === 1 || axis === -1;
  }
}
