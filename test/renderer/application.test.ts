import { describe, expect, it } from 'vitest';
import type { CommandState } from '../../src/contract/commands';
import { Application } from '../../src/renderer/application';
import { emptyNetwork, epochResult, FakeBridge, listedRun, runState, snapshotWith } from './fake-bridge';

async function startApplication(snapshot = snapshotWith()) {
  const bridge = new FakeBridge();
  bridge.answer('app.snapshot', snapshot);
  const application = new Application(bridge);
  await application.start();
  return { bridge, application };
}

function publishedStates(bridge: FakeBridge): Record<string, CommandState> {
  const last = bridge.asked.findLast(({ name }) => name === 'app.command-states');
  return last?.parameters[0] as Record<string, CommandState>;
}

describe('Application', () => {
  it('shows what the snapshot tells', async () => {
    const { application } = await startApplication(
      snapshotWith({ run: runState(), epochs: [epochResult(0, 9129)], notice: 'The last model is gone.' }),
    );
    expect(application.isReady.value).toBe(true);
    expect(application.document.state.value?.name).toBe('Starter model');
    expect(application.training.last.value?.correct).toBe(9129);
    expect(application.notices.notices.value).toMatchObject([{ message: 'The last model is gone.' }]);
  });

  it('applies events that arrive before the snapshot after it', async () => {
    const bridge = new FakeBridge();
    bridge.answer('app.snapshot', snapshotWith({ run: runState() }));
    const application = new Application(bridge);
    const starting = application.start();
    bridge.emit('run.epoch', { runId: 1, result: epochResult(0, 9129) });
    expect(application.training.epochs).toEqual([]);
    await starting;
    expect(application.training.epochs).toHaveLength(1);
  });

  it('follows every event of main', async () => {
    const { bridge, application } = await startApplication();
    const network = emptyNetwork([784, 10]);
    const state = { ...snapshotWith().document, name: 'mine.safetensors', sizes: [784, 10] };
    bridge.emit('network.changed', network);
    bridge.emit('document.changed', state);
    bridge.emit('data.status', { phase: 'checking' });
    bridge.emit('run.changed', runState());
    bridge.emit('failed', { code: 'model-unreadable', message: 'Not a model.' });
    expect(application.document.network.value).toBe(network);
    expect(application.document.sizes.value).toEqual([784, 10]);
    expect(application.data.isReady.value).toBe(false);
    expect(application.training.run.value?.phase).toBe('running');
    expect(application.notices.notices.value).toMatchObject([{ message: 'Not a model.' }]);
  });

  it('still shows a window that says so when the snapshot cannot be had', async () => {
    const bridge = new FakeBridge();
    bridge.fail('app.snapshot', 'invalid-request', 'Something is wrong.');
    const application = new Application(bridge);
    await application.start();
    expect(application.notices.notices.value).toMatchObject([{ message: 'Something is wrong.' }]);
  });
});

