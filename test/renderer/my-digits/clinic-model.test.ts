import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import type { RunState } from '../../../src/contract/run';
import type { DrawnDigit } from '../../../src/contract/my-digits';
import { Application } from '../../../src/renderer/application';
import { emptyNetwork, epochResult, FakeBridge, runDetails, runIds, snapshotWith } from '../fake-bridge';

/** Takes whatever it sees for this digit. */
function networkThatSays(digit: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[digit] = 1;
  return network;
}

async function open(network = networkThatSays(4)) {
  const bridge = new FakeBridge();
  bridge.answer('app.snapshot', snapshotWith({ network }));
  bridge.answer('my-digits.add', []);
  bridge.answer('my-digits.teach', lessonRun('running'));
  const application = new Application(bridge);
  await application.start();
  return { bridge, application, ...application };
}

type Opened = Awaited<ReturnType<typeof open>>;

function draw({ application: { drawing } }: Opened): void {
  drawing.begin([0.3, 0.3]);
  drawing.continueThrough([[0.6, 0.7]]);
  drawing.end();
}

function drawAll(opened: Opened): void {
  opened.clinic.begin();
  for (let count = 0; count < 20; count++) {
    draw(opened);
    opened.clinic.next();
  }
}

const added = ({ bridge }: Opened) =>
  bridge.asked.filter(({ name }) => name === 'my-digits.add').map(({ parameters }) => parameters[0]);

function lessonRun(state: RunState) {
  const origin = {
    kind: 'fine-tuned',
    from: runIds.first,
    name: 'Starter model',
    ownDigits: 20,
    testCorrectBefore: 9800,
  } as const;
  return runDetails({ id: runIds.second, state, origin, epochsDone: 0 });
}

