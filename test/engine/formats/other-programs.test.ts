import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknownProvenance } from '../../../src/contract/models';
import type { NetworkActivations } from '../../../src/contract/network';
import { decodeModel, decodeModelPrecisely } from '../../../src/engine/formats/model-file';
import type { Dtype, Tensor } from '../../../src/engine/formats/safetensors';
import { encodeSafetensors } from '../../../src/engine/formats/safetensors';
import { predict } from '../../../src/engine/network/predict';
import { createNetwork } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';

/** Made by `cases/make.py`. */
const folder = join(import.meta.dirname, 'cases');
const sigmoid: NetworkActivations = { hidden: 'sigmoid', output: 'sigmoid' };

function caseFile(name: string): Uint8Array {
  return readFileSync(join(folder, name));
}

interface Numbers {
  shape: number[];
  values: ArrayLike<number>;
  dtype?: 'F32' | 'F64';
}

function tensor(name: string, { shape, values, dtype = 'F32' }: Numbers): Tensor {
  const array = dtype === 'F32' ? Float32Array.from(values) : Float64Array.from(values);
  return { name, dtype, shape, bytes: new Uint8Array(array.buffer) };
}

/** A tensor of zeros. */
function zeros(name: string, ...shape: number[]): Tensor {
  return tensor(name, { shape, values: new Float32Array(shape.reduce((all, size) => all * size, 1)) });
}

function linear(name: string, outputs: number, inputs: number): Tensor[] {
  return [zeros(`${name}.weight`, outputs, inputs), zeros(`${name}.bias`, outputs)];
}

function fileOf(...tensors: Tensor[]): Uint8Array {
  return encodeSafetensors({ format: 'pt' }, tensors);
}

function sizesOf(...tensors: Tensor[]): number[] | string {
  const model = decodeModel(fileOf(...tensors), 'f', sigmoid);
  return model.ok ? model.value.network.sizes : model.failure.message;
}

function reasonOf(bytes: Uint8Array, name = 'f.safetensors'): string {
  const model = decodeModel(bytes, name, sigmoid);
  if (model.ok) throw new Error('expected a failure');
  expect(model.failure.code).toBe('model-unreadable');
  expect(model.failure.message).toMatch(/^f\.\w+: .*\.$/);
  return model.failure.message.replace(/^f\.\w+: /, '');
}

/** From (rows, columns) to (columns, rows). */
function transposed(values: ArrayLike<number>, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, at) => values[(at % rows) * columns + Math.floor(at / rows)]); // prettier-ignore
}

