import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { BackpropagationModel } from '../../../src/renderer/chapter/backpropagation/backpropagation-model';
import { createNetwork, parametersOf } from '../../../src/engine/network/network';
import { createRandom } from '../../../src/engine/random';
import { startChapter } from './start-chapter';

function newModel(sizes = [784, 30, 10]) {
  const { chapter, models } = startChapter();
  const network = signal(parametersOf(createNetwork(sizes, createRandom(1))));
  const { data, images, training } = models;
  const environment = { network, data: data.status, images, training };
  const record = chapter.progress.recordOf('backpropagation');
  return { model: new BackpropagationModel(record, environment), network };
}

it('has a picture of each digit while there are no images, and stays among them', () => {
  const { model } = newModel();
  for (const [asked, digit] of [
    [4, 3],
    [99, 9],
    [-1, 0],
    [NaN, 0],
    [2.5, 0],
  ]) {
    model.choosePicture(asked);
    expect(model.example.value!.digit).toBe(digit);
  }
});

it.each([[[784, 10]], [[784, 30, 10]], [[784, 8, 6, 10]]])(
  'asks about three weights of %j, and judges their signs',
  (sizes) => {
    const { model, network } = newModel(sizes);
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
    // It is about the picture after the one whose numbers are shown.
    expect(model.next.value!.digit).toBe(1);
    model.choosePicture(10);
    expect([model.example.value!.digit, model.next.value!.digit]).toEqual([9, 0]);
    network.value = parametersOf(createNetwork(sizes, createRandom(2)));
    expect(model.predicted.value).toEqual([null, null, null]);
  },
);

it('looks at the right output’s largest input at first, and at any other neuron of any layer', () => {
  const { model } = newModel([784, 8, 6, 10]);
  expect(model.place.value).toMatchObject({ layer: 2, neuron: model.example.value!.digit });
  model.chooseLayer(0);
  model.chooseNeuron(5);
  expect(model.place.value).toMatchObject({ layer: 0, neuron: 5 });
  model.choosePlace(model.places.value.length - 1);
  expect(model.place.value).toEqual({ layer: 0, neuron: 5, input: null });
  model.chooseLayer(9);
  expect(model.layer.value).toBe(2);
});
