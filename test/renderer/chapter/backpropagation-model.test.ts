import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { BackpropagationModel } from '../../../src/renderer/chapter/backpropagation/backpropagation-model';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { startChapter } from './start-chapter';

async function newModel(sizes = [784, 30, 10]) {
  const { chapter, models } = startChapter();
  const network = signal(parametersOf(createNetwork(sizes, createRandom(1))));
  const { data, images, training, library } = models;
  const environment = { network, denseNetwork: network, data: data.status, images, training, library };
  const record = chapter.progress.recordOf('backpropagation');
  const model = new BackpropagationModel(record, environment);
  await expect.poll(() => model.next.value).not.toBeNull();
  return { model, network };
}

it('has pictures that Inkling draws while there are no images, and stays among them', async () => {
  const { model } = await newModel();
  expect(model.count.value).toBe(1000);
  for (const [asked, shown] of [
    [4, 4],
    [9999, 1000],
    [-1, 1],
    [NaN, 1],
    [2.5, 1],
  ]) {
    model.choosePicture(asked);
    expect(model.number.value).toBe(shown);
    await expect.poll(() => model.example.value!.name).toBe(`Synthetic digit ${shown.toLocaleString('en')}`);
  }
});

it.each([[[784, 10]], [[784, 30, 10]], [[784, 8, 6, 10]]])(
  'asks about three weights of %j, and judges their signs',
  async (sizes) => {
    const { model, network } = await newModel(sizes);
    const [exercise] = model.exercises;
    exercise.check();
    expect(exercise.verdict.value).toMatchObject({ isRight: false, headline: 'No answer yet.' });
    const rightSigns = model.asked.value.map(({ text }) =>
      /be 1$/.test(text) ? -1 : /be 0$/.test(text) ? 1 : 0,
    );
    expect([...rightSigns].sort()).toEqual([-1, 0, 1]);
    const zero = rightSigns.indexOf(0);
    rightSigns.forEach((sign, index) => model.predict(index, sign === 0 ? 1 : sign));
    exercise.check();
    expect(exercise.verdict.value).toMatchObject({ isRight: false, headline: '2 of 3.' });
    expect(exercise.verdict.value!.detail).toContain(`in number ${zero + 1} it is 0 × `);
    model.predict(zero, 0);
    exercise.check();
    expect(exercise.verdict.value).toMatchObject({ isRight: true });
    // It is about the picture after the one whose numbers are shown; the first follows the last.
    expect(model.next.value!.name).toBe('Synthetic digit 2');
    model.choosePicture(1000);
    await expect.poll(() => model.next.value!.name).toBe('Synthetic digit 1');
    network.value = parametersOf(createNetwork(sizes, createRandom(2)));
    expect(model.predicted.value).toEqual([null, null, null]);
  },
);

it('looks at the right output’s largest input at first, and at any other neuron of any layer', async () => {
  const { model } = await newModel([784, 8, 6, 10]);
  expect(model.place.value).toMatchObject({ layer: 2, neuron: model.example.value!.label });
  model.chooseLayer(0);
  model.chooseNeuron(5);
  expect(model.place.value).toMatchObject({ layer: 0, neuron: 5 });
  const offered = model.places.value.length;
  const pale = Array.from({ length: 784 }, (_, input) => input).find(
    (input) => !model.places.value.some((place) => place.input === input),
  )!;
  model.chooseInput(pale);
  expect(model.place.value).toEqual({ layer: 0, neuron: 5, input: pale });
  expect(model.places.value).toHaveLength(offered + 1);
  model.chooseInput(0.5);
  model.chooseInput(9999);
  expect(model.place.value).toEqual(model.places.value[0]);
  model.chooseInput(null);
  expect(model.place.value).toEqual({ layer: 0, neuron: 5, input: null });
  model.chooseLayer(9);
  expect(model.layer.value).toBe(2);
});
