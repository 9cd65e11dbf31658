import { describe, expect, it, vi } from 'vitest';
import type { CommandState } from '../../src/contract/commands';
import { defaultHyperparameters } from '../../src/contract/hyperparameters';
import { Application } from '../../src/renderer/application';
import { viewIds } from '../../src/renderer/ui/views-model';
import {
  emptyNetwork,
  epochResult,
  FakeBridge,
  neverAnswers5,
  runDetails,
  runIds,
  runSummary,
  runWithEpochs,
  snapshotWith,
} from './fake-bridge';

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

const messagesOf = (application: Application) =>
  application.notices.notices.value.map(({ message }) => message);

describe('Application', () => {
  it('shows what the snapshot tells', async () => {
    const { application } = await startApplication(
      snapshotWith({ run: runWithEpochs(3, { name: 'Mine' }), notice: 'The last model is gone.' }),
    );
    expect(application.isReady.value).toBe(true);
    expect(application.training.run.value?.name).toBe('Mine');
    expect(application.training.last.value?.epoch).toBe(2);
    expect(application.hyperparameters.draft.value).toBe('unchanged');
    expect(application.library.runs.value).toHaveLength(1);
    expect(messagesOf(application)).toEqual(['The last model is gone.']);
  });

  it('applies events that arrive before the snapshot after it', async () => {
    const bridge = new FakeBridge();
    bridge.answer('app.snapshot', snapshotWith({ run: runDetails({ state: 'running', epochsDone: 0 }) }));
    const application = new Application(bridge);
    const starting = application.start();
    bridge.emit('run.epoch', { runId: runIds.first, result: epochResult(0, 9129) });
    expect(application.training.epochs).toEqual([]);
    await starting;
    expect(application.training.epochs).toHaveLength(1);
  });

  it('lets cards come only while no pointer is pressed, and no menu open', async () => {
    const { bridge, application } = await startApplication(snapshotWith({ run: runWithEpochs(3) }));
    application.press.begin(1);
    application.press.begin(2);
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [] });
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [neverAnswers5] });
    application.press.end(1);
    expect(application.doctor.finding.value).toBeNull();
    let isMenuOpen = true;
    application.press.isMenuOpen = () => isMenuOpen;
    application.press.end(2);
    expect(application.doctor.finding.value).toBeNull();
    isMenuOpen = false;
    application.press.settle();
    expect(application.doctor.finding.value).toBe(neverAnswers5);
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [] });
    expect(application.doctor.finding.value).toBeNull();
  });

  it('shows the run that comes on screen everywhere: its curve, its settings, its network', async () => {
    const { bridge, application } = await startApplication();
    const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [100] };
    const network = emptyNetwork([784, 100, 10]);
    bridge.emit('run.shown', runWithEpochs(2, { id: runIds.second, hyperparameters }));
    bridge.emit('network.changed', network);
    expect(application.training.run.value?.id).toBe(runIds.second);
    expect(application.training.network.value).toBe(network);
    expect(application.hyperparameters.entry.value.hiddenLayers).toBe('100');
  });

  it('follows every other event of main', async () => {
    const { bridge, application } = await startApplication();
    const { training, library } = application;
    bridge.emit('run.changed', runSummary({ state: 'running', epochsDone: 0 }));
    bridge.emit('run.point', {
      runId: runIds.first,
      point: { epochs: 0, validationCorrect: 98, validationTotal: 1000 },
    });
    bridge.emit('run.epoch', { runId: runIds.first, result: epochResult(0, 9129) });
    bridge.emit('run.kept', { runId: runIds.first, kept: { epochs: [0], bytes: 5 } });
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [neverAnswers5] });
    bridge.emit('runs.changed', [runSummary({ id: runIds.second, createdAt: '2026-02-01T00:00:00.000Z' })]);
    bridge.emit('storage.changed', { bytes: 5, limitBytes: 10, dueIds: [] });
    bridge.emit('data.status', { phase: 'checking' });
    bridge.emit('failed', { code: 'model-unreadable', message: 'Not a model.' });
    expect(training.run.value?.state).toBe('running');
    expect([training.points.length, training.epochs.length]).toEqual([1, 1]);
    expect(training.kept.value.bytes).toBe(5);
    expect(application.doctor.finding.value).toBeNull();
    bridge.emit('run.changed', runSummary({ state: 'finished', epochsDone: 1 }));
    bridge.emit('run.diagnosis', { runId: runIds.first, findings: [neverAnswers5] });
    expect(application.doctor.finding.value).toEqual(neverAnswers5);
    expect(library.runs.value.map(({ id }) => id)).toEqual([runIds.second, runIds.first]);
    expect(library.storage.value?.bytes).toBe(5);
    expect(application.data.isReady.value).toBe(false);
    expect(messagesOf(application)).toEqual(['Not a model.']);
    bridge.emit('runs.removed', [runIds.second]);
    expect(library.runs.value).toHaveLength(1);
  });

  it('still shows a window that says so when the snapshot cannot be had', async () => {
    const bridge = new FakeBridge();
    bridge.fail('app.snapshot', 'invalid-request', 'Something is wrong.');
    const application = new Application(bridge);
    await application.start();
    expect(messagesOf(application)).toEqual(['Something is wrong.']);
  });
});

