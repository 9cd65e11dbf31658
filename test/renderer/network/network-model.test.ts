import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import type { DenseParameters } from '../../../src/contract/network';
import { weightsOf } from '../../../src/engine/inspection/neuron';
import { observeNeuron } from '../../../src/engine/inspection/neuron-statistics';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { DataModel } from '../../../src/renderer/data/data-model';
import { DigitModel } from '../../../src/renderer/drawing/digit-model';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import type { Inspector } from '../../../src/renderer/inspection/inspector';
import type { Question } from '../../../src/renderer/inspection/inspections';
import { inspections } from '../../../src/renderer/inspection/inspections';
import { NetworkModel } from '../../../src/renderer/network/network-model';
import { loudestText, weightsText } from '../../../src/renderer/network/neuron-text';
import { sumsOf } from '../../../src/renderer/network/saliency-model';
import { explainWay, regionsText } from '../../../src/renderer/network/saliency-text';
import { RunModel } from '../../../src/renderer/run/run-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge } from '../fake-bridge';

const { test: images } = createSyntheticDataSet({
  seed: 3,
  trainingImages: 0,
  validationImages: 0,
  testImages: 40,
});
const ready: DataStatus = {
  phase: 'ready',
  kind: 'synthetic',
  isVerified: false,
  name: 'synthetic digits',
  sha256: '1'.repeat(64),
  trainingImages: 40,
  validationImages: 0,
  testImages: 40,
};

function random(...hidden: number[]): DenseParameters {
  return parametersOf(createNetwork([784, ...hidden, 10], createRandom(hidden.length)));
}

function createModel(shown: DenseParameters) {
  const bridge = new FakeBridge();
  const network = signal<DenseParameters | null>(shown);
  const drawing = new DrawingModel();
  const data = new DataModel(bridge, new NoticesModel());
  data.status.value = ready;
  const inspector = {
    ask: ((_kind, _split, question) =>
      Promise.resolve(inspections.neuron(images, question as Question<'neuron'>))) as Inspector['ask'],
  };
  const dataImages = {
    count: () => images.labels.length,
    block: () => Promise.resolve({ ...images, first: 0 }),
  };
  const digit = new DigitModel(drawing, network);
  const environment = { training: new RunModel(), data, images: dataImages, drawing, digit, inspector };
  const model = new NetworkModel(environment, network);
  return { model, network, drawing };
}

