import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { bytesOfHalves, readHalves, writeHalves } from '../../../src/engine/formats/half-floats';
import { readFloats } from '../../../src/engine/formats/float-numbers';
import { decodeModel } from '../../../src/engine/formats/model-file';
import { pixelsPerImage } from '../../../src/engine/image';
import { readSplit } from '../../../src/engine/inspection/split-readings';
import { createRandom } from '../../../src/engine/random';

function written(values: Float32Array): DataView {
  const view = new DataView(new ArrayBuffer(bytesOfHalves(values.length)));
  writeHalves(values, view, 0);
  return view;
}

function throughHalves(values: Float32Array): Float32Array {
  const read = new Float32Array(values.length);
  readHalves(written(values), 0, read);
  return read;
}

describe('numbers in half precision', () => {
  it('keep 11 bits, whatever their size', () => {
    const random = createRandom(1);
    for (const scale of [1e-30, 1e-3, 1, 1e4, 1e37]) {
      const values = Float32Array.from({ length: 2000 }, () => random.gaussian() * scale);
      const read = throughHalves(values);
      const worst = Math.max(...values.map((value, index) => Math.abs(read[index] / value - 1)));
      expect(worst).toBeLessThanOrEqual(2 ** -11);
      expect(worst).toBeGreaterThan(2 ** -12);
    }
  });

  it('are those of IEEE 754 times a power of two', () => {
    const values = Float32Array.of(20_000, -3, 0.1, 1 / 3, 2 ** -14, 2 ** -24, -(2 ** -15), 0, 16_385);
    const view = written(values);
    expect(view.getInt16(0, true)).toBe(0);
    const halves = readFloats('F16', new Uint8Array(view.buffer, 2));
    expect([...halves]).toEqual([...throughHalves(values)]);
    expect(halves[8]).toBe(16_384);
  });

  it('hold 0, and the largest and the smallest numbers of single precision', () => {
    for (const values of [[0, -0, 0], [2 ** 127, -(2 ** 127)], [2 ** -149, -(2 ** -149)], []]) {
      expect([...throughHalves(Float32Array.from(values))]).toEqual(values);
    }
    expect(throughHalves(Float32Array.of(3.4e38))[0] / 3.4e38).toBeCloseTo(1, 3);
  });
});

const mnist = process.env.INKLING_MNIST;

describe.skipIf(mnist === undefined || !existsSync(join(mnist, 't10k-images-idx3-ubyte.gz')))(
  'a network in half precision',
  () => {
    const read = (name: string, header: number) =>
      new Uint8Array(gunzipSync(readFileSync(join(mnist!, name)))).subarray(header);

    it('reads the test images as the exact one does', () => {
      const file = readFileSync(resolve(import.meta.dirname, '../../../resources/starter.safetensors'));
      const model = decodeModel(file, 'starter.safetensors');
      if (!model.ok) throw new Error(model.failure.message);
      const { network } = model.value;
      const rounded: NetworkParameters = {
        ...network,
        layers: network.layers.map((layer) => ({
          ...layer,
          weight: throughHalves(layer.weight),
          bias: throughHalves(layer.bias),
        })),
      };
      const count = 2000;
      const test = {
        images: read('t10k-images-idx3-ubyte.gz', 16).subarray(0, count * pixelsPerImage),
        labels: read('t10k-labels-idx1-ubyte.gz', 8).subarray(0, count),
      };
      const [exact, half] = [readSplit(network, test), readSplit(rounded, test)];
      const right = (answers: Uint8Array) =>
        answers.reduce((sum, answer, image) => sum + Number(answer === test.labels[image]), 0);
      expect(Math.abs(right(half.answers) - right(exact.answers))).toBeLessThanOrEqual(1);
      const changes = exact.confidences.map((confidence, image) =>
        Math.abs(half.confidences[image] - confidence),
      );
      expect(Math.max(...changes)).toBeLessThan(0.02);
      expect(changes.reduce((sum, change) => sum + change, 0) / changes.length).toBeLessThan(0.0002);
    });
  },
);
