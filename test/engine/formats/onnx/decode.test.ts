import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../../../src/contract/hidden-layers';
import { defaultHyperparameters } from '../../../../src/contract/hyperparameters';
import { unknownProvenance } from '../../../../src/contract/models';
import { decodeOnnx } from '../../../../src/engine/formats/onnx/decode';
import { encodeOnnx } from '../../../../src/engine/formats/onnx/encode';
import { elementTypes } from '../../../../src/engine/formats/onnx/names';
import { predict } from '../../../../src/engine/network/predict';
import { createNetwork, createNewNetwork, parametersOf } from '../../../../src/engine/network/network';
import { createRandom } from '../../../../src/engine/random';
import type { TestGraph, TestNode, TestTensor } from './graph';
import { encodeGraph, singles } from './graph';

const network = createNetwork([784, 2, 10], createRandom(4));
const [hidden, output] = network.layers;

/** A matrix (rows, columns) turned on its side. */
function transpose(values: ArrayLike<number>, rows: number, columns: number): number[] {
  return Array.from(
    { length: rows * columns },
    (_, at) => values[(at % rows) * columns + Math.floor(at / rows)],
  );
}

function tensor(name: string, dimensions: number[], values: Iterable<number>): TestTensor {
  return { name, dimensions, raw: singles([...values]) };
}

const outputFirst = [
  tensor('w0', [2, 784], hidden.weight),
  tensor('b0', [2], hidden.bias),
  tensor('w1', [10, 2], output.weight),
  tensor('b1', [10], output.bias),
];
const inputFirst = [
  tensor('w0', [784, 2], transpose(hidden.weight, 2, 784)),
  tensor('b0', [2], hidden.bias),
  tensor('w1', [2, 10], transpose(output.weight, 10, 2)),
  tensor('b1', [1, 10], output.bias),
];

const gemm = (
  input: string,
  layer: number,
  result: string,
  integers: Record<string, number> = { transB: 1 },
) =>
  ({
    operator: 'Gemm',
    inputs: [input, `w${layer}`, `b${layer}`],
    output: result,
    integers,
  }) satisfies TestNode;
const activation = (operator: string, input: string, result: string): TestNode => ({
  operator,
  inputs: [input],
  output: result,
});
const plainNodes = [
  gemm('x', 0, 'z0'),
  activation('Sigmoid', 'z0', 'a0'),
  gemm('a0', 1, 'z1'),
  activation('Sigmoid', 'z1', 'y'),
];
const plain: TestGraph = { nodes: plainNodes, tensors: outputFirst };

function expectNetwork(graph: TestGraph): void {
  const decoded = decodeOnnx(encodeGraph(graph), 'f.onnx');
  expect(decoded).toEqual({ ok: true, value: { network, provenance: unknownProvenance } });
}

function reasonOf(bytes: Uint8Array): string {
  const decoded = decodeOnnx(bytes, 'f.onnx');
  if (decoded.ok) throw new Error('expected a failure');
  expect(decoded.failure.code).toBe('model-unreadable');
  expect(decoded.failure.message).toMatch(/^f\.onnx: .*\.$/);
  return decoded.failure.message.replace('f.onnx: ', '');
}

/** The plain graph with one of its nodes, or the nodes after the first ones, replaced. */
function withNodes(...nodes: TestNode[]): TestGraph {
  return { ...plain, nodes: [...nodes, ...plainNodes.slice(nodes.length)] };
}

const broken = 'does not continue the chain from the input to the output.';

