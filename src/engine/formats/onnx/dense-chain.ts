import type { NetworkActivations } from '../../../contract/network';
import { inputNeurons } from '../../../contract/network';
import type { Layer } from '../../network/network';
import type { Constant } from './constant';
import { dimensionsOf, readIntegers, readMatrix } from './constant';
import { elementTypes } from './names';
import type { OnnxNode, OnnxTensor } from './read-file';
import { isOwnDomain } from './read-file';

/** A layer whose activation, if it has one, is already known. */
export interface DenseLayer extends Layer {
  activation?: NetworkActivations['hidden' | 'output'];
  /** Without one, its bias is 0 so far. */
  hasBias: boolean;
}

interface ChainLimits {
  operatorSetVersion: number;
  /** Tensors may be used more than once, so that a small file could make a large network. */
  mostParameters: number;
}

const activations: Readonly<Record<string, DenseLayer['activation']>> = {
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Relu: 'relu',
  Softmax: 'softmax',
};

/** Since this version, Softmax works along the last axis unless it says otherwise; before, along axis 1. */
const softmaxAlongLast = 13;

/** Follows the nodes of a graph from its input, and collects the layers that they make. */
export class DenseChain {
  readonly layers: DenseLayer[] = [];
  readonly #constants: Map<string, Constant>;
  readonly #limits: ChainLimits;
  #end: string;
  #parameters = 0;

  constructor(input: string, tensors: readonly OnnxTensor[], limits: ChainLimits) {
    this.#end = input;
    this.#constants = new Map(tensors.map((tensor) => [tensor.name, { tensor, isTransposed: false }]));
    this.#limits = limits;
  }

  /** What the last node computes. */
  get end(): string {
    return this.#end;
  }

  /** Takes the next node; returns what is wrong with it, as the end of a sentence. */
  add(node: OnnxNode): string | undefined {
    const { operator, domain, inputs, outputs } = node;
    if (!isOwnDomain(domain)) return `it has a ${operator} node of “${domain}”; ${dense}`;
    const isOfConstants = inputs.every((input) => this.#constants.has(input));
    const step = (isOfConstants ? constantSteps : steps).get(operator);
    if (!step) return `it has ${article(operator)} ${operator} node; ${dense}`;
    // What follows the first output, such as Dropout's mask, is not part of the chain.
    if (outputs.length === 0) return `${labelOf(node)} has no output`;
    const fault = step(this, node);
    if (fault !== undefined) return `${labelOf(node)} ${fault}`;
    if (!isOfConstants) this.#end = outputs[0];
    return undefined;
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
  get openLayer(): DenseLayer | undefined {
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
    this.#parameters += outputs * (this.width + 1);
    if (!(this.#parameters <= this.#limits.mostParameters)) return 'makes the network too large';
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

/** Takes a node, and returns what is wrong with it, as a clause that follows its name. */
type Step = (chain: DenseChain, node: OnnxNode) => string | undefined;

const dense =
  'Inkling reads dense networks only: Gemm, or MatMul and Add, with Sigmoid, Tanh, Relu or Softmax';
const broken = 'does not continue the chain from the input to the output';

const steps = stepsOf({
  Gemm(chain, { inputs, attributes }) {
    const [input, weights, bias] = inputs;
    const weight = chain.constant(weights);
    if (input !== chain.end || !weight) return broken;
    for (const factor of ['alpha', 'beta']) {
      const value = attributes.get(factor)?.float ?? 1;
      if (value !== 1) return `multiplies by ${factor} = ${value}, not by 1`;
    }
    if ((attributes.get('transA')?.integer ?? 0) !== 0) return 'transposes its input';
    const isOutputFirst = (attributes.get('transB')?.integer ?? 0) !== 0;
    const fault = chain.addWeights(isOutputFirst ? weight : transposed(weight));
    if (fault !== undefined || !bias) return fault;
    const biasConstant = chain.constant(bias);
    return biasConstant ? chain.addBias(biasConstant) : broken;
  },
  MatMul(chain, { inputs: [input, weights] }) {
    const weight = chain.constant(weights);
    return input === chain.end && weight ? chain.addWeights(transposed(weight)) : broken;
  },
  Add(chain, { inputs: [one, other] }) {
    const bias = chain.constant(one === chain.end ? other : one);
    return (one === chain.end || other === chain.end) && bias ? chain.addBias(bias) : broken;
  },
  Sigmoid: activate,
  Tanh: activate,
  Relu: activate,
  Softmax: activate,
  Identity: unchanged(() => undefined),
  Dropout: unchanged(({ inputs }) => (inputs[2] ? 'may be in training mode' : undefined)),
  Cast: unchanged(({ attributes }) => {
    const type = attributes.get('to')?.integer;
    return type === elementTypes.float || type === elementTypes.double ? undefined : 'rounds the numbers';
  }),
  Flatten: unchanged(({ attributes }) =>
    (attributes.get('axis')?.integer ?? 1) === 1 ? undefined : 'flattens along another axis than 1',
  ),
  Reshape: unchanged(({ inputs }, chain) => {
    const shape = chain.constant(inputs[1]);
    return shape && chain.isRowPerImage(readIntegers(shape)) ? undefined : 'changes the shape of the data';
  }),
});

/** What may be done to constants before the network uses them. */
const constantSteps = stepsOf({
  Constant(chain, { outputs: [output], attributes }) {
    const tensor = attributes.get('value')?.tensor;
    if (!tensor) return 'has no tensor';
    chain.setConstant(output, { tensor: { ...tensor, name: tensor.name || output }, isTransposed: false });
    return undefined;
  },
  Identity(chain, { inputs: [input], outputs: [output] }) {
    return setOrBroken(chain, output, chain.constant(input));
  },
  Transpose(chain, { inputs: [input], outputs: [output], attributes }) {
    const constant = chain.constant(input);
    const order = attributes.get('perm')?.integers ?? [1, 0];
    if (constant && dimensionsOf(constant).length !== 2) return 'transposes something else than a matrix';
    const isSame = order[0] === 0;
    return setOrBroken(chain, output, constant && (isSame ? constant : transposed(constant)));
  },
});

/** By operator; a file may name one as it likes, even as a property that every object has. */
function stepsOf(named: Readonly<Record<string, Step>>): ReadonlyMap<string, Step> {
  return new Map(Object.entries(named));
}

function setOrBroken(chain: DenseChain, output: string, constant: Constant | undefined): string | undefined {
  if (!constant) return broken;
  chain.setConstant(output, constant);
  return undefined;
}

function activate(
  chain: DenseChain,
  { operator, inputs: [input], attributes }: OnnxNode,
): string | undefined {
  const layer = chain.openLayer;
  if (input !== chain.end || !layer) return broken;
  if (operator === 'Softmax' && !chain.isNeuronAxis(attributes.get('axis')?.integer)) {
    return 'works along another axis than that of the neurons';
  }
  layer.activation = activations[operator];
  return undefined;
}

/** A node that hands on the numbers of the chain as they are, unless `faultOf` says otherwise. */
function unchanged(faultOf: (node: OnnxNode, chain: DenseChain) => string | undefined): Step {
  return (chain, node) => (node.inputs[0] === chain.end ? faultOf(node, chain) : broken);
}

function transposed(constant: Constant): Constant {
  return { ...constant, isTransposed: !constant.isTransposed };
}

function labelOf({ operator, name, outputs }: OnnxNode): string {
  const label = name || outputs[0];
  return label ? `node “${label}” (${operator})` : `${article(operator)} ${operator} node`;
}

function article(operator: string): string {
  return /^[AEIOU]/.test(operator) ? 'an' : 'a';
}
