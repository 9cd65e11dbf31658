import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { ConvolutionLayer, PoolingLayer } from '../../../src/contract/network';
import { createNewNetwork, parametersOf } from '../../../src/engine/network/network';
import {
  nameOfLayer,
  sheetOfMaps,
  sheetOfNeurons,
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
  it('has a picture for each map, twenty in a row, with a gap between them', () => {
    const activations = Float64Array.from({ length: first.outputs }, (_, neuron) => -neuron);
    const { width, height, values, scale } = sheetOfMaps(first, activations);
    expect([width, height, scale]).toEqual([20 * 25 - 1, 2 * 25 - 1, first.outputs - 1]);
    const at = (x: number, y: number) => values[y * width + x];
    expect(at(0, 0)).toBe(-0);
    expect(at(23, 1)).toBe(-47);
    expect(at(24, 0)).toBeNaN();
    expect(at(25, 0)).toBe(-576);
    expect(at(0, 24)).toBeNaN();
    expect(at(0, 25)).toBe(-20 * 576);
    expect(at(25, 25)).toBeNaN();
  });

  it('has the windows of a first layer as its maps lie, and those of a later one by the map before', () => {
    const windows = sheetOfWindows(first);
    expect([windows.width, windows.height]).toEqual([20 * 6 - 1, 11]);
    expect(windows.values[6 * windows.width]).toBe(first.weight[20 * 25]);
    const later = sheetOfWindows(second);
    expect([later.width, later.height]).toEqual([21 * 4 - 1, 2 * 4 - 1]);
    expect(later.values[4 * later.width + 4]).toBe(second.weight[(21 + 1) * 9]);
  });

  it('has a place for each neuron, and a scale where all are 0', () => {
    expect(sheetOfNeurons(Float64Array.of(0, 0, 0))).toMatchObject({ width: 5, height: 1, scale: 1 });
  });
});

describe('nameOfLayer', () => {
  it('says what each kind of layer is', () => {
    expect([first, pooling, second, dense].map(nameOfLayer)).toEqual([
      'Convolution, window 5 × 5: 21 maps of 24 × 24',
      'Largest of 2 × 2: 21 maps of 12 × 12',
      'Convolution, window 3 × 3: 2 maps of 10 × 10',
      'Dense: 3 neurons',
    ]);
  });
});