describe('what PyTorch and Keras save', () => {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    { activations: NetworkActivations; outputs: number[][] }
  >;

  it.each(Object.keys(expected))('answers as it did there: %s', (name) => {
    const { activations, outputs } = expected[name];
    const model = decodeModelPrecisely(caseFile(`${name}.safetensors`), name, activations);
    if (!model.ok) throw new Error(model.failure.message);
    expect(model.value.provenance).toEqual(unknownProvenance);
    outputs.forEach((output, k) => {
      const input = Array.from({ length: 784 }, (_, i) => ((i * 7 + k * 13) % 256) / 255);
      const answer = predict(model.value.network, input).activations;
      answer.forEach((activation, digit) => expect(activation).toBeCloseTo(output[digit], 12));
    });
  });

  it.each(Object.keys(expected))('is not guessed where the activations are not given: %s', (name) => {
    expect(decodeModel(caseFile(`${name}.safetensors`), `${name}.safetensors`)).toEqual({
      ok: false,
      failure: {
        code: 'activations-needed',
        message: `${name}.safetensors: the file does not say the activations of its neurons.`,
      },
    });
  });

  it('keeps double precision', () => {
    const network = createNetwork([784, 10], createRandom(1));
    const [{ weight, bias }] = network.layers;
    weight[0] = Math.PI;
    bias[0] = 1e-300;
    const bytes = fileOf(
      tensor('weight', { shape: [10, 784], values: weight, dtype: 'F64' }),
      tensor('bias', { shape: [10], values: bias, dtype: 'F64' }),
    );
    expect(decodeModelPrecisely(bytes, 'f', sigmoid)).toMatchObject({ ok: true, value: { network } });
  });

  /** One of the biases, as its bits. */
  const bias = (dtype: Dtype, bits: number) => {
    const bytes = new Uint8Array(20);
    new DataView(bytes.buffer).setUint16(0, bits, true);
    const model = decodeModelPrecisely(
      fileOf(zeros('weight', 10, 784), { name: 'bias', dtype, shape: [10], bytes }),
      'f',
      sigmoid,
    );
    return model.ok ? model.value.network.layers[0].bias[0] : model.failure.message;
  };

  it.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x0001, 2 ** -24],
    [0x83ff, -1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x7c00, 'f: tensor “bias” holds Infinity: this network diverged while it was trained.'],
    [0xfc00, 'f: tensor “bias” holds Infinity: this network diverged while it was trained.'],
    [0x7e01, 'f: tensor “bias” holds NaN: this network diverged while it was trained.'],
  ])('reads half precision: bits %i as %s', (bits, value) => {
    expect(bias('F16', bits)).toBe(value);
  });

  it.each([
    [0x8000, -0],
    [0x0001, 2 ** -133],
    [0x3f80, 1],
    [0xc0a0, -5],
    [0x7f80, 'f: tensor “bias” holds Infinity: this network diverged while it was trained.'],
    [0x7fc0, 'f: tensor “bias” holds NaN: this network diverged while it was trained.'],
  ])('reads bfloat16: bits %i as %s', (bits, value) => {
    expect(bias('BF16', bits)).toBe(value);
  });

  it('refuses a number that single precision cannot hold', () => {
    const bytes = fileOf(
      zeros('weight', 10, 784),
      tensor('bias', { shape: [10], values: [1e39, ...Array(9).fill(0)], dtype: 'F64' }),
    );
    expect(reasonOf(bytes)).toBe(
      'tensor “bias” holds 1e+39, too large for single precision (at most 3.4e38).',
    );
  });
});