describe('NetworkModel', () => {
  it('goes from neuron to neuron through the layers, and stops at both ends', () => {
    const { model } = createModel(random(3, 2));
    const places = [1, 1, 1, 1, 1].map((by) => (model.move(by), model.chosen.value));
    expect(places.map(({ layer, neuron }) => `${layer} ${neuron}`)).toEqual([
      '0 1',
      '0 2',
      '1 0',
      '1 1',
      '2 0',
    ]);
    model.move(-Infinity);
    expect(model.chosen.value).toEqual({ layer: 0, neuron: 0 });
    model.move(Infinity);
    model.move(1);
    expect(model.chosen.value).toEqual({ layer: 2, neuron: 9 });
    expect(model.position.value).toBe(model.count.value - 1);
  });

  it('keeps the chosen neuron while the network learns, and goes to the first where it does not exist', () => {
    const { model, network } = createModel(random(30));
    model.choose({ layer: 0, neuron: 20 });
    network.value = structuredClone(network.value);
    expect(model.chosen.value.neuron).toBe(20);
    network.value = random(5);
    expect(model.chosen.value).toEqual({ layer: 0, neuron: 0 });
    network.value = random();
    model.move(Infinity);
    expect(model.chosen.value).toEqual({ layer: 0, neuron: 9 });
  });

  it('observes the chosen neuron on the test images, and puts an example on the pad', async () => {
    const { model, network, drawing } = createModel(random(4));
    const stop = model.follow();
    model.choose({ layer: 0, neuron: 3 });
    const question = { network: network.value!, place: { layer: 0, neuron: 3 }, examples: 18 };
    const expected = observeNeuron(images, question);
    await expect.poll(() => model.statistics.value).toEqual(expected);
    const answer = model.statistics.value!;
    model.showOnPad(answer.most[0]);
    const { index, label, activation } = answer.most[0];
    expect(drawing.sample.value).toMatchObject({ label, name: `Synthetic digit ${index + 1}` });
    expect(model.reading.value!.activations[0][3]).toBeCloseTo(activation, 6);
    stop();
  });

  it('shows an observation for as long as its network and neuron are shown, also after Network was left', async () => {
    const { model, network } = createModel(random(4));
    const [early, late] = [network.value!, random(4)];
    late.layers[0].bias.fill(2);
    const of = (each: DenseParameters) =>
      observeNeuron(images, { network: each, place: { layer: 0, neuron: 0 }, examples: 18 });
    const stop = model.follow();
    await expect.poll(() => model.statistics.value).toEqual(of(early));
    stop();
    model.follow();
    expect(model.statistics.value).toEqual(of(early));
    network.value = late;
    expect(model.statistics.value).toBeNull();
    await expect.poll(() => model.statistics.value).toEqual(of(late));
    model.move(1);
    expect(model.statistics.value).toBeNull();
  });

  it('says of an output that answers nothing how far its weighted input stays below 0', async () => {
    const { model, network } = createModel(random(4));
    const stuck = structuredClone(network.value!);
    stuck.layers[1].weight.fill(-1, 9 * 4, 10 * 4);
    stuck.layers[1].bias[9] = -5;
    network.value = stuck;
    const stop = model.follow();
    const place = { layer: 1, neuron: 9 };
    model.choose(place);
    await expect.poll(() => model.statistics.value).not.toBeNull();
    const answer = model.statistics.value!;
    expect(answer.saturated).toBeGreaterThan(0);
    const text = loudestText(stuck, place, answer);
    expect(text).toMatch(
      /^at most 0\.0\d on all 40 test images: z stays between −[5-9]\.\d\d and −[5-9]\.\d\d$/,
    );
    const softmax = { ...stuck, activations: { ...stuck.activations, output: 'softmax' as const } };
    expect(loudestText(softmax, place, answer)).toMatch(/test images$/);
    expect(weightsText([...weightsOf(stuck, place)])).toBe('Its weights: 0 speak for it, 4 against.');
    stop();
  });

  it('says what the pixels leave of the difference: without hidden layers, that of the biases', () => {
    const shown = random();
    shown.layers[0].bias.set(shown.layers[0].bias.map((_, digit) => digit / 4));
    const { model, drawing } = createModel(shown);
    drawing.show({
      input: Float32Array.from(images.images.subarray(0, 784), (byte) => byte / 255),
      label: 0,
      name: '',
    });
    const { saliency } = model;
    const answer = model.answer.value!;
    saliency.against.value = (answer + 1) % 10;
    const { speaksFor, speaksAgainst, rest } = sumsOf(saliency.found.value!);
    expect(speaksFor).toBeGreaterThan(0);
    expect(speaksAgainst).toBeLessThan(0);
    expect(rest).toBeCloseTo((answer - saliency.against.value) / 4, 5);
    expect(explainWay('gradient', saliency.question.value!, false)).toContain('from the biases.');
    expect(explainWay('gradient', saliency.question.value!, true)).toContain('hidden neurons’ curves.');
  });

  it('asks why not another digit, unless that is the answer', async () => {
    const { model, network, drawing } = createModel(random(4));
    const stop = model.follow();
    drawing.show({
      input: Float32Array.from(images.images.subarray(0, 784), (byte) => byte / 255),
      label: 0,
      name: '',
    });
    const answer = model.answer.value!;
    const other = (answer + 1) % 10;
    model.saliency.against.value = other;
    expect(model.saliency.question.value).toEqual({ digit: answer, against: other });
    expect(regionsText(model.saliency.found.value!)).toMatch(new RegExp(`^For ${answer}: .* For ${other}: `));
    const byGradient = model.saliency.found.value!.values;
    model.saliency.way.value = 'occlusion';
    await expect.poll(() => model.saliency.found.value?.values).not.toBe(byGradient);
    await expect.poll(() => model.saliency.found.value).not.toBeNull();
    expect(model.saliency.found.value!.question.against).toBe(other);
    const biased = structuredClone(network.value!);
    biased.layers[1].bias[other] = 1000;
    network.value = biased;
    expect(model.saliency.question.value).toEqual({ digit: other, against: null });
    await expect.poll(() => model.saliency.found.value?.reading.network).toBe(biased);
    drawing.clear();
    expect(model.saliency.found.value).toBeNull();
    stop();
  });
});
