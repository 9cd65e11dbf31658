import { computed, signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { sigmoidThroughout } from '../../../src/contract/network';
import { presets } from '../../../src/contract/presets';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';

function modelFor(documentSizes: number[] | null = [784, 30, 10]) {
  const sizes = signal<number[] | null>(documentSizes);
  const openNetwork = computed(() =>
    sizes.value === null ? null : { sizes: sizes.value, activations: sigmoidThroughout },
  );
  return { model: new HyperparametersModel(openNetwork), sizes };
}

describe('HyperparametersModel', () => {
  it('begins with the book’s first experiment', () => {
    const { model } = modelFor();
    expect(model.value.value).toEqual(presets[0].hyperparameters);
    expect(model.matchingPreset.value?.name).toBe('book-30');
  });

  it('has no value while an entry is wrong, and says why beside the field', () => {
    const { model } = modelFor();
    model.enter('epochs', 'ten');
    expect(model.value.value).toBeNull();
    expect(model.messageFor('epochs')).toMatchObject({ kind: 'error' });
    expect(model.messageFor('seed')).toBeNull();
  });

  it('shows a warning without refusing the value', () => {
    const { model } = modelFor();
    model.enter('learningRate', '100');
    expect(model.value.value?.learningRate).toBe(100);
    expect(model.messageFor('learningRate')).toMatchObject({ kind: 'warning' });
  });

  it('leaves its preset when an entry changes and comes back to it on reset, with the seed kept', () => {
    const { model } = modelFor();
    model.choosePreset('book-100');
    model.enter('seed', '77');
    expect(model.matchingPreset.value?.name).toBe('book-100');
    model.enter('epochs', '31');
    expect(model.matchingPreset.value).toBeNull();
    model.resetToPreset();
    expect(model.matchingPreset.value?.name).toBe('book-100');
    expect(model.value.value?.seed).toBe(77);
  });

  it('recognises a preset that was entered by hand', () => {
    const { model } = modelFor();
    model.enter('miniBatchSize', '1');
    expect(model.matchingPreset.value?.name).toBe('online');
  });

  it('writes an entry tidily once a person is done, but leaves a wrong one alone', () => {
    const { model } = modelFor();
    model.enter('trainingImages', '20000');
    model.tidy('trainingImages');
    expect(model.entry.value.trainingImages).toBe('20,000');
    model.enter('trainingImages', '20x');
    model.tidy('trainingImages');
    expect(model.entry.value.trainingImages).toBe('20x');
  });

  it('steps within the range of the field', () => {
    const { model } = modelFor();
    model.step('trainingImages', 1);
    expect(model.entry.value.trainingImages).toBe('50,000');
    model.step('learningRate', 1);
    expect(model.entry.value.learningRate).toBe('10');
    model.enter('epochs', '1');
    model.step('epochs', -1);
    expect(model.entry.value.epochs).toBe('1');
    model.enter('seed', '0');
    model.step('seed', 1);
    expect(model.entry.value.seed).toBe('1');
    model.enter('epochs', 'x');
    model.step('epochs', 1);
    expect(model.entry.value.epochs).toBe('x');
  });

  it('steps dropout by tenths and regularisation by factors, both down to 0', () => {
    const { model } = modelFor();
    model.step('dropout', 1);
    model.step('dropout', 1);
    model.step('dropout', 1);
    expect(model.entry.value.dropout).toBe('0.3');
    for (let count = 0; count < 5; count++) model.step('dropout', -1);
    expect(model.entry.value.dropout).toBe('0');
    model.step('l2', 1);
    model.step('l2', 1);
    expect(model.entry.value.l2).toBe('3');
  });

  it('opens what is folded away for a preset that uses it, and while something in it is wrong', () => {
    const { model } = modelFor();
    expect(model.isAdvancedOpen.value).toBe(false);
    model.choosePreset('book-100');
    expect(model.isAdvancedOpen.value).toBe(false);
    model.choosePreset('chapter-3-l2-100');
    expect(model.isAdvancedOpen.value).toBe(true);
    expect(model.advanced.value).toEqual(['cross-entropy', 'L2 λ 5']);
    model.foldAdvanced(false);
    expect(model.isAdvancedOpen.value).toBe(false);
    model.enter('momentum', '2');
    expect(model.isAdvancedOpen.value).toBe(true);
    model.enter('momentum', '0');
    expect(model.isAdvancedOpen.value).toBe(false);
  });

  it('goes on from the open network only with the neurons that it has', () => {
    const openNetwork = signal({
      sizes: [784, 30, 10],
      activations: { hidden: 'tanh', output: 'sigmoid' },
    } as const);
    const model = new HyperparametersModel(openNetwork as never);
    expect(model.obstacleToPresentNetwork.value).toBe(
      'The open network has tanh hidden and sigmoid output neurons.',
    );
    model.choose('hiddenActivation', 'tanh');
    expect(model.obstacleToPresentNetwork.value).toBeNull();
    model.choose('outputActivation', 'softmax');
    expect(model.obstacleToPresentNetwork.value).not.toBeNull();
  });

  it('chooses a new valid seed', () => {
    const { model } = modelFor();
    model.enter('seed', '-5');
    model.chooseNewSeed();
    expect(model.value.value?.seed).toBeGreaterThanOrEqual(0);
  });

  it('goes on from the open network only while the layers agree', () => {
    const { model, sizes } = modelFor();
    model.startFromChoice.value = 'present-network';
    expect(model.startFrom.value).toBe('present-network');
    model.enter('hiddenLayers', '100, 30');
    expect(model.startFrom.value).toBe('new-weights');
    expect(model.obstacleToPresentNetwork.value).toContain('784 → 30 → 10');
    sizes.value = [784, 100, 30, 10];
    expect(model.startFrom.value).toBe('present-network');
    sizes.value = null;
    expect(model.obstacleToPresentNetwork.value).not.toBeNull();
  });

  it('knows the sizes although another field is wrong, but not from impossible layers', () => {
    const { model } = modelFor();
    model.enter('epochs', 'x');
    expect(model.sizes.value).toEqual([784, 30, 10]);
    model.enter('hiddenLayers', '');
    expect(model.sizes.value).toEqual([784, 10]);
    model.enter('hiddenLayers', '5000');
    expect(model.sizes.value).toBeNull();
  });
});