/** Main's part of a lesson that comes to its end. */
function endLesson({ bridge }: Opened, after: NetworkParameters): void {
  bridge.emit('run.shown', lessonRun('running'));
  bridge.emit('run.epoch', { runId: runIds.second, result: epochResult(0, 9790) });
  bridge.emit('network.changed', after);
  bridge.emit('run.changed', lessonRun('finished'));
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('ClinicModel', () => {
  it('asks for 20 digits, one after the other, and counts what is read', async () => {
    const opened = await open();
    const { clinic, drawing } = opened.application;
    clinic.begin();
    expect(clinic.stage.value).toBe('drawing');
    expect(clinic.canGoOn.value).toBe(false);
    clinic.next();
    expect(clinic.at.value).toBe(0);
    draw(opened);
    clinic.next();
    expect(clinic.at.value).toBe(1);
    expect(drawing.isEmpty.value).toBe(true);
    for (let count = 1; count < 20; count++) {
      draw(opened);
      clinic.next();
    }
    expect(clinic.stage.value).toBe('result');
    expect(clinic.score.value).toEqual({ right: 2, total: 20 });
    expect(drawing.isEmpty.value).toBe(true);
  });

  it('goes back to a drawing, skips, and ends early with what there is', async () => {
    const opened = await open();
    const { clinic, drawing } = opened.application;
    clinic.begin();
    draw(opened);
    const first = drawing.strokes.value;
    clinic.next();
    clinic.back();
    expect(drawing.strokes.value).toEqual(first);
    clinic.next();
    clinic.skip();
    draw(opened);
    clinic.finish();
    expect(clinic.stage.value).toBe('result');
    expect(clinic.score.value.total).toBe(2);
    clinic.begin();
    clinic.finish();
    expect(clinic.stage.value).toBe('start');
  });

  it('lets nothing be undone that was drawn for another digit', async () => {
    const opened = await open();
    const { clinic, drawing } = opened.application;
    clinic.begin();
    draw(opened);
    clinic.next();
    expect(drawing.canUndo.value).toBe(false);
    draw(opened);
    const second = drawing.strokes.value;
    drawing.undo();
    expect(drawing.isEmpty.value).toBe(true);
    drawing.redo();
    clinic.back();
    expect(drawing.canUndo.value || drawing.canRedo.value).toBe(false);
    clinic.next();
    expect(drawing.strokes.value).toEqual(second);
  });

  it('gives the pad back as it was found', async () => {
    const opened = await open();
    const { clinic, drawing } = opened.application;
    draw(opened);
    const before = drawing.strokes.value;
    clinic.begin();
    expect(drawing.isEmpty.value).toBe(true);
    draw(opened);
    clinic.finish();
    expect(drawing.strokes.value).toBe(before);
    expect(drawing.canUndo.value).toBe(false);
  });

  it('heeds the labels that the person corrects, and keeps under them what is not left out', async () => {
    const opened = await open();
    const { clinic } = opened.application;
    drawAll(opened);
    const { questions } = clinic;
    const wrong = questions.value.findIndex(({ asked }) => asked !== 4);
    clinic.setLabel(wrong, 4);
    expect(clinic.score.value).toEqual({ right: 3, total: 20 });
    clinic.setLabel(wrong, null);
    expect(clinic.score.value).toEqual({ right: 2, total: 19 });
    await clinic.keepAndLeave();
    expect(clinic.stage.value).toBe('start');
    expect(added(opened)).toHaveLength(1);
    const labels = (added(opened)[0] as DrawnDigit[]).map(({ digit }) => digit);
    expect(labels).toHaveLength(19);
  });

  it('keeps the round once, teaches, and compares the networks on a second round', async () => {
    const opened = await open(networkThatSays(4));
    const { clinic, lesson } = opened.application;
    drawAll(opened);
    const teaching = clinic.keepAndTeach();
    await settled();
    expect(clinic.stage.value).toBe('teaching');
    endLesson(opened, networkThatSays(7));
    await teaching;
    expect(clinic.stage.value).toBe('taught');
    expect(lesson.last.value).toMatchObject({
      digits: 20,
      testCorrectBefore: 9800,
      testCorrectAfter: 9790,
      testTotal: 10_000,
    });
    expect(added(opened)).toHaveLength(1);
    clinic.begin();
    clinic.skip();
    const question = clinic.questions.value[1];
    draw(opened);
    clinic.finish();
    clinic.setLabel(1, 7);
    expect(question.ink).toEqual([]);
    expect(clinic.comparison.value).toMatchObject({
      before: { right: 0, total: 1 },
      after: { right: 1, total: 1 },
    });
  });

  it('shows the round again when the lesson was stopped, and does not keep it twice', async () => {
    const opened = await open();
    const { clinic, lesson } = opened.application;
    drawAll(opened);
    const teaching = clinic.keepAndTeach();
    await settled();
    opened.bridge.emit('run.shown', lessonRun('running'));
    opened.bridge.emit('run.changed', lessonRun('stopped'));
    await teaching;
    expect(clinic.stage.value).toBe('result');
    expect(lesson.last.value).toBeNull();
    await clinic.keepAndLeave();
    expect(added(opened)).toHaveLength(1);
  });

  it('keeps the round on screen when it could not be written, and does not teach', async () => {
    const opened = await open();
    const { clinic, notices } = opened.application;
    opened.bridge.fail('my-digits.add', 'file-not-written', 'The disk is full.');
    drawAll(opened);
    await clinic.keepAndTeach();
    expect(clinic.stage.value).toBe('result');
    expect(clinic.isKept.value).toBe(false);
    expect(notices.notices.value).toMatchObject([{ message: 'The disk is full.' }]);
    expect(opened.bridge.names()).not.toContain('my-digits.teach');
  });

  it('says so when there is nothing to rehearse with', async () => {
    const opened = await open();
    const { clinic, lesson, notices } = opened.application;
    opened.bridge.fail('my-digits.teach', 'data-missing', 'There is nothing to rehearse with yet.');
    await clinic.teach();
    expect(clinic.stage.value).toBe('start');
    expect(lesson.isTeaching.value).toBe(false);
    expect(notices.notices.value).toHaveLength(1);
  });
});
