import { describe, expect, it } from 'vitest';
import { compareGradients, layerSpeeds, meanGradient } from '../../../src/engine/inspection/gradient-sample';
import { WorkedExample } from '../../../src/engine/inspection/worked-example';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const { training } = createSmallDataSet({ training: 40, validation: 1, test: 1 });
const network = parametersOf(createNetwork([784, 5, 10], createRandom(4)));
const gradientOf = (...chosen: number[]) =>
  meanGradient(training, { network, cost: 'quadratic', chosen: Uint32Array.from(chosen) });

describe('meanGradient', () => {
  it('is that of backpropagation for one image', () => {
    const image = Float64Array.from(training.images.subarray(7 * 784, 8 * 784), (value) => value / 255);
    const example = new WorkedExample(network, 'quadratic', image, training.labels[7]);
    const gradient = gradientOf(7);
    expect(gradient).toHaveLength(784 * 5 + 5 + 5 * 10 + 10);
    const input = image.findIndex((ink) => ink > 0.5);
    expect(gradient[3 * 784 + input]).toBeCloseTo(example.gradientOf({ layer: 0, neuron: 3, input }), 12);
    expect(gradient.at(-2)).toBeCloseTo(example.gradientOf({ layer: 1, neuron: 8, input: null }), 12);
  });

  it('is the mean over the images, each as often as it is chosen', () => {
    const [first, second, both] = [gradientOf(0), gradientOf(1), gradientOf(0, 1, 1, 0)];
    both.forEach((value, index) => expect(value).toBeCloseTo((first[index] + second[index]) / 2, 12));
  });
});

describe('layerSpeeds', () => {
  it('are the lengths of the biases’ mean gradients, layer by layer', () => {
    const chosen = Uint32Array.of(3, 9, 9);
    const all = gradientOf(...chosen);
    const speeds = layerSpeeds(training, { network, cost: 'quadratic', chosen });
    const first = 784 * 5;
    expect(speeds).toHaveLength(2);
    expect(speeds[0]).toBeCloseTo(Math.hypot(...all.subarray(first, first + 5)), 12);
    expect(speeds[1]).toBeCloseTo(Math.hypot(...all.subarray(-10)), 12);
  });
});

describe('compareGradients', () => {
  const at = (...values: number[]) => Float64Array.from(values);

  it('gives the angle’s cosine, length and error', () => {
    expect(compareGradients(at(0, 2), at(1, 0))).toMatchObject({ cosine: 0, length: 2 });
    expect(compareGradients(at(0, 2), at(1, 0))!.error).toBeCloseTo(Math.sqrt(5), 12);
    expect(compareGradients(at(3, 4), at(3, 4))).toEqual({ cosine: 1, length: 1, error: 0 });
    expect(compareGradients(at(-1, 0), at(2, 0))).toMatchObject({ cosine: -1, length: 0.5 });
    expect(compareGradients(at(0, 0), at(1, 0))).toBeNull();
  });

  it('has an error that falls like 1 / √m', () => {
    const random = createRandom(1);
    const truth = gradientOf(...training.labels.keys());
    const meanSquare = (m: number) => {
      let sum = 0;
      for (let sample = 0; sample < 150; sample++) {
        const chosen = Array.from({ length: m }, () => Math.floor(random.uniform() * training.labels.length));
        sum += compareGradients(gradientOf(...chosen), truth)!.error ** 2;
      }
      return sum / 150;
    };
    const ratio = meanSquare(1) / meanSquare(16);
    expect(ratio).toBeGreaterThan(11);
    expect(ratio).toBeLessThan(23);
  });
});
