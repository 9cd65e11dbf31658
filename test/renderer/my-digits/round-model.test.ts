import { describe, expect, it } from 'vitest';
import type { DigitRound, DrawnDigit } from '../../../src/contract/my-digits';
import { snapshotWith } from '../fake-bridge';
import type { OpenedWindow } from './lesson';
import { lessonRun, networkThatSays, openWindow, settled, show } from './lesson';

function draw({ application: { drawing } }: OpenedWindow): void {
  drawing.begin([0.3, 0.3]);
  drawing.continueThrough([[0.6, 0.7]]);
  drawing.end();
}

function drawAll(opened: OpenedWindow): void {
  opened.application.round.begin();
  for (let count = 0; count < 20; count++) {
    draw(opened);
    opened.application.round.next();
  }
}

const parametersOf = ({ bridge }: OpenedWindow, wanted: string) =>
  bridge.asked.filter(({ name }) => name === wanted).map(({ parameters }) => parameters[0]);
const added = (opened: OpenedWindow) => parametersOf(opened, 'my-digits.add') as DrawnDigit[][];
const noted = (opened: OpenedWindow) => parametersOf(opened, 'my-digits.note-round') as (DigitRound | null)[];

describe('RoundModel', () => {
  it('asks for 20 digits, one after the other, and counts what is read', async () => {
    const opened = await openWindow(networkThatSays(4));
    const { round, drawing } = opened.application;
    round.begin();
    expect(round.stage.value).toBe('drawing');
    expect(round.canGoOn.value).toBe(false);
    round.next();
    expect(round.at.value).toBe(0);
    draw(opened);
    round.next();
    expect(round.at.value).toBe(1);
    expect(drawing.isEmpty.value).toBe(true);
    for (let count = 1; count < 20; count++) {
      draw(opened);
      round.next();
    }
    expect(round.stage.value).toBe('result');
    expect(round.score.value).toEqual({ right: 2, total: 20 });
    expect(drawing.isEmpty.value).toBe(true);
  });

  it('goes back to a drawing, skips, and ends early with what there is', async () => {
    const opened = await openWindow();
    const { round, drawing } = opened.application;
    round.begin();
    draw(opened);
    const first = drawing.strokes.value;
    round.next();
    round.back();
    expect(drawing.strokes.value).toEqual(first);
    round.next();
    round.skip();
    draw(opened);
    round.finish();
    expect(round.stage.value).toBe('result');
    expect(round.score.value.total).toBe(2);
    round.begin();
    round.finish();
    expect(round.stage.value).toBe('none');
  });

  it('lets nothing be undone that was drawn for another digit', async () => {
    const opened = await openWindow();
    const { round, drawing } = opened.application;
    round.begin();
    draw(opened);
    round.next();
    expect(drawing.canUndo.value).toBe(false);
    draw(opened);
    const second = drawing.strokes.value;
    drawing.undo();
    expect(drawing.isEmpty.value).toBe(true);
    drawing.redo();
    round.back();
    expect(drawing.canUndo.value || drawing.canRedo.value).toBe(false);
    round.next();
    expect(drawing.strokes.value).toEqual(second);
  });

  it('gives the pad back as it was found', async () => {
    const opened = await openWindow();
    const { round, drawing } = opened.application;
    draw(opened);
    const before = drawing.strokes.value;
    round.begin();
    expect(drawing.isEmpty.value).toBe(true);
    draw(opened);
    round.finish();
    expect(drawing.strokes.value).toBe(before);
    expect(drawing.canUndo.value).toBe(false);
  });

  it('heeds the labels that the person fixes, and keeps under them what is not left out', async () => {
    const opened = await openWindow(networkThatSays(4));
    const { round } = opened.application;
    drawAll(opened);
    const wrong = round.questions.value.findIndex(({ asked }) => asked !== 4);
    round.setLabel(wrong, 4);
    expect(round.score.value).toEqual({ right: 3, total: 20 });
    round.setLabel(wrong, null);
    expect(round.score.value).toEqual({ right: 2, total: 19 });
    expect(await round.keep()).toBe(true);
    expect(round.stage.value).toBe('none');
    expect(added(opened).map((digits) => digits.length)).toEqual([19]);
  });

  it('keeps the round and then teaches', async () => {
    const opened = await openWindow();
    const { round } = opened.application;
    drawAll(opened);
    await round.keepAndTeach();
    expect(added(opened)).toHaveLength(1);
    expect(opened.bridge.names().at(-1)).toBe('my-digits.teach');
    expect(round.stage.value).toBe('none');
  });

  it('keeps the round on screen when it could not be written, and does not teach', async () => {
    const opened = await openWindow();
    const { round, notices } = opened.application;
    opened.bridge.fail('my-digits.add', 'file-not-written', 'The disk is full.');
    drawAll(opened);
    await round.keepAndTeach();
    expect(round.stage.value).toBe('result');
    expect(notices.notices.value).toMatchObject([{ message: 'The disk is full.' }]);
    expect(opened.bridge.names()).not.toContain('my-digits.teach');
  });

  it('discards a round without asking, and brings it back', async () => {
    const opened = await openWindow();
    const { round, notices } = opened.application;
    drawAll(opened);
    const { value: questions } = round.questions;
    round.discard();
    expect(round.stage.value).toBe('none');
    const [notice] = notices.notices.value;
    expect(notice).toMatchObject({ message: 'Discarded 20 digits.', action: { label: 'Undo' } });
    await notices.act(notice);
    expect(round.stage.value).toBe('result');
    expect(round.questions.value).toEqual(questions);
  });

  it('keeps the digits of a discarded round that comes back while another one is drawn', async () => {
    const opened = await openWindow();
    const { round, notices } = opened.application;
    drawAll(opened);
    round.discard();
    round.begin();
    await notices.act(notices.notices.value[0]);
    expect(round.stage.value).toBe('drawing');
    expect(added(opened).map((digits) => digits.length)).toEqual([20]);
  });

  it('is kept as it stands after each stroke, and no more once it is over', async () => {
    const opened = await openWindow();
    const { round } = opened.application;
    round.begin();
    draw(opened);
    const drawings = (kept: DigitRound | null | undefined) =>
      kept?.questions.filter(({ drawing }) => drawing !== undefined).length;
    expect(drawings(noted(opened).at(-1))).toBe(1);
    round.next();
    draw(opened);
    expect(noted(opened).at(-1)).toMatchObject({ at: 1 });
    expect(drawings(noted(opened).at(-1))).toBe(2);
    round.finish();
    round.setLabel(0, null);
    expect(noted(opened).at(-1)).toMatchObject({ at: 20 });
    expect(noted(opened).at(-1)?.questions[0].label).toBeNull();
    await round.keep();
    expect(noted(opened).at(-1)).toBeNull();
  });

  it('goes on where it was when the page is loaded anew', async () => {
    const opened = await openWindow();
    opened.application.round.begin();
    draw(opened);
    opened.application.round.next();
    draw(opened);
    const kept = noted(opened).at(-1)!;

    const next = await openWindow(networkThatSays(4), snapshotWith({ round: kept }));
    const { round, drawing, views } = next.application;
    expect(views.shown.value).toBe('my-digits');
    expect(round.stage.value).toBe('drawing');
    expect(round.at.value).toBe(1);
    expect(drawing.strokes.value).toHaveLength(1);
    round.back();
    expect(drawing.strokes.value).toHaveLength(1);
    expect(noted(next).at(-1)).toMatchObject({ at: 0 });
    round.finish();
    const looked = await openWindow(networkThatSays(4), snapshotWith({ round: noted(next).at(-1)! }));
    expect(looked.application.round.stage.value).toBe('result');
    expect(looked.application.round.score.value.total).toBe(2);
    // Nothing has changed yet that would have to be kept.
    expect(noted(looked)).toEqual([]);
  });

  it('is read by the network that the lesson began with as well', async () => {
    const opened = await openWindow(networkThatSays(4));
    const { round, lesson } = opened.application;
    drawAll(opened);
    expect(round.scoreBefore.value).toBeNull();
    show(opened, lessonRun(), networkThatSays(7));
    lesson.follow();
    await settled();
    round.setLabel(0, 7);
    round.setLabel(1, 7);
    const sevens = round.questions.value.filter(({ label }) => label === 7).length;
    expect(round.score.value.right).toBe(sevens);
    expect(round.scoreBefore.value?.right).toBe(
      round.questions.value.filter(({ label }) => label === 4).length,
    );
  });
});