describe('Application and the settings', () => {
  const draft = { ...defaultHyperparameters, learningRate: 0.5 };
  const noted = (bridge: FakeBridge) =>
    bridge.asked.filter(({ name }) => name === 'app.note-draft').map(({ parameters }) => parameters[0]);

  it('has main keep what stands in the panel, unless it is wrong', async () => {
    const { bridge, application } = await startApplication();
    expect(noted(bridge)).toEqual([]);
    application.hyperparameters.enter('learningRate', '0.5');
    application.hyperparameters.enter('learningRate', 'x');
    expect(noted(bridge)).toEqual([draft]);
  });

  it('brings it back after a restart', async () => {
    const { application } = await startApplication(snapshotWith({ draft }));
    expect(application.hyperparameters.value.value).toEqual(draft);
    expect(application.commands.state('training.toggle').label).toBe('Train');
  });

  it('offers changed settings again that another run has taken the place of', async () => {
    const { bridge, application } = await startApplication(snapshotWith({ draft }));
    bridge.emit('run.shown', runDetails({ id: runIds.second, name: 'Another' }));
    expect(application.hyperparameters.draft.value).toBe('unchanged');
    const [notice] = application.notices.notices.value;
    expect(notice.message).toContain('“Another”');
    await application.notices.act(notice);
    expect(application.hyperparameters.value.value).toEqual(draft);
  });

  it.each<[string, (application: Application, bridge: FakeBridge) => void]>([
    ['the settings change again', ({ hyperparameters }) => hyperparameters.enter('epochs', '5')],
    [
      'another run comes on screen',
      (_, bridge) => bridge.emit('run.shown', runDetails({ id: runIds.third })),
    ],
    ['a training starts', ({ commands }) => commands.execute('training.toggle')],
  ])('takes that offer back when %s', async (_, act) => {
    const { bridge, application } = await startApplication(snapshotWith({ draft }));
    bridge.emit('run.shown', runDetails({ id: runIds.second, name: 'Another' }));
    expect(messagesOf(application)).toHaveLength(1);
    application.hyperparameters.tidy('learningRate');
    application.views.show('network');
    expect(messagesOf(application)).toHaveLength(1);
    act(application, bridge);
    expect(messagesOf(application)).toEqual([]);
  });

  it('makes that offer for the newest run only', async () => {
    const { bridge, application } = await startApplication(snapshotWith({ draft }));
    bridge.emit('run.shown', runDetails({ id: runIds.second, name: 'Another' }));
    application.hyperparameters.enter('learningRate', '0.7');
    bridge.emit('run.shown', runDetails({ id: runIds.third, name: 'A third' }));
    expect(messagesOf(application)).toEqual(['The settings of “A third” replaced your changes.']);
  });

  it('offers nothing in place of the book’s settings, which a first start has', async () => {
    const starter = runDetails({ hyperparameters: { ...defaultHyperparameters, hiddenLayers: [200] } });
    const { bridge, application } = await startApplication(
      snapshotWith({ run: starter, draft: defaultHyperparameters }),
    );
    expect(application.commands.state('training.toggle').label).toBe('Train');
    const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [100] };
    bridge.emit('run.shown', runDetails({ id: runIds.second, hyperparameters }));
    expect(application.hyperparameters.draft.value).toBe('unchanged');
    expect(messagesOf(application)).toEqual([]);
  });

  it('offers nothing where the run was made of the changed settings', async () => {
    const { bridge, application } = await startApplication(snapshotWith({ draft }));
    bridge.emit('run.shown', runDetails({ id: runIds.second, hyperparameters: draft, state: 'running' }));
    expect(messagesOf(application)).toEqual([]);
  });

  it('follows the epochs of a run that is trained on', async () => {
    const { bridge, application } = await startApplication();
    bridge.emit('run.changed', runSummary({ hyperparameters: { ...defaultHyperparameters, epochs: 60 } }));
    expect(application.hyperparameters.entry.value.epochs).toBe('60');
    expect(application.hyperparameters.draft.value).toBe('unchanged');
  });
});

