import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitNames } from '../../../src/contract/data';
import { choiceValues } from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { Dropout } from '../../../src/engine/training/dropout';
import { PlainEngine } from '../../../src/engine/training/plain-engine';
import type { TrainingRules } from '../../../src/engine/training/training-engine';
import { bookLayers } from '../book-rule';
import { generalCost, generalOutputs, regularisation } from '../general-rule';
import { createSmallDataSet } from '../small-data-set';

const shapes = fc
  .tuple(
    fc.integer({ min: 1, max: 13 }),
    fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([inputs, hidden, outputs]) => [inputs, ...hidden, outputs]);

const anyRules = fc.record({
  hiddenActivation: fc.constantFrom(...choiceValues('hiddenActivation')),
  outputActivation: fc.constantFrom(...choiceValues('outputActivation')),
  cost: fc.constantFrom(...choiceValues('cost')),
  l2: fc.constantFrom(0, 0.3),
  l1: fc.constantFrom(0, 0.2),
  dropout: fc.constantFrom(0, 0.4),
});

const first = { epoch: 0, learningRate: 1 };

function createEngine(shape: readonly number[], images: number, changes: Partial<TrainingRules> = {}) {
  const rules = { ...defaultHyperparameters, miniBatchSize: images, ...changes };
  const { seed } = rules;
  const data = createSmallDataSet({ training: images }, { pixels: shape[0], digits: shape.at(-1), seed });
  const engine = new PlainEngine(data, createNetwork(shape, createRandom(seed)), rules);
  return { data, engine, rules, order: Uint32Array.from({ length: images }, (_, index) => index) };
}

/** Mean cost of all training images in an epoch, regularisation included, calculated apart from the engine. */
function wholeCost({ data, engine, rules }: ReturnType<typeof createEngine>, epoch: number): number {
  const layers = bookLayers(engine.network);
  const { sizes } = engine.network;
  const dropout = new Dropout(sizes.slice(1, -1), rules);
  const costs = Array.from(data.training.labels, (label, image) => {
    const bytes = data.training.images.subarray(image * sizes[0], (image + 1) * sizes[0]);
    const input = Array.from(bytes, (byte) => byte / 255);
    dropout.choose(epoch, image);
    return generalCost(generalOutputs(layers, input, rules, dropout.factors), label, rules);
  });
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  return mean + regularisation(layers, rules, costs.length);
}

