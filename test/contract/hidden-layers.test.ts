import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HiddenLayer } from '../../src/contract/hidden-layers';
import {
  areHiddenLayers,
  formatHiddenLayers,
  hiddenLayersOf,
  layerShapes,
  parseHiddenLayers,
} from '../../src/contract/hidden-layers';
import { checkHyperparameters, defaultHyperparameters } from '../../src/contract/hyperparameters';
import { connectionCount, parameterCount, sizesOf } from '../../src/contract/layers';

/** Why these cannot be the hidden layers of a run. */
function faultOf(hiddenLayers: unknown): string | undefined {
  const checked = checkHyperparameters({ ...defaultHyperparameters, hiddenLayers });
  return checked.ok ? undefined : checked.errors[0].message;
}

const anyLayer = fc.oneof(
  fc.integer({ min: 1, max: 2000 }),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(([maps, size]) => `${maps}c${size}` as const),
  fc.integer({ min: 2, max: 4 }).map((size) => `p${size}` as const),
);

describe('parseHiddenLayers', () => {
  it.each([
    ['', []],
    ['none', []],
    ['100, 30', [100, 30]],
    ['20c5, p2, 40c5, p2, 100', ['20c5', 'p2', '40c5', 'p2', 100]],
    [' 020C05 P2 007 ', ['20c5', 'p2', 7]],
  ])('reads “%s”', (text, value) => {
    expect(parseHiddenLayers(text)).toEqual({ ok: true, value });
  });

  it.each(['20d5', 'c5', '20c', 'p', '-3', '1.5', '20 c 5'])('explains that “%s” says no layer', (text) => {
    expect(parseHiddenLayers(text)).toMatchObject({
      ok: false,
      message: expect.stringContaining('not a hidden layer'),
    });
  });

  it('reads what formatHiddenLayers writes', () => {
    fc.assert(
      fc.property(fc.array(anyLayer), (layers) => {
        expect(parseHiddenLayers(formatHiddenLayers(layers))).toEqual({ ok: true, value: layers });
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('layerShapes', () => {
  it('gives the layers of the book’s chapter 6 their shapes', () => {
    const layers = layerShapes(['20c5', 'p2', '40c5', 'p2', 100]);
    expect(sizesOf(layers)).toEqual([784, 20 * 24 * 24, 20 * 12 * 12, 40 * 8 * 8, 40 * 4 * 4, 100, 10]);
    expect(layers[2]).toEqual({
      kind: 'convolution',
      size: 5,
      from: { maps: 20, height: 12, width: 12 },
      to: { maps: 40, height: 8, width: 8 },
      inputs: 2880,
      outputs: 2560,
    });
    expect(parameterCount(layers)).toBe(20 * 26 + 40 * 501 + 100 * 641 + 10 * 101);
    expect(connectionCount(layers)).toBe(
      11_520 * 26 + 2880 * 5 + 2560 * 501 + 640 * 5 + 100 * 641 + 10 * 101,
    );
  });

  it('is undone by hiddenLayersOf', () => {
    fc.assert(
      fc.property(fc.array(anyLayer, { maxLength: 8 }).filter(areHiddenLayers), (layers) => {
        expect(hiddenLayersOf(layerShapes(layers))).toEqual(layers);
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe('hiddenLayersSchema', () => {
  it.each<[HiddenLayer[], string]>([
    [['24c5', 'p5'], 'p5 does not divide maps of 24 × 24 evenly.'],
    [['4c5', 'p2', '4c5', 'p2', '40c5'], '40c5 does not fit into maps of 4 × 4.'],
    [['p2'], 'p2 can only follow a convolution.'],
    [['4c5', 'p2', 'p2'], 'p2 can only follow a convolution.'],
    [[100, '4c5'], '4c5 needs maps, and the 100 neurons before it form none.'],
    [[100, 'p2'], 'p2 needs maps, and the 100 neurons before it form none.'],
    [['0c5'], 'A convolution has from 1 to 400 maps.'],
    [['401c5'], 'A convolution has from 1 to 400 maps.'],
    [['4c0'], 'A convolution needs a window of at least 1 × 1.'],
    [['4c5', 'p1'], 'Pooling needs a window of at least 2 × 2.'],
    [['04c5'], 'Each hidden layer must have a whole number of neurons from 1 to 5,000.'],
    [[5001], 'Each hidden layer must have a whole number of neurons from 1 to 5,000.'],
    [['100c5', 2000], 'That makes 115,224,610 weights and biases; there can be at most 50,000,000.'],
  ])('says what is wrong with %j', (hiddenLayers, message) => {
    expect(faultOf(hiddenLayers)).toBe(message);
  });

  it.each([null, '30', [null], [{}], ['p2'.repeat(9)], ['30'], [1.5]])('refuses %j', (input) => {
    expect(faultOf(input)).toBeDefined();
  });

  it('takes the largest dense network', () => {
    expect(faultOf(new Array<number>(8).fill(2000))).toBeUndefined();
  });
});
