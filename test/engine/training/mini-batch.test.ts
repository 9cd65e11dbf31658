import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { PlainEngine } from '../../../src/engine/training/mini-batch';
import { bookCost, bookLayers } from '../book-rule';
import { createSmallDataSet } from '../small-data-set';

const shapes = fc
  .tuple(
    fc.integer({ min: 1, max: 13 }),
    fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([inputs, hidden, outputs]) => [inputs, ...hidden, outputs]);

function createEngine(shape: readonly number[], seed: number, images: number) {
  const data = createSmallDataSet({ training: images }, { pixels: shape[0], digits: shape.at(-1), seed });
  const engine = new PlainEngine(data, createNetwork(shape, createRandom(seed)));
  return { data, engine, order: Uint32Array.from({ length: images }, (_, index) => index) };
}

/** Cost of all training images, calculated apart from the engine. */
function totalCost({ data, engine }: ReturnType<typeof createEngine>): number {
  const layers = bookLayers(engine.network);
  const pixels = engine.network.sizes[0];
  return Array.from(data.training.labels, (label, image) => {
    const bytes = data.training.images.subarray(image * pixels, (image + 1) * pixels);
    return bookCost(
      layers,
      Array.from(bytes, (byte) => byte / 255),
      label,
    );
  }).reduce((sum, cost) => sum + cost, 0);
}

describe('PlainEngine', () => {
  it('adds up the gradient that finite differences of the cost give, for every parameter and shape', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.integer({ min: 1, max: 3 }), (shape, seed, images) => {
        const made = createEngine(shape, seed, images);
        const { engine, order } = made;
        const costs = engine.addGradients(order, 0, images);
        expect(costs).toBeCloseTo(totalCost(made), 12);
        const difference = 1e-5;
        engine.network.layers.forEach((layer, index) => {
          for (const kind of ['weight', 'bias'] as const) {
            layer[kind].forEach((value, at) => {
              layer[kind][at] = value + difference;
              const above = totalCost(made);
              layer[kind][at] = value - difference;
              const below = totalCost(made);
              layer[kind][at] = value;
              const slope = (above - below) / (2 * difference);
              expect(Math.abs(engine.gradient.layers[index][kind][at] - slope)).toBeLessThan(1e-9);
            });
          }
        });
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('adds the same gradient bit for bit whether images come in one call or in several', () => {
    const [once, twice] = [createEngine([20, 5, 10], 3, 9), createEngine([20, 5, 10], 3, 9)];
    once.engine.addGradients(once.order, 0, 9);
    twice.engine.addGradients(twice.order, 0, 4);
    twice.engine.addGradients(twice.order, 4, 9);
    expect(twice.engine.gradient).toEqual(once.engine.gradient);
  });

  it('moves every parameter by the step against the gradient, and starts the next sum from 0', () => {
    const { engine, order } = createEngine([6, 4, 3], 5, 4);
    engine.addGradients(order, 0, 4);
    const before = structuredClone(engine.network);
    const gradient = structuredClone(engine.gradient);
    engine.step(0.25);
    engine.network.layers.forEach(({ weight, bias }, index) => {
      const [was, slope] = [before.layers[index], gradient.layers[index]];
      expect(weight).toEqual(was.weight.map((value, at) => value - 0.25 * slope.weight[at]));
      expect(bias).toEqual(was.bias.map((value, at) => value - 0.25 * slope.bias[at]));
      expect(engine.gradient.layers[index].weight.every((value) => value === 0)).toBe(true);
      expect(engine.gradient.layers[index].bias.every((value) => value === 0)).toBe(true);
    });
  });

  it('leaves the network that it was made from as it was', () => {
    const data = createSmallDataSet({ training: 4 });
    const network = createNetwork([784, 10], createRandom(1));
    const kept = parametersOf(network);
    const engine = new PlainEngine(data, network);
    engine.addGradients(Uint32Array.of(0, 1), 0, 2);
    engine.step(1);
    expect(parametersOf(network)).toEqual(kept);
    expect(engine.parameters()).not.toEqual(kept);
  });

  it('counts its images and parameters', () => {
    const data = createSmallDataSet({ training: 4, validation: 3, test: 2 });
    const engine = new PlainEngine(data, createNetwork([784, 30, 10], createRandom(1)));
    expect((['training', 'validation', 'test'] as const).map((split) => engine.imageCount(split))).toEqual([
      4, 3, 2,
    ]);
    expect(engine.parameterCount).toBe(23_860);
  });
});