describe('decodeOnnx', () => {
  it('reads Gemm nodes whose weights have the outputs first', () => {
    expectNetwork(plain);
  });

  it('reads Gemm nodes whose weights have the inputs first', () => {
    const nodes = [
      gemm('x', 0, 'z0', {}),
      activation('Sigmoid', 'z0', 'a0'),
      gemm('a0', 1, 'z1', { transA: 0, transB: 0 }),
      activation('Sigmoid', 'z1', 'y'),
    ];
    expectNetwork({ nodes, tensors: inputFirst });
  });

  it('reads MatMul and Add nodes, with the bias on either side, as TensorFlow’s converter writes them', () => {
    const nodes: TestNode[] = [
      { operator: 'MatMul', inputs: ['x', 'w0'], output: 'm0' },
      { operator: 'Add', inputs: ['m0', 'b0'], output: 'z0' },
      activation('Sigmoid', 'z0', 'a0'),
      { operator: 'MatMul', inputs: ['a0', 'w1'], output: 'm1' },
      { operator: 'Add', inputs: ['b1', 'm1'], output: 'z1' },
      activation('Sigmoid', 'z1', 'y'),
    ];
    expectNetwork({ nodes, tensors: inputFirst });
  });

  it('reads weights that the graph transposes, and constants among its nodes', () => {
    const [w0, b0, w1, b1] = outputFirst;
    const nodes: TestNode[] = [
      { operator: 'Constant', inputs: [], output: 'w', tensors: { value: { ...w0, name: '' } } },
      { operator: 'Transpose', inputs: ['w'], output: 'w0', lists: { perm: [1, 0] } },
      { operator: 'Identity', inputs: ['b'], output: 'b0' },
      ...plainNodes.with(0, gemm('x', 0, 'z0', { transB: 0 })),
    ];
    expectNetwork({ nodes, tensors: [{ ...b0, name: 'b' }, w1, b1] });
  });

  it('reads over nodes that leave the numbers as they are', () => {
    const nodes: TestNode[] = [
      { operator: 'Cast', inputs: ['x'], output: 'c', integers: { to: 1 } },
      { operator: 'Flatten', inputs: ['c'], output: 'f', integers: { axis: 1 } },
      { operator: 'Reshape', inputs: ['f', 'shape'], output: 'r' },
      gemm('r', 0, 'z0'),
      activation('Sigmoid', 'z0', 'a0'),
      { operator: 'Dropout', inputs: ['a0', 'ratio'], output: 'd' },
      gemm('d', 1, 'z1'),
      activation('Sigmoid', 'z1', 'a1'),
      { operator: 'Identity', inputs: ['a1'], output: 'y' },
    ];
    const ratio = tensor('ratio', [], [0.5]);
    for (const integers of [
      [-1, 784],
      [0, -1],
      [1, 784],
    ]) {
      expectNetwork({
        nodes,
        tensors: [...outputFirst, ratio, { name: 'shape', dimensions: [2], integers }],
        inputs: [{ name: 'x', dimensions: ['N', 1, 28, 28] }],
      });
    }
    const raw = new Uint8Array(new BigInt64Array([-1n, 784n]).buffer);
    const shape = { name: 'shape', dimensions: [2], elementType: elementTypes.int64, raw };
    expectNetwork({ nodes, tensors: [...outputFirst, ratio, shape] });
  });

  /** How PyTorch writes `x.view(x.size(0), -1)` where the number of images is open. */
  const viewNodes: TestNode[] = [
    { operator: 'Shape', inputs: ['x'], output: 'shape' },
    { operator: 'Gather', inputs: ['shape', 'zero'], output: 'images' },
    { operator: 'Unsqueeze', inputs: ['images', 'axes'], output: 'list' },
    { operator: 'Concat', inputs: ['list', 'rest'], output: 'rows' },
    { operator: 'Reshape', inputs: ['x', 'rows'], output: 'x2' },
    ...plainNodes.with(0, gemm('x2', 0, 'z0')),
  ];
  const viewTensors: TestTensor[] = [
    ...outputFirst,
    { name: 'zero', dimensions: [], integers: [0] },
    { name: 'axes', dimensions: [1], integers: [0] },
    { name: 'rest', dimensions: [1], integers: [-1] },
  ];

  it('reads a shape that the graph takes from the number of images', () => {
    expectNetwork({ nodes: viewNodes, tensors: viewTensors });
  });

  it('refuses a shape that the graph takes from something else', () => {
    const wide = { ...viewNodes[3], inputs: ['rest', 'list'] };
    expect(reasonOf(encodeGraph({ nodes: viewNodes.with(3, wide), tensors: viewTensors }))).toBe(
      'node “x2” (Reshape) changes the shape of the data.',
    );
    const second = viewTensors.with(4, { name: 'zero', dimensions: [], integers: [1] });
    expect(reasonOf(encodeGraph({ nodes: viewNodes, tensors: second }))).toBe(
      'node “images” (Gather) takes something else than the number of images.',
    );
    const growing = Array.from({ length: 100 }, (): TestNode => ({ operator: 'Concat', inputs: ['rest', 'rest'], output: 'rest' })); // prettier-ignore
    expect(reasonOf(encodeGraph({ nodes: [...growing, ...viewNodes], tensors: viewTensors }))).toBe(
      'node “rest” (Concat) does not make the shape of the data.',
    );
    const elsewhere = { ...viewNodes[0], inputs: ['y'] };
    expect(reasonOf(encodeGraph({ nodes: viewNodes.with(0, elsewhere), tensors: viewTensors }))).toBe(
      `node “shape” (Shape) ${broken}`,
    );
  });

  it('reads float_data, and weights that are listed among the inputs', () => {
    const tensors = outputFirst.map(({ name, dimensions }, at) => ({
      name,
      dimensions,
      floats: [...[hidden.weight, hidden.bias, output.weight, output.bias][at]],
    }));
    expectNetwork({ ...plain, tensors, inputs: [{ name: 'x' }, { name: 'w0', dimensions: [2, 784] }] });
  });

  it('refuses two tensors of one name', () => {
    const [first] = outputFirst;
    expect(decodeOnnx(encodeGraph({ ...plain, tensors: [...outputFirst, first] }), 'f')).toMatchObject({
      ok: false,
      failure: { message: 'f: two of its tensors have the same name.' },
    });
  });

  it('keeps double precision, and reads half precision', () => {
    const third = Float64Array.from({ length: 7840 }, () => 1 / 3);
    const half = Uint16Array.from(
      { length: 10 },
      (_, at) => [0x3c00, 0xc000, 0x0001, 0x3555, 0x7bff][at % 5],
    );
    const graph: TestGraph = {
      nodes: [gemm('x', 0, 'z'), activation('Softmax', 'z', 'y')],
      tensors: [
        {
          name: 'w0',
          dimensions: [10, 784],
          elementType: elementTypes.double,
          raw: new Uint8Array(third.buffer),
        },
        { name: 'b0', dimensions: [10], elementType: elementTypes.float16, raw: new Uint8Array(half.buffer) },
      ],
    };
    const decoded = decodeOnnx(encodeGraph(graph), 'f');
    const [weights, bias] = graph.tensors!;
    const asIntegers = { ...bias, raw: undefined, halves: [...half] };
    expect(decodeOnnx(encodeGraph({ ...graph, tensors: [weights, asIntegers] }), 'f')).toEqual(decoded);
    const numbers = [1, -2, 2 ** -24, 0.333251953125, 65504];
    expect(decoded).toMatchObject({
      ok: true,
      value: {
        network: {
          sizes: [784, 10],
          activations: { hidden: 'sigmoid', output: 'softmax' },
          layers: [{ weight: third, bias: Float64Array.from([...numbers, ...numbers]) }],
        },
      },
    });
  });

  it('gives a layer without a bias one of 0', () => {
    const nodes = [
      { operator: 'MatMul', inputs: ['x', 'w0'], output: 'z0' },
      activation('Relu', 'z0', 'a0'),
      { operator: 'Gemm', inputs: ['a0', 'w1', ''], output: 'z1' },
      activation('Sigmoid', 'z1', 'y'),
    ];
    const decoded = decodeOnnx(encodeGraph({ nodes, tensors: inputFirst }), 'f');
    const layers = network.layers.map(({ weight, bias }) => ({
      weight,
      bias: new Float64Array(bias.length),
    }));
    const activations = { hidden: 'relu', output: 'sigmoid' };
    expect(decoded).toMatchObject({ ok: true, value: { network: { layers, activations } } });
  });

  it.each(['torchscript', 'dynamo'])('reads what PyTorch’s exporter writes, with its answers: %s', (name) => {
    const folder = 'test/engine/formats/onnx/pytorch';
    const answers = JSON.parse(readFileSync(`${folder}/answers.json`, 'utf8')) as Record<string, number[]>;
    const decoded = decodeOnnx(readFileSync(`${folder}/${name}.onnx`), name);
    if (!decoded.ok) throw new Error(decoded.failure.message);
    const image = Array.from({ length: 784 }, (_, pixel) => ((37 * pixel) % 256) / 255);
    const { activations } = predict(decoded.value.network, image);
    activations.forEach((value, digit) => expect(value).toBeCloseTo(answers[name][digit], 6));
  });

  const readable =
    'Inkling reads dense layers, convolutions and max-pooling only: Gemm, or MatMul and Add, Conv and MaxPool, with Sigmoid, ' +
    'Tanh, Relu or Softmax.';
  it.each<[string, TestGraph, string]>([
    [
      'another operator',
      withNodes({ operator: 'Elu', inputs: ['x', 'w0'] }),
      `it has an Elu node; ${readable}`,
    ],
    [
      'an operator like a property',
      withNodes({ operator: 'constructor', inputs: ['x'] }),
      `it has a constructor node; ${readable}`,
    ],
    [
      'an operator on constants',
      withNodes({ operator: 'Exp', inputs: ['w0'] }),
      `it has an Exp node; ${readable}`,
    ],
    [
      'another domain',
      withNodes({ ...plainNodes[0], domain: 'com.example' }),
      `it has a Gemm node of “com.example”; ${readable}`,
    ],
    [
      'no activation at its end',
      { ...plain, nodes: plainNodes.slice(0, 3) },
      'it ends without an activation (its outputs are logits); its output neurons must be Sigmoid or Softmax.',
    ],
    [
      'another activation at its end',
      withNodes(...plainNodes.slice(0, 3), activation('Tanh', 'z1', 'y')),
      'its output neurons are Tanh or Relu; they must be Sigmoid or Softmax.',
    ],
    [
      'Softmax inside',
      withNodes(plainNodes[0], activation('Softmax', 'z0', 'a0')),
      'a hidden layer has Softmax neurons.',
    ],
    [
      'no activation inside',
      withNodes(gemm('x', 0, 'a0'), { operator: 'Identity', inputs: ['a0'], output: 'a0' }),
      `node “z1” (Gemm) follows a layer without an activation.`,
    ],
    [
      'an activation twice',
      withNodes(plainNodes[0], plainNodes[1], activation('Relu', 'a0', 'z')),
      `node “z” (Relu) ${broken}`,
    ],
    ['a node beside the chain', withNodes(gemm('elsewhere', 0, 'z0')), `node “z0” (Gemm) ${broken}`],
    [
      'a factor',
      withNodes({ ...plainNodes[0], floats: { alpha: 0.5 } }),
      'node “z0” (Gemm) multiplies by alpha = 0.5, not by 1.',
    ],
    [
      'a transposed input',
      withNodes(gemm('x', 0, 'z0', { transA: 1, transB: 1 })),
      'node “z0” (Gemm) transposes its input.',
    ],
    [
      'weights on their side',
      withNodes({ ...gemm('x', 0, 'z0', {}), name: 'first' }),
      'node “first” (Gemm) has weights “w0” of shape (2, 784) for 784 inputs.',
    ],
    [
      'something added to an activation',
      withNodes(plainNodes[0], plainNodes[1], { operator: 'Add', inputs: ['a0', 'b0'], output: 'a0' }),
      'node “a0” (Add) adds something that is not the bias of a layer.',
    ],
    [
      'another axis',
      withNodes(...plainNodes.slice(0, 3), { ...activation('Softmax', 'z1', 'y'), integers: { axis: 0 } }),
      'node “y” (Softmax) works along another axis than that of the neurons.',
    ],
    [
      'a changed shape',
      {
        nodes: [{ operator: 'Reshape', inputs: ['x', 'w0'], output: 'x' }, ...plainNodes],
        tensors: outputFirst,
      },
      'node “x” (Reshape) changes the shape of the data.',
    ],
    [
      'rounded numbers',
      {
        nodes: [{ operator: 'Cast', inputs: ['x'], output: 'x', integers: { to: 10 } }, ...plainNodes],
        tensors: outputFirst,
      },
      'node “x” (Cast) rounds the numbers.',
    ],
    ['two inputs', { ...plain, inputs: [{ name: 'x' }, { name: 'u' }] }, 'it has 2 inputs, not one.'],
    ['two outputs', { ...plain, outputs: ['y', 'a0'] }, 'it has 2 outputs, not one.'],
    [
      'an output in its middle',
      { ...plain, outputs: ['a0'] },
      'its output “a0” is not the end of its nodes.',
    ],
    [
      'other images',
      { ...plain, inputs: [{ name: 'x', dimensions: ['N', 3, 32, 32] }] },
      'its input has 3072 numbers for each image, not 784.',
    ],
    [
      'whole numbers for pixels',
      { ...plain, inputs: [{ name: 'x', elementType: 2 }] },
      'its input holds UINT8, not FLOAT or DOUBLE numbers from 0 to 1.',
    ],
    ['an old opset', { ...plain, opset: 6 }, 'it uses opset 6, and Inkling reads opset 7 and later.'],
    ['too few outputs', { ...plain, nodes: plainNodes.slice(0, 2) }, 'it has 2 outputs, not 10.'],
    ['no layers', { nodes: [{ operator: 'Identity', inputs: ['x'] }] }, 'it has no layers.'],
    [
      'an unreadable record',
      { ...plain, metadata: { 'inkling.provenance': '{' } },
      'its record of the training cannot be read.',
    ],
  ])('refuses, by its name, a graph with %s', (_what, graph, reason) => {
    expect(reasonOf(encodeGraph(graph))).toBe(reason);
  });

  it('refuses hidden layers of different kinds', () => {
    const nodes = [
      ...plainNodes.slice(0, 2),
      { operator: 'Gemm', inputs: ['a0', 'square'], output: 'z' },
      activation('Tanh', 'z', 'a0'),
      ...plainNodes.slice(2),
    ];
    const tensors = [...outputFirst, tensor('square', [2, 2], [1, 2, 3, 4])];
    expect(reasonOf(encodeGraph({ nodes, tensors }))).toBe(
      'its hidden layers have different activations, and Inkling has one for all of them.',
    );
  });

  const [w0, ...others] = outputFirst;
  it.each<[string, TestTensor, string]>([
    [
      'are in another file',
      { ...w0, isInOtherFile: true },
      '“w0” is in a second file next to it; save the model with its weights in one file (in PyTorch: external_data=False).',
    ],
    ['are of another kind', { ...w0, elementType: 3 }, '“w0” holds INT8, not FLOAT, DOUBLE or FLOAT16.'],
    [
      'are of an unknown kind',
      { ...w0, elementType: 99 },
      '“w0” holds numbers of kind 99, not FLOAT, DOUBLE or FLOAT16.',
    ],
    [
      'are too few for their shape',
      { ...w0, raw: w0.raw!.subarray(4) },
      '“w0” has 6268 bytes of data where its shape needs 6272.',
    ],
    [
      'are not finite',
      tensor('w0', [2, 784], [...hidden.weight].with(9, NaN)),
      '“w0” holds a number that is not finite in single precision.',
    ],
    [
      'are infinite',
      tensor('w0', [2, 784], [...hidden.weight].with(9, -Infinity)),
      '“w0” holds a number that is not finite in single precision.',
    ],
  ])('refuses weights that %s', (_what, wrong, reason) => {
    expect(reasonOf(encodeGraph({ ...plain, tensors: [wrong, ...others] }))).toBe(
      `node “z0” (Gemm) cannot be read: ${reason}`,
    );
  });

  it('refuses shapes of any size without taking their memory', () => {
    for (const size of [0, -1, 2 ** 31, 2 ** 53 - 1]) {
      const tensors = [{ ...w0, dimensions: [size, 784] }, ...others];
      expect(reasonOf(encodeGraph({ ...plain, tensors }))).toMatch(/z0/);
    }
    const wide = { ...plain, tensors: [...others, { ...w0, dimensions: [1e7, 784] }] };
    expect(reasonOf(encodeGraph(wide))).toBe(
      'node “z0” (Gemm) makes a network with more weights than the file has bytes.',
    );
  });

  it('refuses a small file that would make a large network by using its weights again and again', () => {
    const square = tensor('square', [784, 784], new Float32Array(784 * 784));
    const nodes = Array.from({ length: 400 }, (_, at): TestNode[] => [
      { operator: 'Gemm', inputs: [`x${at}`, 'square'], output: `z${at}`, integers: { transB: 1 } },
      activation('Relu', `z${at}`, `x${at + 1}`),
    ]).flat();
    const reason = reasonOf(encodeGraph({ nodes, tensors: [square], inputs: [{ name: 'x0' }] }));
    expect(reason).toMatch(
      /^node “z\d+” \(Gemm\) makes a network with more weights than the file has bytes\.$/,
    );
  });

  it('refuses more parts than a network needs', () => {
    const nodes = Array.from({ length: 2001 }, () => activation('Identity', 'x', 'x'));
    expect(reasonOf(encodeGraph({ nodes }))).toBe(
      'its graph is damaged or larger than that of a network that Inkling reads.',
    );
    const inputs = Array.from({ length: 200 }, () => 'x');
    expect(reasonOf(encodeGraph({ nodes: [{ operator: 'Sum', inputs }] }))).toBe(
      'its node is damaged or larger than that of a network that Inkling reads.',
    );
  });

  it('refuses what is no ONNX file', () => {
    const notOnnx = 'it is not an ONNX file, or it is damaged.';
    expect(reasonOf(new Uint8Array())).toBe(notOnnx);
    expect(reasonOf(new TextEncoder().encode('{"sizes": [784, 30, 10]}'))).toBe(notOnnx);
    expect(reasonOf(readFileSync('resources/starter.safetensors'))).toBe(notOnnx);
  });

  const file = encodeOnnx({ network: parametersOf(network), provenance: { ...unknownProvenance } });

  it('refuses a file that ends anywhere before its end', () => {
    const graphEnd = file.length - 300;
    for (let length = 0; length < graphEnd; length += length < 400 ? 1 : 53) {
      expect(reasonOf(file.subarray(0, length))).not.toBe('');
    }
  });

  it('returns a network or a reason, whatever bytes of a file are changed', () => {
    const places = [...file.keys()].filter((at) => at < 600 || at > file.length - 600);
    const change = fc.tuple(fc.constantFrom(...places), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = file.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const decoded = decodeOnnx(bytes, 'f.onnx');
        if (!decoded.ok) return decoded.failure.code === 'model-unreadable';
        const { sizes, layers } = decoded.value.network;
        return layers.every(
          ({ weight, bias }, layer) =>
            weight.length === sizes[layer] * sizes[layer + 1] &&
            bias.length === sizes[layer + 1] &&
            weight.every(Number.isFinite),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('returns a reason for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => !decodeOnnx(bytes, 'f.onnx').ok),
      { numRuns: 1000 },
    );
  });
});

describe('decodeOnnx, of convolutions', () => {
  const hiddenLayers: HiddenLayer[] = ['2c5', 'p2', '3c3', 'p2', 4];
  const network = createNewNetwork({ ...defaultHyperparameters, hiddenLayers, hiddenActivation: 'relu' });
  const [first, , second, , hidden, output] = network.layers;
  const tensors = [
    tensor('k0', [2, 1, 5, 5], first.weight),
    tensor('c0', [2], first.bias),
    tensor('k1', [3, 2, 3, 3], second.weight),
    tensor('c1', [3], second.bias),
    tensor('w0', [4, 75], hidden.weight),
    tensor('b0', [4], hidden.bias),
    tensor('w1', [10, 4], output.weight),
    tensor('b1', [10], output.bias),
  ];
  const inputs = [{ name: 'x', dimensions: ['N', 1, 28, 28] }];
  const convolution = (input: string, layer: number, result: string, changes: Partial<TestNode> = {}) => ({
    operator: 'Conv',
    inputs: [input, `k${layer}`, `c${layer}`],
    output: result,
    ...changes,
  });
  const pooling = (input: string, result: string, changes: Partial<TestNode> = {}) => ({
    operator: 'MaxPool',
    inputs: [input],
    output: result,
    lists: { kernel_shape: [2, 2], strides: [2, 2] },
    ...changes,
  });
  const ending = [
    { operator: 'Flatten', inputs: ['p1'], output: 'f' },
    gemm('f', 0, 'z2'),
    activation('Relu', 'z2', 'a2'),
    gemm('a2', 1, 'z3'),
    activation('Sigmoid', 'z3', 'y'),
  ];
  const nodes: TestNode[] = [
    convolution('x', 0, 'z0'),
    activation('Relu', 'z0', 'a0'),
    pooling('a0', 'p0'),
    convolution('p0', 1, 'z1'),
    activation('Relu', 'z1', 'a1'),
    pooling('a1', 'p1'),
    ...ending,
  ];

  it('reads them with their activation before the pooling or after it, as PyTorch’s example has it', () => {
    const after = [
      convolution('x', 0, 'z0'),
      pooling('z0', 'm0'),
      activation('Relu', 'm0', 'p0'),
      convolution('p0', 1, 'z1'),
      pooling('z1', 'm1'),
      activation('Relu', 'm1', 'p1'),
      ...ending,
    ];
    for (const each of [nodes, after]) {
      expect(decodeOnnx(encodeGraph({ nodes: each, tensors, inputs }), 'f.onnx')).toEqual({
        ok: true,
        value: { network, provenance: unknownProvenance },
      });
    }
  });

  it.each<[string, number, TestNode, string]>([
    [
      'strides',
      0,
      convolution('x', 0, 'z0', { name: 'conv', lists: { strides: [2, 2] } }),
      'node “conv” (Conv) moves its window by (2, 2), not by 1.',
    ],
    [
      'padding',
      0,
      convolution('x', 0, 'z0', { lists: { pads: [2, 2, 2, 2] } }),
      'node “z0” (Conv) pads its maps.',
    ],
    [
      'dilations',
      0,
      convolution('x', 0, 'z0', { lists: { dilations: [2, 2] } }),
      'node “z0” (Conv) has holes in its window (dilations).',
    ],
    [
      'groups',
      3,
      convolution('p0', 1, 'z1', { integers: { group: 2 } }),
      'node “z1” (Conv) splits its maps into groups.',
    ],
    [
      'another window than its weights',
      0,
      convolution('x', 0, 'z0', { lists: { kernel_shape: [3, 3] } }),
      'node “z0” (Conv) has weights of another shape than its window.',
    ],
    [
      'weights for other maps',
      3,
      convolution('p0', 0, 'z1'),
      'node “z1” (Conv) has weights “k0” of shape (2, 1, 5, 5) for 2 maps.',
    ],
    [
      'pooling that overlaps',
      2,
      pooling('a0', 'p0', { lists: { kernel_shape: [2, 2], strides: [1, 1] } }),
      'node “p0” (MaxPool) moves its window by (1, 1), not by 2.',
    ],
    [
      'pooling without strides',
      2,
      pooling('a0', 'p0', { lists: { kernel_shape: [2, 2] } }),
      'node “p0” (MaxPool) moves its window by (1, 1), not by 2.',
    ],
    [
      'pooling that leaves a rest',
      2,
      pooling('a0', 'p0', { lists: { kernel_shape: [5, 5], strides: [5, 5] } }),
      'node “p0” (MaxPool) does not divide maps of 24 × 24 evenly.',
    ],
    [
      'pooling without a window',
      2,
      pooling('a0', 'p0', { lists: {} }),
      'node “p0” (MaxPool) has a window that is not a square of 2 and more.',
    ],
    [
      'maps that go into a dense layer as they are',
      6,
      { operator: 'Identity', inputs: ['p1'], output: 'f' },
      'node “z2” (Gemm) takes maps for a row of numbers.',
    ],
    [
      'a convolution of neurons',
      9,
      convolution('a2', 0, 'z3'),
      'node “z3” (Conv) takes a row of numbers for maps.',
    ],
  ])('refuses, by its name, %s', (_what, at, node, reason) => {
    expect(reasonOf(encodeGraph({ nodes: nodes.with(at, node), tensors, inputs }))).toBe(reason);
  });

  it('refuses layers that Inkling could not train, however few weights they have', () => {
    const many = Array.from({ length: 9 }, (_, layer) => [
      convolution(layer === 0 ? 'x' : `a${layer - 1}`, 2, `z${layer}`, {
        inputs: [layer === 0 ? 'x' : `a${layer - 1}`, 'k'],
      }),
      activation('Relu', `z${layer}`, `a${layer}`),
    ]).flat();
    const graph = {
      nodes: [
        ...many,
        { operator: 'Flatten', inputs: ['a8'], output: 'f' },
        { operator: 'Gemm', inputs: ['f', 'w'], output: 'z', integers: { transB: 1 } },
        activation('Sigmoid', 'z', 'y'),
      ],
      tensors: [tensor('k', [1, 1, 1, 1], [1]), tensor('w', [10, 784], new Float32Array(7840))],
      inputs,
    };
    expect(reasonOf(encodeGraph(graph))).toBe(
      'it has other layers than Inkling’s: There can be at most 8 hidden layers.',
    );
  });
});
