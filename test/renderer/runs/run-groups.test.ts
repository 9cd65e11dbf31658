import { describe, expect, it } from 'vitest';
import { settingsKey } from '../../../src/renderer/runs/equal-settings';
import { bestOf, nameOfRow, RunGroups, seedsOfRow } from '../../../src/renderer/runs/run-groups';
import { figuresOf, rangeText } from '../../../src/renderer/runs/run-figures';
import { results, someRun } from './some-runs';

const group = (...runs: ReturnType<typeof someRun>[]) => new RunGroups().rowsOf(runs, true)[0];

describe('settingsKey', () => {
  it('is the same whatever the seed, the label, the result and settings without effect', () => {
    const key = settingsKey(someRun(1));
    expect(settingsKey(someRun(2, { patience: 3 }, { note: 'x', ...results(9000) }))).toBe(key);
    const noHidden = { hiddenLayers: [] };
    expect(settingsKey(someRun(3, { ...noHidden, hiddenActivation: 'tanh' }))).toBe(
      settingsKey(someRun(4, noHidden)),
    );
  });

  it('differs with a setting, the data, the engine and the start', () => {
    const { data } = someRun(1);
    const others = [
      someRun(1, { learningRate: 0.5 }),
      someRun(1, { schedule: 'halving' }),
      someRun(1, {}, { engine: 'plain' }),
      someRun(1, {}, { data: { ...data!, sha256: '1'.repeat(64) } }),
      someRun(1, {}, { origin: { kind: 'continued', name: 'other', epochs: 3 } }),
      someRun(1, {}, { origin: { kind: 'opened', file: 'a', weightsSha256: '', isHistoryKnown: true } }),
    ];
    expect(new Set([someRun(1), ...others].map(settingsKey)).size).toBe(others.length + 1);
  });
});

describe('RunGroups', () => {
  const runs = [someRun(5), someRun(4, { learningRate: 1 }), someRun(3), someRun(2)];

  it('makes one row of equal settings, in the place of the newest run', () => {
    const rows = new RunGroups().rowsOf(runs, true);
    expect(
      rows.map(({ runs: members }) => members.map(({ hyperparameters }) => hyperparameters.seed)),
    ).toEqual([[5, 3, 2], [4]]);
    expect(rows.map(({ isGroup }) => isGroup)).toEqual([true, false]);
    expect(rows[1].id).toBe(runs[1].id);
    expect(new RunGroups().rowsOf(runs, false).map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  });

  it('keeps rows that have not changed, and the id of a group that has', () => {
    const groups = new RunGroups();
    const [first, second] = groups.rowsOf(runs, true);
    const [changed, same] = groups.rowsOf([{ ...runs[0], epochsDone: 31 }, ...runs.slice(1)], true);
    expect(same).toBe(second);
    expect(changed).not.toBe(first);
    expect(changed.id).toBe(first.id);
  });
});

describe('a group', () => {
  it('has the name of its oldest run without the seed, and its seeds in short', () => {
    expect(nameOfRow(group(someRun(2), someRun(1)))).toBe('30 hidden neurons');
    expect(nameOfRow(group(someRun(7)))).toBe('30 hidden neurons, seed 7');
    expect(seedsOfRow(group(someRun(3), someRun(2), someRun(1)))).toBe('1–3');
    expect(seedsOfRow(group(someRun(9), someRun(4)))).toBe('4, 9');
    expect(seedsOfRow(group(someRun(9), someRun(7), someRun(4), someRun(1)))).toBe('4 seeds');
  });

  it('is shown by its best run, or its oldest before there is a result', () => {
    const [one, two, three] = [someRun(1), someRun(2, {}, results(9500)), someRun(3, {}, results(9400))];
    expect(bestOf(group(three, two, one))).toBe(two);
    expect(bestOf(group(someRun(5), someRun(4))).hyperparameters.seed).toBe(4);
  });

  it('has mean and range of the runs that have a result', () => {
    const row = group(
      someRun(3, {}, { ...results(9500, 9300), seconds: 3 }),
      someRun(2, {}, { ...results(9400), seconds: 1 }),
      someRun(1, {}, { seconds: 2 }),
    );
    const { test, validation, seconds } = figuresOf(row);
    expect(test.best).toEqual({ mean: 0.945, lowest: 0.94, highest: 0.95 });
    expect(test.last?.lowest).toBe(0.93);
    expect(validation.best?.mean).toBeCloseTo(0.944);
    expect(seconds).toBe(2);
    expect(rangeText(test.best!)).toBe('94.0–95.0');
    expect(rangeText({ mean: 0.9, lowest: 0.9, highest: 0.9 })).toBe('');
  });
});