describe('Commands', () => {
  it('shows the runs when one is queued, and the view that is asked for', async () => {
    const { application, bridge } = await startApplication();
    application.commands.execute('runs.queue');
    expect(bridge.names()).toEqual(['runs.queue']);
    expect(application.views.shown.value).toBe('runs');
    application.commands.execute('view.training');
    expect(publishedStates(bridge)).toMatchObject({
      'view.training': { isChecked: true },
      'view.runs': { isChecked: false },
      'runs.clear': { isEnabled: false },
    });
    bridge.emit('runs.changed', [listedRun(1)]);
    bridge.emit('runs.epoch', { runId: 1, result: epochResult(0, 9129) });
    const costs = { costs: [], isEvaluating: false };
    bridge.emit('runs.progress', { runId: 1, epoch: 1, epochFraction: 0.5, ...costs });
    expect(application.runs.rows.value[0].fraction.value).toBeCloseTo(1.5 / 30);
    bridge.emit('runs.changed', [listedRun(1, { phase: 'finished' })]);
    expect(publishedStates(bridge)).toMatchObject({ 'runs.clear': { isEnabled: true } });
  });

  it('tells the menu how the commands stand, and again only when that changes', async () => {
    const { bridge } = await startApplication();
    expect(publishedStates(bridge)).toMatchObject({
      'training.toggle': { isEnabled: true, label: 'Train' },
      'training.stop': { isEnabled: false },
      'drawing.pen': { isEnabled: true, isChecked: true },
      'model.previous': { isEnabled: false },
    });
    const count = () => bridge.asked.filter(({ name }) => name === 'app.command-states').length;
    const before = count();
    bridge.emit('network.changed', emptyNetwork([784, 30, 10]));
    expect(count()).toBe(before);
    bridge.emit('run.changed', runState());
    expect(publishedStates(bridge)).toMatchObject({
      'training.toggle': { isEnabled: true, label: 'Pause' },
      'training.stop': { isEnabled: true },
    });
    bridge.emit('run.changed', runState({ phase: 'paused' }));
    expect(publishedStates(bridge)['training.toggle'].label).toBe('Resume');
  });

  it('runs a command that the menu sends, but not a disabled one', async () => {
    const { bridge } = await startApplication();
    bridge.emit('command', 'training.stop');
    bridge.emit('command', 'model.open');
    bridge.emit('command', 'training.toggle');
    expect(bridge.names()).toEqual(['model.open', 'training.start']);
  });

  it('offers no training without data or with a wrong entry', async () => {
    const { bridge, application } = await startApplication(snapshotWith({ data: { phase: 'checking' } }));
    expect(application.commands.state('training.toggle').isEnabled).toBe(false);
    bridge.emit('data.status', snapshotWith().data);
    expect(application.commands.state('training.toggle').isEnabled).toBe(true);
    application.hyperparameters.enter('seed', 'x');
    expect(application.commands.state('training.toggle').isEnabled).toBe(false);
    expect(application.commands.state('training.step').isEnabled).toBe(false);
  });

  it('makes a new network of the layers and seed in the panel', async () => {
    const { bridge, application } = await startApplication();
    application.hyperparameters.enter('hiddenLayers', '100, 30');
    application.commands.execute('model.new');
    expect(bridge.asked.at(-1)).toEqual({
      name: 'model.new',
      parameters: [expect.objectContaining({ hiddenLayers: [100, 30], seed: 1 })],
    });
  });

  it('saves all epochs and all cost points as tables', async () => {
    const { bridge, application } = await startApplication(
      snapshotWith({ run: runState(), epochs: [epochResult(0, 9129)] }),
    );
    application.commands.execute('chart.save-csv');
    expect(bridge.asked.at(-1)).toMatchObject({
      name: 'file.save-csv',
      parameters: [{ suggestedName: 'epochs.csv', text: expect.stringContaining('\r\n0,9129,10000,9119,') }],
    });
    bridge.emit('run.progress', {
      runId: 1,
      epoch: 1,
      epochFraction: 0.5,
      isEvaluating: false,
      costs: [{ epochs: 1.5, miniBatchCost: 0.25, runningCost: 0.125 }],
    });
    await application.chartFiles.saveCostTable();
    expect(bridge.asked.at(-1)?.parameters).toEqual([
      { suggestedName: 'cost.csv', text: 'epochs,mini_batch_cost,running_cost\r\n1.5,0.25,0.125\r\n' },
    ]);
  });

  it('draws, undoes and changes tools through the same commands', async () => {
    const { application } = await startApplication();
    const { drawing, commands } = application;
    commands.execute('drawing.eraser');
    expect(drawing.tool.value).toBe('eraser');
    commands.execute('drawing.pen');
    drawing.begin([0.5, 0.5]);
    drawing.end();
    commands.execute('drawing.undo');
    expect(drawing.isEmpty.value).toBe(true);
    commands.execute('drawing.redo');
    expect(drawing.isEmpty.value).toBe(false);
    commands.execute('drawing.clear');
    expect(drawing.isEmpty.value).toBe(true);
    commands.execute('drawing.thicker');
    expect(drawing.penStep.value).toBe(3);
  });

  it('opens the dialogs, and asks for the versions only once', async () => {
    const { bridge, application } = await startApplication();
    const about = { version: '0.1.0', electron: '1', chrome: '2', node: '3', licence: 'MIT', libraries: [] };
    bridge.answer('app.about', about);
    await application.dialogs.showAbout();
    expect(application.dialogs.open.value).toBe('about');
    expect(application.dialogs.about.value).toEqual(about);
    bridge.emit('command', 'help.keys');
    expect(application.dialogs.open.value).toBe('keys');
    application.dialogs.close();
    await application.dialogs.showAbout();
    expect(bridge.asked.filter(({ name }) => name === 'app.about')).toHaveLength(1);
  });

  it('asks main for data and models, each by its own request', async () => {
    const { bridge, application } = await startApplication();
    await application.data.chooseFolder();
    await application.data.download();
    await application.data.useSynthetic();
    application.commands.execute('model.save');
    application.commands.execute('model.save-as');
    application.commands.execute('model.starter');
    application.commands.execute('model.previous');
    expect(bridge.names()).toEqual([
      'data.choose-folder',
      'data.download',
      'data.use-synthetic',
      'model.save',
      'model.save-as',
      'model.open-starter',
    ]);
  });
});
