import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { sigmoidThroughout } from '../../../src/contract/network';
import { ActivationsModel } from '../../../src/renderer/run/activations-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge } from '../fake-bridge';

const [first, second] = [1, 2].map((id) => ({ id, name: `${id}.safetensors`, sizes: [784, 4, 10] }));
const chosen = { hidden: 'relu', output: 'softmax' } as const;

function createModel({ isReady = true } = {}) {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const isDataReady = signal(isReady);
  return { bridge, notices, isDataReady, model: new ActivationsModel(bridge, notices, isDataReady) };
}

describe('ActivationsModel', () => {
  it('shows the oldest question, and begins each with the book’s neurons', () => {
    const { model } = createModel();
    expect(model.question.value).toBeNull();
    model.questions.value = [first, second];
    model.choose({ hidden: 'relu' });
    expect(model.question.value).toBe(first);
    model.questions.value = [first];
    expect(model.chosen.value).toEqual({ hidden: 'relu', output: 'sigmoid' });
    model.questions.value = [second];
    expect(model.chosen.value).toEqual(sigmoidThroughout);
  });

  it('answers with what is chosen, and reports what goes wrong', async () => {
    const { bridge, notices, model } = createModel({ isReady: false });
    model.questions.value = [first];
    model.choose(chosen);
    await model.open(first);
    await model.dismiss(first);
    expect(bridge.asked).toEqual([
      { name: 'model.give-activations', parameters: [1, chosen] },
      { name: 'model.dismiss-question', parameters: [1] },
    ]);
    bridge.fail('model.give-activations', 'model-unreadable', 'Too large.');
    await model.open(first);
    expect(notices.notices.value).toMatchObject([{ message: 'Too large.' }]);
  });

  it('tries each choice as soon as there are data, and shows only what belongs to the choice', async () => {
    const { bridge, isDataReady, model } = createModel({ isReady: false });
    bridge.answer('model.try-activations', { correct: 90, total: 1000 });
    model.questions.value = [first];
    expect(bridge.asked).toEqual([]);
    isDataReady.value = true;
    model.choose(chosen);
    expect(bridge.asked.map(({ parameters }) => parameters)).toEqual([
      [1, sigmoidThroughout],
      [1, chosen],
    ]);
    expect(model.trial.value).toBeNull();
    await expect.poll(() => model.trial.value).toEqual({ correct: 90, total: 1000 });
    bridge.answer('model.try-activations', null);
    model.choose({ hidden: 'tanh' });
    expect(model.trial.value).toBeNull();
  });
});