describe('PlainEngine', () => {
  it('moves every parameter down the slope that finite differences of the whole cost give, whatever the rules', () => {
    const cases = fc.tuple(shapes, anyRules, fc.nat(), fc.integer({ min: 1, max: 3 }), fc.nat(9));
    fc.assert(
      fc.property(cases, ([shape, changes, seed, images, epoch]) => {
        const made = createEngine(shape, images, { ...changes, seed });
        const { engine, order } = made;
        const difference = 1e-6;
        const slopes = engine.network.layers.flatMap((layer) =>
          [layer.weight, layer.bias].map((values) =>
            values.map((value, at) => {
              values[at] = value + difference;
              const above = wholeCost(made, epoch);
              values[at] = value - difference;
              const below = wholeCost(made, epoch);
              values[at] = value;
              return (above - below) / (2 * difference);
            }),
          ),
        );
        const before = structuredClone(engine.network.layers);
        const regularised = wholeCost(made, epoch);
        const [cost] = engine.learn(order, 0, images, { epoch, learningRate: 0.5 });
        expect(
          cost + regularisation(bookLayers({ ...engine.network, layers: before }), made.rules, images),
        ).toBeCloseTo(regularised, 9);
        engine.network.layers.forEach(({ weight, bias }, layer) => {
          [weight, bias].forEach((values, kind) => {
            const was = [before[layer].weight, before[layer].bias][kind];
            values.forEach((value, at) => {
              const slope = slopes[2 * layer + kind][at];
              expect(Math.abs((was[at] - value) / 0.5 - slope)).toBeLessThan(1e-7 * (1 + Math.abs(slope)));
            });
          });
        });
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('comes to the same weights bit for bit whether an epoch is learned in one call or in several', () => {
    const rules = { miniBatchSize: 4, momentum: 0.5, l2: 1, dropout: 0.3 };
    const [once, often] = [createEngine([20, 5, 10], 11, rules), createEngine([20, 5, 10], 11, rules)];
    const costs = once.engine.learn(once.order, 0, 11, first);
    expect(costs).toHaveLength(3);
    const pieces = [0, 1, 3, 4, 9, 11].flatMap((from, index, cuts) =>
      index + 1 < cuts.length ? often.engine.learn(often.order, from, cuts[index + 1], first) : [],
    );
    expect(pieces).toEqual(costs);
    expect(often.engine.network).toEqual(once.engine.network);
  });

  it('averages a last, smaller mini-batch over its own size', () => {
    const { engine, order } = createEngine([6, 3], 5, { miniBatchSize: 4 });
    const alone = createEngine([6, 3], 5, { miniBatchSize: 1 });
    engine.learn(order, 0, 4, { epoch: 0, learningRate: 1e-300 });
    alone.engine.learn(order, 4, 5, first);
    engine.learn(order, 4, 5, first);
    expect(engine.network).toEqual(alone.engine.network);
  });

  it('goes on with the last step as momentum, from one call and epoch to the next', () => {
    const { engine, order } = createEngine([6, 4, 3], 4, { momentum: 0.9 });
    const plain = createEngine([6, 4, 3], 4);
    const [start] = [structuredClone(engine.network.layers[0].weight)];
    engine.learn(order, 0, 4, first);
    const after1 = structuredClone(engine.network.layers[0].weight);
    plain.engine.restore(engine.state());
    plain.engine.learn(order, 0, 4, { epoch: 1, learningRate: 1 });
    engine.learn(order, 0, 4, { epoch: 1, learningRate: 1 });
    engine.network.layers[0].weight.forEach((value, at) => {
      const withoutMomentum = plain.engine.network.layers[0].weight[at];
      expect(value).toBeCloseTo(withoutMomentum + 0.9 * (after1[at] - start[at]), 12);
    });
  });

  it('goes on from a restored state to the very same weights', () => {
    const rules = { miniBatchSize: 2, momentum: 0.8, dropout: 0.5, l1: 0.1 };
    const [kept, resumed] = [createEngine([20, 5, 4], 6, rules), createEngine([20, 5, 4], 6, rules)];
    kept.engine.learn(kept.order, 0, 4, first);
    const state = structuredClone(kept.engine.state());
    // Has gone elsewhere meanwhile, into the middle of a mini-batch.
    resumed.engine.learn(resumed.order, 0, 5, first);
    resumed.engine.restore(state);
    for (const { engine, order } of [kept, resumed]) {
      expect(engine.learn(order, 4, 6, first)).toHaveLength(1);
      engine.learn(order, 0, 6, { epoch: 1, learningRate: 0.5 });
    }
    expect(resumed.engine.network).toEqual(kept.engine.network);
  });

  it('says with its network what its neurons do, and counts correct answers accordingly', () => {
    const { engine, data } = createEngine([30, 5, 10], 4, {
      hiddenActivation: 'relu',
      outputActivation: 'softmax',
      dropout: 0.9,
    });
    expect(engine.parameters().activations).toEqual({ hidden: 'relu', output: 'softmax' });
    const layers = bookLayers(engine.network);
    const answers = Array.from(data.test.labels, (_, image) => {
      const input = Array.from(data.test.images.subarray(image * 30, (image + 1) * 30), (byte) => byte / 255);
      const a = generalOutputs(layers, input, { hiddenActivation: 'relu', outputActivation: 'softmax' });
      return a.indexOf(Math.max(...a));
    });
    const expected = answers.filter((answer, image) => answer === data.test.labels[image]).length;
    expect(engine.countCorrect('test', 0, 20)).toBe(expected);
  });

  it('leaves the network that it was made from as it was', () => {
    const data = createSmallDataSet({ training: 4 });
    const network = createNetwork([784, 10], createRandom(1));
    const kept = parametersOf(network);
    const engine = new PlainEngine(data, network, { ...defaultHyperparameters, miniBatchSize: 2 });
    engine.learn(Uint32Array.of(0, 1), 0, 2, first);
    expect(parametersOf(network)).toEqual(kept);
    expect(engine.parameters()).not.toEqual(kept);
  });

  it('counts its images and parameters', () => {
    const data = createSmallDataSet({ training: 4, validation: 3, test: 2 });
    const network = createNetwork([784, 30, 10], createRandom(1));
    const engine = new PlainEngine(data, network, defaultHyperparameters);
    expect(splitNames.map((split) => engine.imageCount(split))).toEqual([4, 3, 2]);
    expect(engine.parameterCount).toBe(23_860);
  });
});
