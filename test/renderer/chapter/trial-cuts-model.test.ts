import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { tryCuts } from '../../../src/engine/handwriting/segmentation/trial-cuts';
import type { CutsTask } from '../../../src/renderer/chapter/trial-cuts/cuts-solver';
import { TrialCutsModel } from '../../../src/renderer/chapter/trial-cuts/trial-cuts-model';
import type { InkStroke } from '../../../src/renderer/drawing/ink';
import { starterNetwork } from '../../engine/handwriting/starter-network';
import { startChapter } from './start-chapter';

function openPage() {
  const { chapter, models } = startChapter();
  const network = signal<NetworkParameters | null>(starterNetwork());
  const tasks: CutsTask[] = [];
  const solve = (task: CutsTask) => {
    tasks.push(task);
    return Promise.resolve(tryCuts(task.network, task.strokes, task.wanted));
  };
  const record = chapter.progress.recordOf('trial-cuts');
  const model = new TrialCutsModel(record, { network, reading: models.reading }, solve);
  const headline = () => {
    model.exercises[0].check();
    return model.exercises[0].verdict.value!.headline;
  };
  return { model, network, models, tasks, headline };
}

const line = (...points: [number, number][]): InkStroke => ({ points, width: 0.05 });

/** Two strokes, wider than any digit. */
const apart = [
  line([0.5, 0.35], [0.48, 0.5], [0.62, 0.52], [0.66, 0.62], [0.58, 0.72], [0.46, 0.7]),
  line([1.5, 0.35], [1.5, 0.75]),
];

describe('TrialCutsModel', () => {
  it('begins with the book’s number, and reads it', async () => {
    const { model } = openPage();
    const stop = model.follow();
    await expect.poll(() => model.text.value).toBe('504192');
    expect(model.line.value!.wanted).toEqual(model.line.value!.chosen);
    expect(model.chosen.value).toMatchObject(model.line.value!.chosen.groups[0]);
    const group = model.line.value!.groups.at(-1)!;
    model.choose(group);
    expect(model.chosen.value).toBe(group);
    stop();
  });

  it('looks again whenever the drawing changes, the newest last, and not after it is closed', async () => {
    const { model, tasks } = openPage();
    const stop = model.follow();
    model.drawing.clear();
    model.drawing.open(apart);
    await expect.poll(() => model.line.value?.pieces.length).toBeLessThan(6);
    expect(tasks.at(-1)!.strokes).toEqual(apart.map(({ points }) => points));
    const asked = tasks.length;
    stop();
    model.drawing.clear();
    expect(tasks).toHaveLength(asked);
  });

  it('judges cuts, not digits', async () => {
    const { model, headline } = openPage();
    const stop = model.follow();
    await expect.poll(() => model.text.value).toBe('504192');
    expect(headline()).toBe('Not yet: this is cut as you meant it.');
    model.say('');
    await expect.poll(() => model.line.value!.wanted).toBeNull();
    expect(headline()).toBe('What did you write?');
    model.say('50419');
    expect(headline()).toBe('This is the book’s number.');
    model.drawing.open(apart);
    model.say('88888888');
    await expect.poll(headline).toBe('There are not so many digits.');
    model.say('5');
    await expect.poll(headline).toMatch(/^Cut into .{2}, not 5\.$/);
    expect(model.exercises[0].verdict.value!.detail).toMatch(/much wider than high/);
    model.drawing.clear();
    await expect.poll(() => model.line.value).toBeNull();
    expect(headline()).toBe('Nothing to cut yet.');
    stop();
  });

  it('explains what was cut wrongly by the scores of both ways', async () => {
    const { model } = openPage();
    const stop = model.follow();
    await expect.poll(() => model.line.value).not.toBeNull();
    const { line: found } = model;
    // As if the last two digits had been meant as one.
    const [last, before] = [found.value!.chosen.groups.at(-1)!, found.value!.chosen.groups.at(-2)!];
    const merged = { first: before.first, end: last.end };
    found.value = {
      ...found.value!,
      wanted: { groups: [...found.value!.chosen.groups.slice(0, -2), merged], score: -30 },
    };
    model.exercises[0].check();
    expect(model.exercises[0].verdict.value).toMatchObject({ isRight: true });
    expect(model.exercises[0].verdict.value!.detail).toMatch(
      /^Its cuts score −.*, yours −30: 9 \(.*\), 2 \(/,
    );
    stop();
  });

  it('keeps an answer of bounded length, and looks at no more than a number', async () => {
    const { model, tasks } = openPage();
    const many = Array.from({ length: 30 }, (_, index) =>
      line(...Array.from({ length: 400 }, (_, at): [number, number] => [index / 10, at / 400])),
    );
    model.drawing.open(many);
    model.exercises[0].check();
    model.drawing.open(Array.from({ length: 41 }, () => line([0, 0], [1, 1])));
    const stop = model.follow();
    expect(model.isTooMuch.value).toBe(true);
    expect(tasks).toEqual([]);
    model.exercises[0].check();
    expect(model.exercises[0].verdict.value!.headline).toBe('Nothing to cut yet.');
    stop();
    await Promise.resolve();
  });

  it('takes the number from the wide pad of Read', () => {
    const { model, models } = openPage();
    expect(model.canTakeFromRead).toBe(false);
    model.takeFromRead();
    expect(model.drawing.strokes.value).not.toHaveLength(apart.length);
    models.reading.line.drawing.open(apart);
    expect(model.canTakeFromRead).toBe(true);
    model.takeFromRead();
    expect(model.drawing.strokes.value).toEqual(apart);
    expect(model.meant.value).toBe('');
    model.writeBookNumber();
    expect(model.meant.value).toBe('504192');
  });
});
