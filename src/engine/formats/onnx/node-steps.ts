import { dimensionsOf, readIntegers } from './constant';
import type { Constant } from './constant';
import type { ChainLayer, LayerChain } from './layer-chain';
import { elementTypes } from './names';
import type { OnnxNode } from './read-file';
import { isOwnDomain } from './read-file';

/** Adds the next node of a graph to the chain; returns what is wrong with it, as the end of a sentence. */
export function addNode(chain: LayerChain, node: OnnxNode): string | undefined {
  const { operator, domain, inputs, outputs } = node;
  if (!isOwnDomain(domain)) return `it has ${article(operator)} ${operator} node of “${domain}”; ${readable}`;
  const isOfConstants = inputs.every((input) => chain.constant(input));
  const onChain = isOfConstants ? undefined : chainSteps.get(operator);
  const step = onChain ?? (isOfConstants ? constantSteps : shapeSteps).get(operator);
  if (!step) return `it has ${article(operator)} ${operator} node; ${readable}`;
  // What follows the first output, such as Dropout's mask, is not part of the chain.
  if (outputs.length === 0) return `${labelOf(node)} has no output`;
  const fault = step(chain, node);
  if (fault !== undefined) return `${labelOf(node)} ${fault}`;
  if (onChain) chain.end = outputs[0];
  return undefined;
}

const activations: Readonly<Record<string, ChainLayer['activation']>> = {
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Relu: 'relu',
  Softmax: 'softmax',
};

/** Takes a node, and returns what is wrong with it, as a clause that follows its name. */
type Step = (chain: LayerChain, node: OnnxNode) => string | undefined;

const readable =
  'Inkling reads dense layers, convolutions and max-pooling only: Gemm, or MatMul and Add, Conv and MaxPool, with ' +
  'Sigmoid, Tanh, Relu or Softmax';
const broken = 'does not continue the chain from the input to the output';

/** What may be done to the numbers on their way from the input to the output. */
const chainSteps = stepsOf({
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
  Conv(chain, { inputs: [input, weights, bias], attributes }) {
    const weight = chain.constant(weights);
    if (input !== chain.end || !weight) return broken;
    const fault = faultOfWindow(attributes, dimensionsOf(weight).slice(2), 1) ?? chain.addConvolution(weight);
    if (fault !== undefined || !bias) return fault;
    const biasConstant = chain.constant(bias);
    return biasConstant ? chain.addBias(biasConstant) : broken;
  },
  MaxPool(chain, { inputs: [input], attributes }) {
    if (input !== chain.end) return broken;
    const window = attributes.get('kernel_shape')?.integers ?? [];
    const [size] = window;
    if (window.length !== 2 || window[1] !== size || size < 2)
      return 'has a window that is not a square of 2 and more';
    return faultOfWindow(attributes, window, size) ?? chain.addPooling(size);
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
  Flatten: unchanged(({ attributes }, chain) => {
    if ((attributes.get('axis')?.integer ?? 1) !== 1) return 'flattens along another axis than 1';
    chain.flatten();
    return undefined;
  }),
  Reshape: unchanged(({ inputs }, chain) => {
    const shape = chain.constant(inputs[1]);
    return shape && chain.reshape(readIntegers(shape)) ? undefined : 'changes the shape of the data';
  }),
});

/** What a window, of this shape and moved by this many neurons, does that Inkling's layers do not. */
function faultOfWindow(
  attributes: OnnxNode['attributes'],
  shape: readonly number[],
  stride: number,
): string | undefined {
  const isThroughout = (name: string, value: number) =>
    (attributes.get(name)?.integers ?? []).every((each) => each === value);
  const strides = attributes.get('strides')?.integers ?? [];
  const isMoved =
    stride === 1 ? strides.every((each) => each === 1) : strides.join() === `${stride},${stride}`;
  if (!isMoved) return `moves its window by (${strides.join(', ') || '1, 1'}), not by ${stride}`;
  if (!isThroughout('pads', 0) || !isUnpadded(attributes.get('auto_pad')?.text)) return 'pads its maps';
  if (!isThroughout('dilations', 1)) return 'has holes in its window (dilations)';
  if ((attributes.get('group')?.integer ?? 1) !== 1) return 'splits its maps into groups';
  if ((attributes.get('ceil_mode')?.integer ?? 0) !== 0)
    return 'has windows beyond the edge of its maps (ceil_mode)';
  if (shape.length !== 2 || shape[0] !== shape[1])
    return `has a window of (${shape.join(', ')}), not a square`;
  const named = attributes.get('kernel_shape')?.integers ?? shape;
  return named.join() === shape.join() ? undefined : 'has weights of another shape than its window';
}

function isUnpadded(padding = 'NOTSET'): boolean {
  return padding === 'NOTSET' || padding === 'VALID';
}

/** As an entry of a shape, 0 leaves the number of images as it is. */
const numberOfImages: Constant = {
  tensor: {
    name: 'number of images',
    dimensions: [],
    elementType: elementTypes.int64,
    bytes: new Uint8Array(),
    integers: [0],
    isInOtherFile: false,
  },
  isTransposed: false,
};

/** PyTorch's `x.view(x.size(0), -1)` takes the number of images from the data. */
const shapeSteps = stepsOf({
  Shape(chain, { inputs: [input], outputs: [output] }) {
    if (input !== chain.end) return broken;
    chain.shapes.add(output);
    return undefined;
  },
  Gather(chain, { inputs: [shape, index], outputs: [output] }) {
    const at = chain.constant(index);
    const isFirst = at && readIntegers(at)?.join() === '0';
    if (!chain.shapes.has(shape) || !isFirst) return 'takes something else than the number of images';
    chain.setConstant(output, numberOfImages);
    return undefined;
  },
});

/** More entries than the shape of anything here. */
const mostShapeEntries = 8;

/** What may be done to constants before the network uses them. */
const constantSteps = stepsOf({
  Constant(chain, { outputs: [output], attributes }) {
    const tensor = attributes.get('value')?.tensor;
    if (!tensor) return 'has no tensor';
    chain.setConstant(output, { tensor: { ...tensor, name: tensor.name || output }, isTransposed: false });
    return undefined;
  },
  Unsqueeze: (chain, node) => setShape(chain, { ...node, inputs: node.inputs.slice(0, 1) }),
  Concat: setShape,
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

/** Joins whole numbers into a shape; returns what is wrong with them. */
function setShape(chain: LayerChain, { inputs, outputs: [output] }: OnnxNode): string | undefined {
  const integers = inputs.map((input) => readIntegers(chain.constant(input)!));
  if (!integers.every((each) => each !== null)) return 'does not make the shape of the data';
  const joined = integers.flat();
  if (joined.length > mostShapeEntries) return 'does not make the shape of the data';
  const { tensor } = numberOfImages;
  chain.setConstant(output, {
    tensor: { ...tensor, name: output, dimensions: [joined.length], integers: joined },
    isTransposed: false,
  });
  return undefined;
}

/** By operator; a file may name one as it likes, even as a property that every object has. */
function stepsOf(named: Readonly<Record<string, Step>>): ReadonlyMap<string, Step> {
  return new Map(Object.entries(named));
}

function setOrBroken(chain: LayerChain, output: string, constant: Constant | undefined): string | undefined {
  if (!constant) return broken;
  chain.setConstant(output, constant);
  return undefined;
}

function activate(
  chain: LayerChain,
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
function unchanged(faultOf: (node: OnnxNode, chain: LayerChain) => string | undefined): Step {
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
