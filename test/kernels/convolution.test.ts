import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import type { LayerShape, MapShape } from '../../src/contract/layers';
import { inputsPerNeuron } from '../../src/contract/layers';
import { zerosLike } from '../../src/engine/network/network';
import type { Network } from '../../src/engine/network/network';
import { createRandom } from '../../src/engine/random';
import { PlainEngine } from '../../src/engine/training/plain-engine';
import { sigmoidThroughout } from '../../src/contract/network';
import { createSmallDataSet } from '../engine/small-data-set';
import { createKernelEngine, someOrder } from './engines';
import { someRules } from './some-rules';

const trainingImages = 12;

/** A layer that may follow maps: a convolution where there is a number, or pooling. */
interface MapLayer {
  maps: number;
  size: number;
  isPooling: boolean;
}

/** Images of any side, one to three layers of maps, and dense ones after them. */
const networks = fc.record({
  height: fc.integer({ min: 3, max: 14 }),
  width: fc.integer({ min: 3, max: 14 }),
  mapLayers: fc.array(
    fc.record({
      maps: fc.integer({ min: 1, max: 13 }),
      size: fc.integer({ min: 1, max: 5 }),
      isPooling: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  hidden: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
});

const rules = someRules(trainingImages);

/** The layers that fit, one after the other; the first one is a convolution. */
function layersOf({
  height,
  width,
  mapLayers,
  hidden,
}: Omit<typeof networks extends fc.Arbitrary<infer T> ? T : never, ''>): LayerShape[] {
  const layers: LayerShape[] = [];
  let from: MapShape = { maps: 1, height, width };
  for (const layer of mapLayers) {
    const next = place(from, layers.length > 0 && layer.isPooling ? layer : { ...layer, isPooling: false });
    if (!next) continue;
    layers.push(next);
    from = next.to;
  }
  let inputs = from.maps * from.height * from.width;
  for (const outputs of [...hidden, 10]) {
    layers.push({ kind: 'dense', inputs, outputs });
    inputs = outputs;
  }
  return layers;
}

function place(from: MapShape, { maps, size, isPooling }: MapLayer) {
  const to = isPooling
    ? { maps: from.maps, height: from.height / size, width: from.width / size }
    : { maps, height: from.height - size + 1, width: from.width - size + 1 };
  const fits = [to.height, to.width].every((side) => Number.isInteger(side) && side > 0);
  if (!fits || (isPooling && size < 2)) return undefined;
  const kind = isPooling ? ('pooling' as const) : ('convolution' as const);
  const count = ({ maps: each, height, width }: MapShape) => each * height * width;
  return { kind, size, from, to, inputs: count(from), outputs: count(to) };
}

function randomNetwork(layers: LayerShape[], seed: number): Network {
  const random = createRandom(seed);
  const network = zerosLike({ layers, activations: sigmoidThroughout });
  for (const layer of network.layers) {
    const deviation = 1 / Math.sqrt(inputsPerNeuron(layer));
    layer.weight.forEach((_, at) => (layer.weight[at] = Math.fround(random.gaussian() * deviation)));
    layer.bias.forEach((_, at) => (layer.bias[at] = Math.fround(random.gaussian())));
  }
  return network;
}

function largestDifference(some: ArrayLike<number>, others: ArrayLike<number>): number {
  expect(some.length).toBe(others.length);
  return Array.from(some, (value, at) => Math.abs(value - others[at])).reduce((a, b) => Math.max(a, b), 0);
}

describe('KernelEngine with convolutions', () => {
  it('gives back the network that it was given, and the answers of the reference', () => {
    fc.assert(
      fc.property(networks, rules, (shape, wanted) => {
        const network = randomNetwork(layersOf(shape), wanted.seed);
        const data = createSmallDataSet(
          { training: trainingImages, test: 35 },
          { pixels: shape.height * shape.width, digits: 10, seed: wanted.seed },
        );
        const engine = createKernelEngine(data, network, wanted);
        engine.parameters().layers.forEach(({ weight, bias }, layer) => {
          expect(weight).toEqual(new Float32Array(network.layers[layer].weight));
          expect(bias).toEqual(new Float32Array(network.layers[layer].bias));
        });
        const reference = new PlainEngine(data, network, wanted);
        expect(engine.countCorrect('test', 3, 35)).toBe(reference.countCorrect('test', 3, 35));
      }),
      { numRuns: 150 },
    );
  });

  it('agrees with the reference in every layer and cost within 1e-4, for all shapes and rules', () => {
    fc.assert(
      fc.property(networks, rules, (shape, wanted) => {
        const network = randomNetwork(layersOf(shape), wanted.seed);
        const data = createSmallDataSet(
          { training: trainingImages, test: 35 },
          { pixels: shape.height * shape.width, digits: 10, seed: wanted.seed },
        );
        data.training.images.fill(0, 3 * shape.height * shape.width, 5 * shape.height * shape.width);
        const engine = createKernelEngine(data, network, wanted);
        const reference = new PlainEngine(data, network, wanted);
        const order = someOrder(trainingImages);
        const step = { epoch: wanted.seed % 100, learningRate: 0.02 };
        const costs = engine.learn(order, 0, trainingImages, step);
        expect(largestDifference(costs, reference.learn(order, 0, trainingImages, step))).toBeLessThan(1e-4);
        engine.parameters().layers.forEach(({ weight, bias }, layer) => {
          const expected = reference.network.layers[layer];
          expect(largestDifference(weight, expected.weight)).toBeLessThan(1e-4);
          expect(largestDifference(bias, expected.bias)).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('learns on from the weights of the state that it takes over', () => {
    const mapLayers = [5, 9].map((maps) => ({ maps, size: 3, isPooling: false }));
    const layers = layersOf({ height: 10, width: 10, mapLayers, hidden: [12] });
    const data = createSmallDataSet({ training: 12, test: 5 }, { pixels: 100, digits: 10, seed: 1 });
    const [one, other] = [1, 2].map((seed) =>
      createKernelEngine(data, randomNetwork(layers, seed), defaultHyperparameters),
    );
    one.countCorrect('test', 0, 5);
    one.restore(other.state());
    for (const engine of [one, other]) engine.learn(someOrder(12), 0, 12, { epoch: 0, learningRate: 1 });
    expect(one.parameters()).toEqual(other.parameters());
  });
});
