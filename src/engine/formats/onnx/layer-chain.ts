import type { DenseShape, LayerShape, MapShape } from '../../../contract/layers';
import { biasCount, weightCount, weightShape } from '../../../contract/layers';
import type { NetworkActivations } from '../../../contract/network';
import { inputNeurons } from '../../../contract/network';
import type { Constant } from './constant';
import { dimensionsOf, readNumbers } from './constant';
import type { OnnxTensor } from './read-file';

/** A layer whose activation, if it has one, is already known. */
export interface ChainLayer {
  shape: LayerShape;
  weight: Float64Array;
  bias: Float64Array;
  /** Pooling has none: it hands on the activations of the convolution before it. */
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

/** An image as a convolution reads it. */
const imageMaps: MapShape = { maps: 1, height: 28, width: 28 };

/** The chain that a graph's nodes make from its input, and the layers in it. */
export class LayerChain {
  readonly layers: ChainLayer[] = [];
  /** Names of what is the shape of the chain's numbers at some point. */
  readonly shapes = new Set<string>();
  readonly #constants: Map<string, Constant>;
  readonly #limits: ChainLimits;
  /** What the last node computes. */
  end: string;
  /** How each image's numbers lie in maps at this point; undefined: in a row, or in a way that is not known. */
  maps: MapShape | undefined;
  #weights = 0;

  /** `sizes`: of the input, the number of images first; open ones are undefined. */
  constructor(
    input: string,
    sizes: readonly (number | undefined)[] | undefined,
    tensors: readonly OnnxTensor[],
    limits: ChainLimits,
  ) {
    this.end = input;
    this.maps = sizes?.length === 4 && isImage(sizes.slice(1)) ? imageMaps : undefined;
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
    return this.layers.at(-1)?.shape.outputs ?? inputNeurons;
  }

  /**
   * The layer of weights that has no activation yet; undefined at the start. Since every activation grows, it may be
   * pooled before it is calculated.
   */
  get openLayer(): ChainLayer | undefined {
    const last = this.layers.findLast(({ shape }) => shape.kind !== 'pooling');
    return last && last.activation === undefined ? last : undefined;
  }

  /** Adds a dense layer; returns what is wrong with its weights. */
  addWeights(constant: Constant): string | undefined {
    if (this.maps && this.layers.length > 0) return 'takes maps for a row of numbers';
    const [outputs] = dimensionsOf(constant);
    const shape: DenseShape = { kind: 'dense', inputs: this.width, outputs };
    return this.#add(shape, constant);
  }

  /** Adds a convolution; returns what is wrong with its weights. */
  addConvolution(constant: Constant): string | undefined {
    const from = this.maps;
    if (!from) return 'takes a row of numbers for maps';
    const [maps, , size] = dimensionsOf(constant);
    const to = { maps, height: from.height - size + 1, width: from.width - size + 1 };
    const [inputs, outputs] = [neuronsOf(from), neuronsOf(to)];
    if (!(size >= 1 && to.height >= 1 && to.width >= 1)) {
      return `has a window that does not fit into maps of ${from.height} × ${from.width}`;
    }
    const fault = this.#add({ kind: 'convolution', size, from, to, inputs, outputs }, constant);
    if (fault === undefined) this.maps = to;
    return fault;
  }

  /** Adds pooling with windows of this side; returns what is wrong with it. */
  addPooling(size: number): string | undefined {
    const from = this.maps;
    if (!from || this.layers.at(-1)?.shape.kind !== 'convolution') return 'does not follow a convolution';
    if (from.height % size !== 0 || from.width % size !== 0) {
      return `does not divide maps of ${from.height} × ${from.width} evenly`;
    }
    const to = { ...from, height: from.height / size, width: from.width / size };
    const [inputs, outputs] = [neuronsOf(from), neuronsOf(to)];
    this.layers.push({
      shape: { kind: 'pooling', size, from, to, inputs, outputs },
      weight: new Float64Array(),
      bias: new Float64Array(),
      hasBias: true,
    });
    this.maps = to;
    return undefined;
  }

  #add(shape: LayerShape, constant: Constant): string | undefined {
    if (this.openLayer) return 'follows a layer without an activation';
    const wanted = weightShape(shape);
    const dimensions = dimensionsOf(constant);
    if (
      dimensions.length !== wanted.length ||
      dimensions.some((size, at) => size !== wanted[at] || size < 1)
    ) {
      const { name, dimensions: found } = constant.tensor;
      const before = this.maps ? `${this.maps.maps} maps` : `${this.width} inputs`;
      return `has weights “${name}” of shape (${found.join(', ')}) for ${before}`;
    }
    this.#weights += weightCount(shape);
    // Weights in another file make this one small; the reading of the numbers tells of that.
    if (!constant.tensor.isInOtherFile && !(this.#weights <= this.#limits.mostWeights))
      return 'makes a network with more weights than the file has bytes';
    const weight = readNumbers(constant, wanted);
    if (typeof weight === 'string') return `cannot be read: ${weight}`;
    this.layers.push({ shape, weight, bias: new Float64Array(biasCount(shape)), hasBias: false });
    return undefined;
  }

  /** Gives the layer at the end of the chain its bias; returns what is wrong with it. */
  addBias(constant: Constant): string | undefined {
    const layer = this.layers.at(-1);
    if (!layer || layer !== this.openLayer || layer.hasBias) {
      return 'adds something that is not the bias of a layer';
    }
    const bias = readNumbers(constant, [1, layer.bias.length]);
    if (typeof bias === 'string') return `cannot be read: ${bias}`;
    layer.bias = bias;
    layer.hasBias = true;
    return undefined;
  }

  /** Lays each image's numbers in a row. */
  flatten(): void {
    this.maps = undefined;
  }

  /** Gives the numbers of each image a shape; returns whether it is one that they can have here. */
  reshape(shape: readonly number[] | null): boolean {
    if (this.layers.length === 0 && shape?.length === 4 && shape[0] >= -1 && isImage(shape.slice(1))) {
      this.maps = imageMaps;
      return true;
    }
    if (!this.#isRowPerImage(shape)) return false;
    this.flatten();
    return true;
  }

  /** Whether a shape leaves the numbers of each image in a row of their own. */
  #isRowPerImage(shape: readonly number[] | null): boolean {
    return (
      shape?.length === 2 && shape[0] >= -1 && (shape[1] === this.width || (shape[1] === -1 && shape[0] >= 0))
    );
  }

  /** Whether an axis of a Softmax node, or the usual one, is that of the neurons. */
  isNeuronAxis(axis = this.#limits.operatorSetVersion < softmaxAlongLast ? 1 : -1): boolean {
    return axis === 1 || axis === -1;
  }
}

function isImage([maps, height, width]: readonly (number | undefined)[]): boolean {
  return maps === imageMaps.maps && height === imageMaps.height && width === imageMaps.width;
}

function neuronsOf({ maps, height, width }: MapShape): number {
  return maps * height * width;
}
