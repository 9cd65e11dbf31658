import { describe, expect, it } from 'vitest';
import { readSplit } from '../../../src/engine/inspection/split-readings';
import { splitResults } from '../../../src/engine/inspection/split-results';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSmallDataSet } from '../small-data-set';

const network = parametersOf(createNetwork([784, 12, 10], createRandom(1)));
const { test: split } = createSmallDataSet({ training: 0, test: 50 });

describe('splitResults', () => {
  const { labels, answers, confidences, surestFirst } = splitResults(network, split);

  it('has the answers, and how sure the network is of each', () => {
    const readings = readSplit(network, split);
    expect(labels).toEqual(split.labels);
    expect(answers).toEqual(readings.answers);
    expect(confidences).toEqual(readings.confidences);
  });

  it('sorts all images by confidence, the surest first', () => {
    expect(Array.from(surestFirst).sort((one, other) => one - other)).toEqual([...labels.keys()]);
    const sorted = Array.from(surestFirst, (image) => confidences[image]);
    expect(sorted).toEqual([...sorted].sort((one, other) => other - one));
  });

  it('keeps the order of images that are equally sure', () => {
    const same = { images: new Uint8Array(4 * 784), labels: Uint8Array.of(1, 2, 3, 4) };
    expect([...splitResults(network, same).surestFirst]).toEqual([0, 1, 2, 3]);
  });
});
