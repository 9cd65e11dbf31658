import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/contract/run';
import { RunsListModel } from '../../../src/renderer/runs/runs-list-model';
import { results, someRun } from './some-runs';

function listOf(...all: RunSummary[]) {
  const runs = signal<readonly RunSummary[]>(all);
  const onScreen = signal<RunSummary | null>(all[0]);
  const list = new RunsListModel(runs, onScreen);
  /** Seeds in the order of the rows, those of a closed group together. */
  const seeds = () =>
    list.rows.value.map((row) => row.runs.map(({ hyperparameters }) => hyperparameters.seed).join());
  return { runs, list, seeds };
}

const three = [
  someRun(3, { learningRate: 1 }, { ...results(9000, 9500), name: 'b' }),
  someRun(2, { learningRate: 2 }, { ...results(9300, 9200), name: 'c' }),
  someRun(1, { learningRate: 5 }, { ...results(9100, 9100), name: 'a', isStarred: true }),
];

describe('RunsListModel', () => {
  it('sorts by a column: once, the other way round, and as before', () => {
    const { list, seeds } = listOf(...three);
    const orders = [1, 2, 3].map(() => (list.sortBy('test'), seeds().join(' ')));
    expect(orders).toEqual(['2 1 3', '3 1 2', '3 2 1']);
    list.sortBy('name');
    expect(seeds()).toEqual(['1', '3', '2']);
    expect(list.sort.value).toEqual({ column: 'name', direction: 'ascending' });
    for (const [column, order] of [
      ['last-test', '3 2 1'],
      ['star', '1 3 2'],
      ['difference', '3 2 1'],
    ] as const) {
      list.sortBy(column);
      expect(seeds().join(' '), column).toBe(order);
    }
  });

  it('leaves the rows in their places while figures change, and puts new ones first', () => {
    const { list, runs, seeds } = listOf(...three);
    list.sortBy('test');
    runs.value = [someRun(4, { learningRate: 9 }), { ...three[0], ...results(9900) }, three[1], three[2]];
    expect(seeds()).toEqual(['4', '2', '1', '3']);
    list.sortBy('test');
    list.sortBy('test');
    list.sortBy('test');
    expect(seeds()).toEqual(['3', '2', '1', '4']);
  });

  it('groups seeds, opens a group to its runs, and sorts inside it too', () => {
    const { list, seeds } = listOf(
      someRun(4, {}, results(9100)),
      someRun(3, {}, results(9300)),
      someRun(2, { learningRate: 1 }),
      someRun(1, {}, results(9200)),
    );
    expect(seeds()).toEqual(['4,3,1', '2']);
    const [{ id }] = list.rows.value;
    list.open(id, true);
    expect(seeds()).toEqual(['4,3,1', '4', '3', '1', '2']);
    expect(list.rows.value.map(({ level, isOpen }) => [level, isOpen])).toEqual([
      [1, true],
      [2, undefined],
      [2, undefined],
      [2, undefined],
      [1, undefined],
    ]);
    list.sortBy('validation');
    expect(seeds()).toEqual(['4,3,1', '3', '1', '4', '2']);
    list.open(id, false);
    expect(seeds()).toEqual(['4,3,1', '2']);
    list.setGrouped(false);
    expect(seeds()).toEqual(['3', '1', '4', '2']);
  });

  it('searches runs before it groups them', () => {
    const { list, seeds } = listOf(someRun(3), someRun(2), someRun(1, { learningRate: 1 }));
    list.search('seed<=2');
    expect(seeds()).toEqual(['2', '1']);
    expect(list.keptCount.value).toBe(2);
    list.addCondition('eta', '=', '1');
    expect(list.text.value).toBe('seed<=2 eta=1');
    expect(seeds()).toEqual(['1']);
    expect(list.rowIdOf(someRun(3).id)).toBeNull();
  });

  it('finds the row of a run, alone or in its group', () => {
    const { list } = listOf(someRun(2), someRun(1));
    const [{ id }] = list.rows.value;
    expect(list.rowIdOf(someRun(1).id)).toBe(id);
    list.open(id, true);
    expect(list.rowIdOf(someRun(1).id)).toBe(someRun(1).id);
  });

  it('does not make rows again that have not changed', () => {
    const { list, runs } = listOf(...three);
    const [, second] = list.rows.value;
    runs.value = [{ ...three[0], epochsDone: 29 }, three[1], three[2]];
    expect(list.rows.value[1]).toBe(second);
  });
});
