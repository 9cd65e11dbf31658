import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { ConvolutionLayer, PoolingLayer } from '../../../src/contract/network';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import {
  nameOfLayer,
  sheetOfMaps,
  outputPitch,
  sheetOfNeurons,
  sheetOfOutputs,
  sheetOfWindow,
  sheetOfWindows,
} from '../../../src/renderer/network/map-sheet';

const { layers } = parametersOf(
  createNewNetwork({ ...defaultHyperparameters, hiddenLayers: ['21c5', 'p2', '2c3', 3] }),
);
const [first, pooling, second, dense] = layers as [
  ConvolutionLayer,
  PoolingLayer,
  ConvolutionLayer,
  (typeof layers)[3],
];

describe('a sheet of pictures', () => {
  it('has a picture for each map, enlarged, in rows that are about as long, with a gap between them', () => {
    const activations = Float64Array.from({ length: first.outputs }, (_, neuron) => -neuron);
    const { width, height, values, scale } = sheetOfMaps(first, activations);
    expect([width, height, scale]).toEqual([11 * 50, 2 * 50, first.outputs - 1]);
    const at = (x: number, y: number) => values[y * width + x];
    expect([at(0, 0), at(1, 1), at(2, 0)]).toEqual([-0, -0, -1]);
    expect(at(47, 3)).toBe(-47);
    expect(at(48, 0)).toBeNaN();
    expect(at(50, 0)).toBe(-576);
    expect(at(0, 48)).toBeNaN();
    expect(at(0, 50)).toBe(-11 * 576);
    expect(at(width - 3, height - 3)).toBeNaN();
  });

  it('has the windows of a first layer where its maps lie', () => {
    const { width, height, values } = sheetOfWindows(first);
    expect([width, height]).toEqual([11 * 50, 2 * 50]);
    expect(values[50 * width + 50]).toBe(first.weight[12 * 25]);
  });

  it('has one window alone for a thumbnail', () => {
    const { width, height, values } = sheetOfWindow(first, 2);
    expect([width, height]).toEqual([5, 5]);
    expect(Array.from(values)).toEqual(Array.from(first.weight.subarray(50, 75)));
  });

  it('has the outputs in one row', () => {
    const { width, height } = sheetOfOutputs(new Float64Array(10));
    expect([width, height]).toEqual([10 * outputPitch, outputPitch]);
  });

  it('has a place for each neuron, and a scale where all are 0', () => {
    expect(sheetOfNeurons(Float64Array.of(0, 0, 0))).toMatchObject({ width: 48, height: 16, scale: 1 });
  });
});

describe('nameOfLayer', () => {
  it('says what each kind of layer is', () => {
    expect([first, pooling, second, dense].map((layer) => nameOfLayer(layer, false))).toEqual([
      'Convolution, window 5 × 5: 21 maps of 24 × 24',
      'Largest of 2 × 2: 21 maps of 12 × 12',
      'Convolution, window 3 × 3: 2 maps of 10 × 10',
      'Dense: 3 neurons',
    ]);
    expect(nameOfLayer(dense, true)).toBe('Output: 3 neurons');
  });
});