describe('Commands', () => {
  it('tells the menu how the commands stand, and again only when that changes', async () => {
    const { bridge } = await startApplication(snapshotWith({ run: runWithEpochs(30) }));
    expect(publishedStates(bridge)).toMatchObject({
      'training.toggle': { isEnabled: true, label: 'Train on +30' },
      'training.stop': { isEnabled: false },
      'drawing.pen': { isEnabled: true, isChecked: true },
      'run.star': { isChecked: false },
    });
    const count = () => bridge.asked.filter(({ name }) => name === 'app.command-states').length;
    const before = count();
    bridge.emit('network.changed', emptyNetwork([784, 30, 10]));
    expect(count()).toBe(before);
    bridge.emit('run.changed', runSummary({ state: 'running' }));
    expect(publishedStates(bridge)).toMatchObject({
      'training.toggle': { isEnabled: true, label: 'Pause' },
      'training.stop': { isEnabled: true },
      'training.new': { isEnabled: false },
    });
    bridge.emit('run.changed', runSummary({ state: 'paused' }));
    expect(publishedStates(bridge)['training.toggle'].label).toBe('Resume');
  });

  it('runs a command that the menu sends, but not a disabled one', async () => {
    const { bridge } = await startApplication();
    bridge.emit('command', 'training.stop');
    bridge.emit('command', 'model.open');
    bridge.emit('command', 'training.toggle');
    expect(bridge.names()).toEqual(['model.open', 'training.continue']);
  });

  it.each(['chart.save-svg', 'chart.save-csv', 'report.save'] as const)(
    'offers %s only while nothing else is being saved, so that no choice is lost',
    async (command) => {
      const { bridge, application } = await startApplication(snapshotWith({ run: runWithEpochs(3) }));
      const isOffered = () => publishedStates(bridge)[command].isEnabled;
      const others = command.startsWith('chart.') ? application.chartFiles.saveCostTable() : undefined;
      application.commands.execute(command);
      expect(isOffered()).toBe(false);
      await others;
      await vi.waitUntil(isOffered);
      const before = bridge.names().length;
      bridge.emit('command', command);
      expect(bridge.names()).toHaveLength(before + 1);
    },
  );

  it('says why there is no training without data or with a wrong entry', async () => {
    const { bridge, application } = await startApplication(snapshotWith({ data: { phase: 'checking' } }));
    const state = () => application.commands.state('training.toggle');
    expect(state()).toMatchObject({ isEnabled: false, reason: 'There is no training data yet.' });
    bridge.emit('data.status', snapshotWith().data);
    expect(state().isEnabled).toBe(true);
    application.hyperparameters.enter('seed', 'x');
    expect(state()).toMatchObject({ isEnabled: false, reason: expect.stringContaining('wrong') });
    expect(application.commands.state('training.step-epoch').isEnabled).toBe(false);
  });

  it('trains with the Space bar everywhere but in My Digits, and goes on with it in a round of digits', async () => {
    const { application } = await startApplication();
    const { commands, views, round } = application;
    const ofEach = viewIds.map((id) => {
      views.show(id);
      return [id, commands.ofSpaceBar.value];
    });
    expect(ofEach.filter(([, command]) => command !== 'training.toggle')).toEqual([['my-digits', null]]);
    round.begin();
    expect(commands.ofSpaceBar.value).toBe('my-digits.next');
  });

  it('goes through the epochs with the keys of the pen, in Network alone', async () => {
    const kept = { epochs: [0, 1, 2], bytes: 5 };
    const { application, bridge } = await startApplication(snapshotWith({ run: runWithEpochs(3, { kept }) }));
    const { commands, timeMachine, views } = application;
    expect(commands.ofView.value).toEqual({});
    views.show('network');
    expect(commands.ofView.value).toEqual({
      '[': 'epoch.earlier',
      ']': 'epoch.later',
      End: 'epoch.newest',
    });
    bridge.answer('runs.kept-network', emptyNetwork([784, 30, 10]));
    expect(commands.state('epoch.later').isEnabled).toBe(false);
    commands.execute('epoch.earlier');
    await expect.poll(() => timeMachine.epochs.value).toBe(2);
    commands.execute('epoch.earlier');
    commands.execute('epoch.earlier');
    expect([timeMachine.chosen.value, commands.state('epoch.earlier').isEnabled]).toEqual([0, false]);
    commands.execute('epoch.newest');
    expect(timeMachine.epochs.value).toBeNull();
    commands.execute('epoch.play');
    expect(commands.state('epoch.play').label).toBe('Pause the Epochs');
    commands.execute('epoch.play');
  });

  it('shows the place that is asked for, and marks it in the menu', async () => {
    const { application, bridge } = await startApplication();
    for (const id of viewIds) {
      application.commands.execute(`view.${id}`);
      expect(application.views.shown.value).toBe(id);
      const checked = viewIds.filter((each) => publishedStates(bridge)[`view.${each}`].isChecked);
      expect(checked).toEqual([id]);
    }
  });

  it('shows the runs when more of them are to be queued', async () => {
    const { application } = await startApplication();
    application.commands.execute('runs.queue');
    expect(application.views.shown.value).toBe('runs');
    expect(application.seeds.isOpen.value).toBe(true);
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

  it('asks main for data, files and labels, each by its own request', async () => {
    const { bridge, application } = await startApplication();
    await application.data.chooseFolder();
    await application.data.download();
    await application.data.useSynthetic();
    application.commands.execute('model.export');
    application.commands.execute('model.starter');
    application.commands.execute('model.book');
    application.commands.execute('run.star');
    expect(bridge.names()).toEqual([
      'data.choose-folder',
      'data.download',
      'data.use-synthetic',
      'model.export',
      'model.open-included',
      'model.open-included',
      'runs.label',
    ]);
    expect(bridge.asked.at(-1)?.parameters).toEqual([runIds.first, { isStarred: true }]);
  });
});
