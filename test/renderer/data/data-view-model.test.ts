import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataSplit } from '../../../src/contract/data';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { NetworkParameters } from '../../../src/contract/network';
import { DataModel } from '../../../src/renderer/data/data-model';
import { DataViewModel } from '../../../src/renderer/data/data-view-model';
import { DrawingModel } from '../../../src/renderer/drawing/drawing-model';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { DataImages } from '../../../src/renderer/images/data-images';
import { inspections, type InspectionKind } from '../../../src/renderer/inspection/inspections';
import type { Inspector } from '../../../src/renderer/inspection/inspector';
import { OwnDigitsModel } from '../../../src/renderer/my-digits/own-digits-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { emptyNetwork, FakeBridge } from '../fake-bridge';

/** Image number i is of digit i % 10, and has ink in that pixel alone; every seventh has it in the next one. */
const split: DataSplit = (() => {
  const labels = Uint8Array.from({ length: 40 }, (_, index) => index % 10);
  const images = new Uint8Array(labels.length * 784);
  labels.forEach((label, index) => (images[784 * index + ((label + Number(index % 7 === 6)) % 10)] = 255));
  return { images, labels };
})();

/** Reads the digit whose pixel has ink. */
function networkOfPixels(): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  for (let digit = 0; digit < 10; digit++) network.layers[0].weight[digit * 784 + digit] = 1;
  return network;
}

/** Inspects at once, in this thread. */
const inspector = {
  count: () => split.labels.length,
  ask: (kind: InspectionKind, _split: string, question: never) =>
    Promise.resolve((inspections[kind] as (images: DataSplit, question: never) => unknown)(split, question)),
} as unknown as Inspector;

function createModel() {
  const bridge = new FakeBridge();
  bridge.answer('data.images', split);
  const near = (index: number, distance: number) => ({ index, distance, pixels: new Uint8Array(784) });
  bridge.answer('data.nearest', [
    { digit: 2, images: [near(12, 0), near(22, 3)] },
    { digit: 4, images: [near(4, 1)] },
  ]);
  bridge.answer('my-digits.list', []);
  const notices = new NoticesModel();
  const data = new DataModel(bridge, notices);
  const counts = { trainingImages: 40, validationImages: 40, testImages: 40 };
  const identity = { name: 'MNIST', sha256: '0'.repeat(64) };
  data.status.value = { phase: 'ready', kind: 'mnist', isVerified: true, ...identity, ...counts };
  const images = new DataImages(bridge, notices, data.status);
  const drawing = new DrawingModel();
  const hyperparameters = new HyperparametersModel({
    network: signal(null),
    trainingImages: data.trainingImages,
  });
  hyperparameters.show(defaultHyperparameters);
  const network = signal<NetworkParameters | null>(networkOfPixels());
  const ownDigits = new OwnDigitsModel(bridge, notices);
  const environment = {
    ...{ data, images, inspector, ownDigits, drawing, hyperparameters, notices, network },
    owner: signal('a run'),
  };
  const model = new DataViewModel(bridge, environment);
  const listed = () => Array.from({ length: model.list.value!.length }, (_, at) => model.list.value!.at(at));
  return { bridge, notices, data, drawing, hyperparameters, network, model, listed };
}

const settled = () => new Promise((resume) => setTimeout(resume));

describe('DataViewModel', () => {
  it('lists the images of a digit that the network reads wrong, and follows the network', async () => {
    const { model, network, listed } = createModel();
    const stop = model.follow();
    model.showReading('wrong');
    expect(model.list.value).toBeNull();
    await expect.poll(() => model.list.value).not.toBeNull();
    expect(listed()).toEqual([6, 13, 20, 27, 34]);
    model.showDigit(3);
    expect(listed()).toEqual([13]);
    const blind = networkOfPixels();
    blind.layers[0].bias[0] = 100;
    network.value = blind;
    await expect.poll(listed).toEqual([3, 13, 23, 33]);
    stop();
  });

  it('goes to an image by its number, showing all images if it is not among those shown', async () => {
    const { model } = createModel();
    const stop = model.follow();
    model.showDigit(3);
    await expect.poll(() => model.list.value).not.toBeNull();
    model.goTo(24);
    expect([model.digit.value, model.position.value]).toEqual([3, 2]);
    model.goTo(25);
    expect([model.digit.value, model.position.value]).toEqual([null, 24]);
    model.goTo(1_000_000);
    expect(model.position.value).toBe(39);
    model.move(-Infinity);
    expect(model.position.value).toBe(0);
    stop();
  });

  it('remembers the selected image of each source', async () => {
    const { model } = createModel();
    model.goTo(13);
    model.showSource('test');
    expect(model.position.value).toBe(0);
    model.showSource('training');
    expect(model.position.value).toBe(12);
  });

  it('shows the selected image with its neighbours, itself left out, and puts it on the pad', async () => {
    const { model, drawing } = createModel();
    const stop = model.follow();
    model.inView.want('training', [12]);
    model.goTo(13);
    await expect.poll(() => model.selected.image.value?.label).toBe(2);
    await expect
      .poll(() => model.selected.neighbours.value?.map(({ index, label }) => [index, label]))
      .toEqual([
        [4, 4],
        [22, 2],
      ]);
    expect(model.selected.prediction.value?.digit).toBe(2);
    model.selected.putOnPad();
    expect(drawing.sample.value).toMatchObject({ label: 2, name: 'Training image 13' });
    stop();
  });

  it('says which preset changes the image while augmentation is off', async () => {
    const { model, hyperparameters } = createModel();
    model.inView.want('training', [0]);
    await settled();
    expect(model.selected.augmented.value?.preset).toBe('Handwriting');
    hyperparameters.enter('shift', '2');
    expect(model.selected.augmented.value).not.toHaveProperty('preset');
    expect(model.selected.augmented.value?.pictures).toHaveLength(6);
  });

  it('copies the numbers as 28 lines of CSV', async () => {
    const { model, bridge } = createModel();
    bridge.answer('clipboard.write-text', undefined);
    model.inView.want('training', [0]);
    await settled();
    await model.selected.copyNumbers();
    const [text] = bridge.asked.find(({ name }) => name === 'clipboard.write-text')!.parameters as [string];
    expect(text.split('\n')).toHaveLength(29);
    expect(text.startsWith('255,0,0')).toBe(true);
  });

  it('tells how well darkness alone does, and the count of each digit', async () => {
    const { model } = createModel();
    const stop = model.follow();
    await expect.poll(() => model.summaries.darknessGuess.value).toEqual({ correct: 4, total: 40 });
    expect(model.summary.value?.digits.map(({ count }) => count)).toEqual(new Array(10).fill(4));
    stop();
  });

  it('shows the person’s own digits while there is no data', () => {
    const { model, data } = createModel();
    data.status.value = { phase: 'unavailable', code: 'data-missing', message: '' };
    expect(model.source.value).toBe('own');
    expect(model.list.value?.length).toBe(0);
  });
});
