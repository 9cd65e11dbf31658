import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import { speedNames } from '../../../src/contract/trainer';
import { DataModel } from '../../../src/renderer/data/data-model';
import { HyperparametersModel } from '../../../src/renderer/hyperparameters/hyperparameters-model';
import { RunModel } from '../../../src/renderer/run/run-model';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { TrainingControls } from '../../../src/renderer/run/training-controls';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { emptyNetwork, FakeBridge, runSummary, runWithEpochs, snapshotWith } from '../fake-bridge';

/** With a finished run of 30 epochs on screen, unless told otherwise. */
function createControls(run = runWithEpochs(30)) {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const data = new DataModel(bridge, notices);
  data.status.value = snapshotWith().data;
  const training = new RunModel();
  const network = signal(emptyNetwork([784, 30, 10]));
  const hyperparameters = new HyperparametersModel({ network, trainingImages: data.trainingImages });
  training.show(run);
  hyperparameters.show(run.hyperparameters);
  const library = new RunLibrary(bridge, notices);
  const controls = new TrainingControls(bridge, { training, hyperparameters, data, notices, library });
  return { bridge, notices, data, training, hyperparameters, controls };
}

const lastRequest = (bridge: FakeBridge) => bridge.asked.at(-1);

describe('TrainingControls', () => {
  it('pauses and resumes the run on screen', async () => {
    const { bridge, training, controls } = createControls(runWithEpochs(3, { state: 'running' }));
    const pausing = controls.toggle();
    expect(controls.isPausing.value).toBe(true);
    await pausing;
    expect(controls.isPausing.value).toBe(true);
    training.changed(runSummary({ state: 'paused' }));
    expect(controls.isPausing.value).toBe(false);
    await controls.toggle();
    training.changed(runSummary({ state: 'running' }));
    expect(controls.isPausing.value).toBe(false);
    expect(bridge.names()).toEqual(['training.pause', 'training.resume']);
  });

  it('trains on, and counts the epochs from the beginning of the run', async () => {
    const { bridge, controls } = createControls();
    await controls.toggle();
    expect(lastRequest(bridge)).toEqual({
      name: 'training.continue',
      parameters: [{ epochs: 60, speed: 'full' }],
    });
    await controls.trainOn(300);
    expect(lastRequest(bridge)?.parameters).toEqual([{ epochs: 330, speed: 'full' }]);
  });

  it('trains a new network with the panel’s settings once these are changed', async () => {
    const { bridge, controls, hyperparameters } = createControls();
    hyperparameters.enter('learningRate', '0.5');
    await controls.toggle();
    expect(lastRequest(bridge)).toMatchObject({
      name: 'training.start',
      parameters: [{ hyperparameters: { learningRate: 0.5 }, speed: 'full' }],
    });
  });

  it('steps a run that trains, and begins with a step one that does not', async () => {
    const { bridge, training, controls } = createControls(runWithEpochs(12, { state: 'paused' }));
    await controls.step('mini-batch');
    expect(lastRequest(bridge)).toEqual({ name: 'training.step', parameters: ['mini-batch'] });
    training.changed(runSummary({ state: 'stopped', epochsDone: 12 }));
    await controls.step('epoch');
    expect(lastRequest(bridge)).toMatchObject({
      name: 'training.continue',
      parameters: [{ epochs: 30, step: 'epoch' }],
    });
  });

  it('makes a step after the end one more epoch', async () => {
    const { bridge, controls } = createControls();
    await controls.step('epoch');
    expect(lastRequest(bridge)?.parameters).toEqual([{ epochs: 31, speed: 'full', step: 'epoch' }]);
  });

  it('begins a new network with a step where the settings are changed', async () => {
    const { bridge, controls, hyperparameters } = createControls();
    hyperparameters.choosePreset('book-100');
    await controls.step('mini-batch');
    expect(lastRequest(bridge)).toMatchObject({
      name: 'training.start',
      parameters: [{ hyperparameters: { hiddenLayers: [100] }, step: 'mini-batch' }],
    });
  });

  it('goes on with other settings only from a network of the same layers', async () => {
    const { bridge, controls, hyperparameters } = createControls();
    hyperparameters.enter('hiddenLayers', '100');
    await controls.branch();
    expect(bridge.names()).toEqual([]);
    expect(controls.obstacleToBranch.value).toContain('784 → 30 → 10');
    hyperparameters.enter('hiddenLayers', '30');
    hyperparameters.enter('learningRate', '1');
    await controls.branch();
    expect(lastRequest(bridge)).toMatchObject({
      name: 'training.branch',
      parameters: [{ hyperparameters: { learningRate: 1 } }],
    });
  });

  it('asks for one run only while main has not answered', async () => {
    const { bridge, controls } = createControls();
    await Promise.all([controls.toggle(), controls.toggle(), controls.step('epoch')]);
    expect(bridge.names()).toEqual(['training.continue']);
    expect(controls.isStarting.value).toBe(false);
  });

  it('asks for nothing while a setting is wrong or there is no data', async () => {
    const { bridge, controls, hyperparameters, data } = createControls();
    hyperparameters.enter('epochs', '');
    await controls.toggle();
    hyperparameters.reset();
    data.status.value = { phase: 'checking' };
    await controls.toggle();
    await controls.step('epoch');
    expect(bridge.names()).toEqual([]);
  });

  it('tells why a run could not start', async () => {
    const { bridge, controls, notices } = createControls();
    bridge.fail('training.continue', 'training-not-possible', 'The data are others now.');
    await controls.toggle();
    expect(notices.notices.value).toMatchObject([{ message: 'The data are others now.' }]);
  });

  it('says why a run cannot be trained on once the data are others, and trains a new one', async () => {
    const { bridge, controls, data } = createControls();
    const present = snapshotWith().data as Extract<DataStatus, { phase: 'ready' }>;
    expect(controls.obstacleToContinue.value).toBeNull();
    data.status.value = { ...present, name: 'synthetic digits', sha256: '1'.repeat(64) };
    expect(controls.obstacleToContinue.value).toBe(
      'This run learned from MNIST. The data set is now synthetic digits, so the run cannot be trained on.',
    );
    data.status.value = { ...present, sha256: '1'.repeat(64) };
    expect(controls.obstacleToContinue.value).toContain('is now other MNIST');
    await controls.toggle();
    expect(bridge.names()).toEqual(['training.start']);
  });

  it('starts at the chosen speed, and changes it while a run trains', async () => {
    const { bridge, training, controls } = createControls();
    controls.changeSpeed(-1);
    expect(bridge.names()).toEqual([]);
    await controls.toggle();
    expect(lastRequest(bridge)?.parameters).toMatchObject([{ speed: speedNames.at(-2) }]);
    training.changed(runSummary({ state: 'running' }));
    controls.setSpeed('mini-batch-a-second');
    expect(lastRequest(bridge)).toEqual({ name: 'training.speed', parameters: ['mini-batch-a-second'] });
    controls.changeSpeed(-1);
    expect(controls.speed.value).toBe('mini-batch-a-second');
  });
});
