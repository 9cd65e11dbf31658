import { describe, expect, it } from 'vitest';
import type { NetworkActivations } from '../../../src/contract/network';
import { MovedWeight } from '../../../src/engine/inspection/moved-weight';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { predict } from '../../../src/engine/network/predict';
import { createRandom } from '../../../src/engine/random';

const input = [0.2, 0, 0.9, 0.5];

function someNetwork(activations: NetworkActivations) {
  return parametersOf({ ...createNetwork([4, 5, 3, 3], createRandom(3)), activations });
}

const kinds: NetworkActivations[] = [
  { hidden: 'sigmoid', output: 'sigmoid' },
  { hidden: 'tanh', output: 'softmax' },
  { hidden: 'relu', output: 'softmax' },
];

describe('MovedWeight', () => {
  it.each(kinds)('has the slope of finite differences with $hidden and $output', (kind) => {
    const network = someNetwork(kind);
    for (const output of [0, 2]) {
      const moved = new MovedWeight(network, input, output);
      for (const layer of [0, 1, 2]) {
        for (const [neuron, before] of [
          [0, 0],
          [2, 2],
          [1, 1],
        ]) {
          const place = { layer, neuron, input: before };
          const [low, high] = [-1e-5, 1e-5].map((change) => moved.outputAt(place, change).activation);
          expect(moved.slope(place)).toBeCloseTo((high - low) / 2e-5, 8);
        }
      }
    }
  });

  it('leaves the network as it was', () => {
    const network = someNetwork(kinds[0]);
    const moved = new MovedWeight(network, input, 1);
    const place = { layer: 1, neuron: 1, input: 3 };
    const before = moved.outputAt(place, 0).activation;
    expect(before).toBe(predict(network, input).activations[1]);
    expect(moved.outputAt(place, 5).activation).not.toBe(before);
    expect(moved.outputAt(place, 0).activation).toBe(before);
  });

  it('names the steepest weights of a layer', () => {
    const moved = new MovedWeight(someNetwork(kinds[0]), input, 1);
    const all = Array.from({ length: 20 }, (_, index) => ({
      layer: 0,
      neuron: Math.floor(index / 4),
      input: index % 4,
    }));
    const steepness = (place: (typeof all)[0]) => Math.abs(moved.slope(place));
    const steepest = moved.steepest(0, 6);
    expect(steepest).toHaveLength(6);
    expect(steepest.map(steepness)).toEqual(
      all
        .map(steepness)
        .sort((one, other) => other - one)
        .slice(0, 6),
    );
  });
});
