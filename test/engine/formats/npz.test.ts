import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../../src/contract/hidden-layers';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { encodeNpz } from '../../../src/engine/formats/npz';
import { createNetwork, createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';

const network = createNetwork([784, 3, 10], createRandom(5));

interface NumpyArray {
  type: string;
  shape: number[];
  data: Buffer;
}

/** Reads the arrays by the list at the end of the archive, as zip programs do, and checks what is stored twice. */
function readNpz(bytes: Uint8Array): Record<string, NumpyArray> {
  const file = Buffer.from(bytes);
  const end = file.length - 22;
  expect(file.readUInt32LE(end)).toBe(0x06054b50);
  const arrays: Record<string, NumpyArray> = {};
  let at = file.readUInt32LE(end + 16);
  expect(at + file.readUInt32LE(end + 12)).toBe(end);
  for (let entry = 0; entry < file.readUInt16LE(end + 10); entry++) {
    expect(file.readUInt32LE(at)).toBe(0x02014b50);
    const [size, nameLength] = [file.readUInt32LE(at + 24), file.readUInt16LE(at + 28)];
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const start = file.readUInt32LE(at + 42);
    expect(file.readUInt32LE(start)).toBe(0x04034b50);
    expect(file.subarray(start + 4, start + 30)).toEqual(file.subarray(at + 6, at + 32));
    const dataStart = start + 30 + nameLength;
    expect(file.toString('utf8', start + 30, dataStart)).toBe(name);
    const data = file.subarray(dataStart, dataStart + size);
    expect(file.readUInt32LE(at + 16)).toBe(crc32(data));
    expect(name).toMatch(/\.npy$/);
    arrays[name.slice(0, -4)] = readNpy(data);
    at += 46 + nameLength;
  }
  return arrays;
}

function readNpy(file: Buffer): NumpyArray {
  expect([...file.subarray(0, 8)]).toEqual([0x93, ...Buffer.from('NUMPY'), 1, 0]);
  const dataStart = 10 + file.readUInt16LE(8);
  expect(dataStart % 64).toBe(0);
  const header = /^\{'descr': '(.*)', 'fortran_order': False, 'shape': \((.*)\), \} *\n$/.exec(
    file.toString('latin1', 10, dataStart),
  );
  const shape = header![2].split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]));
  return { type: header![1], shape, data: file.subarray(dataStart) };
}

function textOf({ type, shape, data }: NumpyArray): string {
  expect([type, shape]).toEqual([`<U${data.length / 4}`, []]);
  return data.toString('latin1').replaceAll('\0', '');
}

describe('encodeNpz', () => {
  it('writes weights and biases in single precision where that loses nothing', () => {
    for (const given of [network, parametersOf(network)]) {
      const arrays = readNpz(encodeNpz(given));
      expect(Object.entries(arrays).map(([name, { type, shape }]) => [name, type, shape])).toEqual([
        ['layers.0.weight', '<f4', [3, 784]],
        ['layers.0.bias', '<f4', [3]],
        ['layers.1.weight', '<f4', [10, 3]],
        ['layers.1.bias', '<f4', [10]],
        ['activations.hidden', '<U7', []],
        ['activations.output', '<U7', []],
      ]);
      const { data } = arrays['layers.1.weight'];
      const values = Array.from({ length: 30 }, (_, index) => data.readFloatLE(4 * index));
      expect(values).toEqual([...network.layers[1].weight]);
    }
  });

  it('writes double precision where the network has it', () => {
    const precise = createNetwork([784, 10], createRandom(5));
    precise.layers[0].bias[3] = 1 / 3;
    const arrays = readNpz(encodeNpz(precise));
    expect(Object.keys(arrays)).toEqual(['layers.0.weight', 'layers.0.bias', 'activations.output']);
    expect(arrays['layers.0.weight']).toMatchObject({ type: '<f8', shape: [10, 784] });
    expect(arrays['layers.0.bias'].data.readDoubleLE(24)).toBe(1 / 3);
    expect(arrays['layers.0.weight'].data.readDoubleLE(8)).toBe(precise.layers[0].weight[1]);
  });

  it('names the activations', () => {
    const activations = { hidden: 'relu', output: 'softmax' } as const;
    const arrays = readNpz(encodeNpz({ ...network, activations }));
    expect(textOf(arrays['activations.hidden'])).toBe('relu');
    expect(textOf(arrays['activations.output'])).toBe('softmax');
  });

  it('gives the same bytes for the same network', () => {
    expect(encodeNpz(network)).toEqual(encodeNpz(parametersOf(network)));
  });

  it('writes a convolution as PyTorch has it, and all layers as text', () => {
    const hiddenLayers: HiddenLayer[] = ['3c5', 'p2', 4];
    const layered = parametersOf(createNewNetwork({ ...defaultHyperparameters, hiddenLayers }));
    const { hidden_layers: text, ...arrays } = readNpz(encodeNpz(layered));
    expect(textOf(text)).toBe('3c5, p2, 4');
    expect(arrays['layers.0.weight'].shape).toEqual([3, 1, 5, 5]);
    expect(arrays['layers.0.weight'].data.readFloatLE(4 * 70)).toBe(layered.layers[0].weight[70]);
    expect(Object.keys(arrays).filter((name) => name.startsWith('layers.1'))).toEqual([]);
    expect(arrays['layers.2.weight'].shape).toEqual([4, 432]);
  });
});
