import { layerShapes } from '../../../src/contract/hidden-layers';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { presets } from '../../../src/contract/presets';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { emptyNetwork } from '../fake-bridge';

function createModel({ images = 50_000 as number | null } = {}) {
  const network = signal<NetworkParameters | null>(emptyNetwork([784, 30, 10]));
  const trainingImages = signal(images);
  return { model: new HyperparametersModel({ network, trainingImages }), network, trainingImages };
}

const book30 = presets[0].hyperparameters;

describe('HyperparametersModel', () => {
  it('begins with the book’s first experiment', () => {
    const { model } = createModel();
    expect(model.value.value).toEqual(presets[0].hyperparameters);
    expect(model.matchingPreset.value?.name).toBe('book-30');
  });

  it('has no value while an entry is wrong, and says why beside the field', () => {
    const { model } = createModel();
    model.enter('epochs', 'ten');
    expect(model.value.value).toBeNull();
    expect(model.messageFor('epochs')).toMatchObject({ kind: 'error' });
    expect(model.messageFor('seed')).toBeNull();
  });

  it('shows a warning without refusing the value', () => {
    const { model } = createModel();
    model.enter('learningRate', '100');
    expect(model.value.value?.learningRate).toBe(100);
    expect(model.messageFor('learningRate')).toMatchObject({ kind: 'warning' });
  });

  it('recognises a preset that was entered by hand', () => {
    const { model } = createModel();
    model.enter('miniBatchSize', '1');
    expect(model.matchingPreset.value?.name).toBe('online');
  });

  it('writes an entry tidily once a person is done, but leaves a wrong one alone', () => {
    const { model } = createModel();
    model.enter('trainingImages', '20000');
    model.tidy('trainingImages');
    expect(model.entry.value.trainingImages).toBe('20,000');
    model.enter('trainingImages', '20x');
    model.tidy('trainingImages');
    expect(model.entry.value.trainingImages).toBe('20x');
  });

  it('steps within the range of the field', () => {
    const { model } = createModel();
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
    const { model } = createModel();
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
    const { model } = createModel();
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

  it('chooses a new valid seed', () => {
    const { model } = createModel();
    model.enter('seed', '-5');
    model.chooseNewSeed();
    expect(model.value.value?.seed).toBeGreaterThanOrEqual(0);
  });

  it('knows the layers although another field is wrong, but not from impossible layers', () => {
    const { model } = createModel();
    model.enter('epochs', 'x');
    expect(model.layers.value).toEqual(layerShapes([30]));
    model.enter('hiddenLayers', '');
    expect(model.layers.value).toEqual(layerShapes([]));
    model.enter('hiddenLayers', '5001');
    expect(model.layers.value).toBeNull();
  });

  it('takes over a preset with its seed, whatever stood there', () => {
    const { model } = createModel();
    model.enter('seed', 'x');
    expect(model.value.value).toBeNull();
    for (const { name, hyperparameters } of presets) {
      model.choosePreset(name);
      expect(model.value.value).toEqual(hyperparameters);
    }
  });

  it('agrees with a preset whatever the seed, and with none while something else differs or is wrong', () => {
    const { model } = createModel();
    model.choosePreset('book-100');
    model.enter('seed', '77');
    expect(model.matchingPreset.value?.name).toBe('book-100');
    model.enter('epochs', '29');
    expect(model.matchingPreset.value).toBeNull();
    model.choosePreset('book-100');
    model.enter('seed', 'x');
    expect(model.matchingPreset.value).toBeNull();
  });
});

describe('HyperparametersModel and a run that is trained on', () => {
  it('still names the preset whose epochs it has made', () => {
    const { model } = createModel();
    model.show(book30);
    model.follow({ ...book30, epochs: 60 });
    expect(model.matchingPreset.value?.name).toBe('book-30');
  });
});

describe('HyperparametersModel and the run on screen', () => {
  it('takes the settings of a run that comes on screen', () => {
    const { model } = createModel();
    model.show({ ...book30, learningRate: 0.5 });
    expect(model.entry.value.learningRate).toBe('0.5');
    expect(model.draft.value).toBe('unchanged');
  });

  it('knows what a person has changed, and goes back to the run’s settings', () => {
    const { model } = createModel();
    model.show(book30);
    model.enter('learningRate', '3.0');
    expect(model.draft.value).toBe('unchanged');
    model.enter('learningRate', '1');
    model.choose('cost', 'cross-entropy');
    model.setShuffle(false);
    expect([...model.changed.value].sort()).toEqual(['cost', 'learningRate', 'shuffle']);
    expect(model.draft.value).toBe('changed');
    model.enter('seed', 'x');
    expect(model.draft.value).toBe('wrong');
    model.reset();
    expect(model.draft.value).toBe('unchanged');
    expect(model.value.value).toEqual(book30);
  });

  it('tells more epochs from other changes', () => {
    const { model } = createModel();
    model.show(book30);
    model.enter('epochs', '60');
    expect(model.draft.value).toBe('more-epochs');
    model.enter('epochs', '20');
    expect(model.draft.value).toBe('changed');
    model.enter('epochs', '60');
    model.enter('seed', '2');
    expect(model.draft.value).toBe('changed');
  });

  it('brings back what stood there when the app was closed', () => {
    const { model } = createModel();
    model.show(book30, { ...book30, hiddenLayers: [100] });
    expect([...model.changed.value]).toEqual(['hiddenLayers']);
  });

  it('follows a run whose epochs grow, but leaves what a person has entered alone', () => {
    const { model } = createModel();
    model.show(book30);
    model.follow({ ...book30, epochs: 60 });
    expect(model.entry.value.epochs).toBe('60');
    model.enter('learningRate', '1');
    model.follow({ ...book30, epochs: 90 });
    expect(model.entry.value).toMatchObject({ epochs: '60', learningRate: '1' });
  });

  it('never shows more images than there are, and counts that as no change', () => {
    const { model, trainingImages } = createModel({ images: 10_000 });
    model.show(book30);
    expect(model.shown.value.trainingImages).toBe('10,000');
    expect(model.draft.value).toBe('unchanged');
    expect(model.matchingPreset.value?.name).toBe('book-30');
    model.step('trainingImages', -1);
    expect(model.shown.value.trainingImages).toBe('5,000');
    expect(model.draft.value).toBe('changed');
    model.step('trainingImages', 1);
    model.step('trainingImages', 1);
    expect(model.shown.value.trainingImages).toBe('10,000');
    trainingImages.value = null;
    model.reset();
    expect(model.shown.value.trainingImages).toBe('50,000');
  });

  it('leaves a wrong number of images as it was entered, beside what is wrong with it', () => {
    const { model } = createModel({ images: 50_000 });
    model.show(book30);
    model.enter('trainingImages', '60000');
    expect(model.shown.value.trainingImages).toBe('60000');
    expect(model.messageFor('trainingImages')?.kind).toBe('error');
  });

  it('says why the network on screen cannot go on with these settings', () => {
    const { model, network } = createModel();
    expect(model.obstacleToPresentNetwork.value).toBeNull();
    model.enter('hiddenLayers', '100, 30');
    expect(model.obstacleToPresentNetwork.value).toBe(
      'The network on screen has different layers: 784 → 30 → 10.',
    );
    network.value = emptyNetwork([784, 100, 30, 10]);
    expect(model.obstacleToPresentNetwork.value).toBeNull();
    model.choose('hiddenActivation', 'relu');
    expect(model.obstacleToPresentNetwork.value).toBe(
      'The network on screen has sigmoid hidden neurons and sigmoid output neurons.',
    );
    model.enter('epochs', 'x');
    expect(model.obstacleToPresentNetwork.value).toBe('A setting is wrong.');
    network.value = null;
    model.choosePreset('book-30');
    expect(model.obstacleToPresentNetwork.value).not.toBeNull();
  });
});