describe('layers', () => {
  it.each([
    ['numbers beyond 9', ['net.2', 'net.10', 'net.100']],
    ['a number that is missing', ['dense', 'dense_1', 'dense_2']],
    ['no order at all', ['stem', 'body', 'head']],
    ['numbers from the output to the input', ['up3', 'up2', 'up1']],
  ])('are put in the order in which they fit: %s', (_, [one, two, three]) => {
    const layers = [linear(one, 20, 784), linear(two, 30, 20), linear(three, 10, 30)];
    fc.assert(
      fc.property(fc.shuffledSubarray(layers, { minLength: 3 }), (shuffled) => {
        expect(sizesOf(...shuffled.flat())).toEqual([784, 20, 30, 10]);
      }),
      { seed: 1, numRuns: 6 },
    );
  });

  it('of the same size come in the order of their numbers', () => {
    const names = ['fc.2', 'fc.10', 'fc.9'];
    const hidden = names.flatMap((name, index) => [
      zeros(`${name}.weight`, 4, 4),
      tensor(`${name}.bias`, { shape: [4], values: [index, 0, 0, 0] }),
    ]);
    const model = decodeModel(
      fileOf(...linear('out', 10, 4), ...hidden, ...linear('in', 4, 784)),
      'f',
      sigmoid,
    );
    expect(model.ok && model.value.network.layers.slice(1, 4).map((layer) => layer.bias[0])).toEqual([
      0, 2, 1,
    ]);
  });

  it('of the same size without numbers are not put in some order', () => {
    const hidden = [...linear('second', 4, 4), ...linear('first', 4, 4)];
    expect(sizesOf(...linear('in', 4, 784), ...hidden, ...linear('out', 10, 4))).toBe(
      'f: it is not clear which of its layers comes first, “first” or “second”; number them from input to output.',
    );
  });

  it.each([
    ['a kernel', 'dense/kernel:0', 'dense/bias:0'],
    ['a weight', 'w1', 'b1'],
    ['a weight without further name', 'weight', 'bias'],
  ])('are turned as their shapes tell: %s', (_, weightName, biasName) => {
    const { layers } = createNetwork([784, 10], createRandom(3));
    const [{ weight, bias }] = layers;
    const biases = tensor(biasName, { shape: [10], values: bias });
    const asPyTorch = tensor(weightName, { shape: [10, 784], values: weight });
    const asKeras = tensor(weightName, { shape: [784, 10], values: transposed(weight, 10, 784) });
    for (const matrix of [asPyTorch, asKeras]) {
      const model = decodeModelPrecisely(fileOf(matrix, biases), 'f', sigmoid);
      expect(model.ok && model.value.network.layers).toEqual(layers);
    }
  });

  it('have biases of 0 where the file has none, and biases in a row or a column', () => {
    const model = decodeModel(fileOf(zeros('weight', 10, 784)), 'f', sigmoid);
    expect(model.ok && model.value.network.layers[0].bias).toEqual(new Float32Array(10));
    expect(sizesOf(zeros('weight', 10, 784), zeros('bias', 10, 1))).toEqual([784, 10]);
    expect(sizesOf(zeros('weight', 10, 784), zeros('bias', 1, 10))).toEqual([784, 10]);
  });

  it.each<[string, Tensor[]]>([
    ['it holds no tensors.', []],
    ['tensor “steps” belongs to no fully connected layer.', [zeros('steps'), ...linear('fc', 10, 784)]],
    ['tensor “fc2.bias” has no weights with it.', [...linear('fc1', 10, 784), zeros('fc2.bias', 10)]],
    [
      'tensors “fc.weight” and “fc.kernel” both belong to one layer.',
      [...linear('fc', 10, 784), zeros('fc.kernel', 784, 10)],
    ],
    [
      'tensor “fc.bias” has shape (9), not (10) or (784), as “fc.weight” asks for.',
      [zeros('fc.weight', 10, 784), zeros('fc.bias', 9)],
    ],
    ['tensor “fc.weight” has shape (0, 784), not (outputs, inputs).', [zeros('fc.weight', 0, 784)]],
    [
      'its first layer, “0”, takes 3072 inputs, not 784, the pixels of an image.',
      [...linear('0', 30, 3072), ...linear('2', 10, 30)],
    ],
    [
      'its last layer, “2”, has 26 outputs, not 10, one for each digit.',
      [...linear('0', 30, 784), ...linear('2', 26, 30)],
    ],
    [
      'its layers do not fit together: “0” 784 to 30, “2” 20 to 10.',
      [...linear('0', 30, 784), ...linear('2', 10, 20)],
    ],
    [
      'its 11 layers do not fit together in the order of their names.',
      [...linear('a', 10, 784), ...Array.from({ length: 10 }, (_, at) => linear(`b${at}`, 10, 11)).flat()],
    ],
  ])('are refused where they make no network: %s', (reason, tensors) => {
    expect(reasonOf(fileOf(...tensors))).toBe(reason);
  });

  it('of numbers that are no weights are refused', () => {
    const bytes = new Uint8Array(7840);
    const quantised: Tensor = { name: 'fc.weight', dtype: 'I8', shape: [10, 784], bytes };
    expect(reasonOf(fileOf(quantised))).toBe(
      'tensor “fc.weight” holds I8, not F32 or F64 or F16 or BF16 numbers.',
    );
  });

  it('are read, or refused with a reason, whatever the shapes and names', () => {
    const size = fc.constantFrom(784, 10, 4, 5);
    const part = fc.constantFrom('weight', 'kernel', 'bias', 'running_mean');
    const layer = fc.constantFrom('fc1', 'fc2', 'fc3', 'a', 'b', '');
    const description = fc.record({ layer, part, shape: fc.array(size, { minLength: 1, maxLength: 2 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(description, { selector: ({ layer, part }) => `${layer}.${part}`, maxLength: 8 }),
        (descriptions) => {
          const bytes = fileOf(
            ...descriptions.map(({ layer, part, shape }) => zeros([layer, part].filter(Boolean).join('.'), ...shape)), // prettier-ignore
          );
          const model = decodeModel(bytes, 'f', sigmoid);
          if (!model.ok) {
            expect(model.failure.message).toMatch(/^f: .+\.$/);
            return;
          }
          const { sizes, layers } = model.value.network;
          expect([sizes[0], sizes.at(-1)]).toEqual([784, 10]);
          expect(layers.map(({ weight }) => weight.length)).toEqual(
            layers.map((_, at) => sizes[at] * sizes[at + 1]),
          );
          const matrices = descriptions.filter(({ part }) => /weight|kernel/.test(part));
          expect(layers).toHaveLength(matrices.length);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('survive any changed bytes: they are read, or refused with a reason', () => {
    const file = caseFile('keras.safetensors');
    const change = fc.tuple(fc.nat(600), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = Uint8Array.from(file);
        for (const [at, byte] of changes) bytes[at] = byte;
        const model = decodeModel(bytes, 'f', sigmoid);
        expect(model.ok || model.failure.message.startsWith('f: ')).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('other networks', () => {
  const mlp = [...linear('fc1', 30, 784), ...linear('fc2', 10, 30)];

  it.each<[string, Tensor[]]>([
    [
      'a convolutional network (tensor “conv1.weight” has shape (32, 1, 3, 3))',
      [zeros('conv1.weight', 32, 1, 3, 3)],
    ],
    [
      'a convolutional network (tensor “conv/kernel:0” has shape (5, 1, 8))',
      [zeros('conv/kernel:0', 5, 1, 8)],
    ],
    [
      'a network with batch normalisation (tensor “bn.running_mean” has shape (30))',
      [zeros('bn.weight', 30), zeros('bn.running_mean', 30)],
    ],
    [
      'a network with layer normalisation (tensor “norm.weight” has shape (30))',
      [zeros('norm.weight', 30), zeros('norm.bias', 30)],
    ],
    [
      'a network with embeddings (tensor “embed.weight” has shape (1000, 16))',
      [zeros('embed.weight', 1000, 16)],
    ],
  ])('are called by their name: %s', (what, tensors) => {
    expect(reasonOf(fileOf(...mlp, ...tensors))).toBe(
      `it holds ${what}, and Inkling reads fully connected networks only.`,
    );
  });

  it.each([
    ['lstm', /^it holds a recurrent network \(tensor “lstm\./],
    ['transformer', /^it holds a transformer \(tensor “self_attn\./],
  ])('are called by their name as PyTorch saves them: %s', (name, reason) => {
    expect(reasonOf(caseFile(`${name}.safetensors`))).toMatch(reason);
  });
});

describe('files of other formats', () => {
  const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it.each([
    ['new.pt', 'it is a PyTorch file.'],
    ['script.pt', 'it is a PyTorch file.'],
    ['old.pth', 'it is a Python pickle, as PyTorch wrote them.'],
  ])('%s is told what it is, and what to do', (name, reason) => {
    const message = reasonOf(caseFile(name), 'f.pt');
    expect(message).toContain(reason);
    expect(message).toContain('safetensors.torch.save_file(model.state_dict()');
  });

  it.each([
    ['\x89HDF\r\n\x1a\n\0\0\0', 'it is an HDF5 file, as Keras writes them. Save its kernels'],
    ['PK\x03\x04 model.weights.h5', 'it is a Keras file. Save its kernels'],
    ['PK\x03\x04 fc1.npy', 'it is an archive of NumPy arrays (.npz).'],
    ['PK\x03\x04 letter.txt', 'it is a zip archive.'],
    ['\x93NUMPY\x01\0', 'it is a single NumPy array.'],
    ['\x89PNG\r\n\x1a\n', 'it is a picture.'],
    ['\xff\xd8\xff\xe0', 'it is a picture.'],
    ['\x1c\0\0\0TFL3', 'it is a TensorFlow Lite file.'],
    ['GGUF\x03\0\0\0', 'it is a language model (GGUF)'],
    ['\x1f\x8b\x08\0\0\0\0\0', 'it is compressed with gzip.'],
    ['(dp0\nVsizes\np1\n', 'it is a Python pickle'],
    ['cnumpy.core.multiarray\n_reconstruct\n', 'it is a Python pickle'],
  ])('%j is told what it is', (beginning, reason) => {
    expect(reasonOf(bytesOf(beginning))).toContain(reason);
  });

  it('a TensorFlow graph is known by its ending', () => {
    expect(reasonOf(bytesOf('\n\x10\n\x01x\x12\x0bPlaceholder'), 'f.pb')).toContain(
      'it is a TensorFlow file.',
    );
  });
});
