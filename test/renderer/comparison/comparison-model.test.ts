import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { RunSummary } from '../../../src/contract/run';
import { curveIndices } from '../../../src/renderer/comparison/comparison-chart';
import { ComparisonModel } from '../../../src/renderer/comparison/comparison-model';
import { comparisonTable, valuesByEpoch } from '../../../src/renderer/comparison/comparison-table';
import {
  bookText,
  comparisonCaption,
  differencesText,
} from '../../../src/renderer/comparison/comparison-text';
import { RunsListModel } from '../../../src/renderer/runs/runs-list-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { epochResult, FakeBridge } from '../fake-bridge';
import { someRun } from '../runs/some-runs';

const curves = (...numbers: number[]) =>
  numbers.map((number) => ({
    id: someRun(number).id,
    epochs: [0, 1, 2].map((epoch) => epochResult(epoch, 9000 + 100 * epoch + number)),
  }));

function comparisonOf(...all: RunSummary[]) {
  const bridge = new FakeBridge();
  bridge.answer('runs.curves', curves(1, 2, 3, 4));
  const notices = new NoticesModel();
  const runs = signal<readonly RunSummary[]>(all);
  const onScreen = signal<RunSummary | null>(all[0]);
  const list = new RunsListModel(runs, onScreen);
  const isShown = signal(true);
  const comparison = new ComparisonModel({ bridge, notices, list, runs, onScreen, isShown });
  return { bridge, runs, list, isShown, comparison, onScreen };
}

const known = { epochsDone: 3 };
/** On screen: seed 4. Seeds 1 and 2 have equal settings. */
const four = [
  someRun(4, { learningRate: 1 }, known),
  someRun(3, { learningRate: 2 }, known),
  someRun(2, {}, known),
  someRun(1, {}, known),
];
const idOfGroup = ({ list }: ReturnType<typeof comparisonOf>) =>
  list.rows.value.find(({ isGroup }) => isGroup)!.id;

describe('ComparisonModel', () => {
  it('asks for the curves of ticked rows only, once, and only while it is shown', async () => {
    const all = comparisonOf(...four);
    const { comparison, bridge, isShown } = all;
    isShown.value = false;
    comparison.ticks.toggle(idOfGroup(all));
    expect(bridge.asked).toEqual([]);
    isShown.value = true;
    await vi.waitFor(() => expect(comparison.positions.value).toEqual([1, 2, 3]));
    comparison.ticks.toggle(four[0].id);
    await vi.waitFor(() => expect(comparison.curves.value[1].points).toHaveLength(3));
    expect(bridge.asked.map(({ parameters }) => parameters)).toEqual([
      [[four[2].id, four[3].id]],
      [[four[0].id]],
    ]);
  });

  it('asks again for a run that has made further epochs', async () => {
    const { comparison, bridge, runs } = comparisonOf(...four);
    comparison.ticks.toggle(four[1].id);
    await vi.waitFor(() => expect(comparison.positions.value).toHaveLength(3));
    runs.value = [four[0], { ...four[1], epochsDone: 4 }, four[2], four[3]];
    await vi.waitFor(() => expect(bridge.asked).toHaveLength(2));
  });

  it('gives the run on screen its own stroke, the others one each, which they keep', () => {
    const { comparison, onScreen } = comparisonOf(...four);
    for (const { id } of four) comparison.ticks.toggle(id);
    expect(comparison.strokeOf(four[0].id)?.ink).toBe('main');
    const second = comparison.strokeOf(four[2].id);
    const used = four.map(({ id }) => JSON.stringify(comparison.strokeOf(id)));
    expect(new Set(used).size).toBe(4);
    comparison.ticks.toggle(four[1].id);
    expect(comparison.strokeOf(four[2].id)).toBe(second);
    expect(comparison.strokeOf(four[1].id)).toBeUndefined();
    onScreen.value = four[2];
    expect(comparison.strokeOf(four[2].id)?.ink).toBe('main');
  });

  it('draws no more rows than there are strokes, and says which ones it leaves out', () => {
    const many = Array.from({ length: 12 }, (_, index) => someRun(index + 1, { learningRate: index + 1 }));
    const { comparison } = comparisonOf(someRun(99, { l2: 5 }), ...many);
    for (const { id } of many) comparison.ticks.toggle(id);
    expect(comparison.rows.value).toHaveLength(12);
    expect(comparison.curves.value).toHaveLength(8);
    expect(comparison.strokeOf(many[8].id)).toBeNull();
    comparison.ticks.toggle(many[0].id);
    expect(comparison.strokeOf(many[8].id)).not.toBeNull();
    comparison.ticks.clear();
    expect(comparison.rows.value).toEqual([]);
  });

  it('forgets nothing of a deleted run that is restored', () => {
    const { comparison, runs } = comparisonOf(...four);
    comparison.ticks.toggle(four[1].id);
    runs.value = [four[0]];
    expect(comparison.rows.value).toEqual([]);
    runs.value = four;
    expect(comparison.rows.value).toHaveLength(1);
  });

  it('moves the cursor from value to value, and reads all curves there', async () => {
    const all = comparisonOf(...four);
    const { comparison } = all;
    comparison.ticks.toggle(idOfGroup(all));
    comparison.ticks.toggle(four[1].id);
    await vi.waitFor(() =>
      expect(comparison.curves.value.every(({ points }) => points.length > 0)).toBe(true),
    );
    comparison.moveCursorNear(1.6);
    expect(comparison.cursor.value).toBe(2);
    const { values } = comparison.reading.value!;
    const [group, single] = curveIndices(comparison.curves.value);
    expect(values[group]).toBeCloseTo(0.91015);
    expect(values[single]).toBeCloseTo(0.9103);
    comparison.moveCursorBy(5);
    expect(comparison.cursor.value).toBe(3);
    comparison.moveCursorBy(-1);
    expect(comparison.cursor.value).toBe(2);
    comparison.leave();
    comparison.moveCursorBy(-1);
    expect(comparison.cursor.value).toBe(3);
  });

  it('keeps its chart while only numbers change, and marks the book where it can', async () => {
    const { comparison } = comparisonOf(...four);
    comparison.ticks.toggle(four[3].id);
    const { value: before } = comparison.chart;
    await vi.waitFor(() => expect(comparison.positions.value).toHaveLength(3));
    expect(comparison.chart.value).toBe(before);
    comparison.hasBook.value = true;
    expect(comparison.chart.value.curves.at(-1)?.style).toBe('marks');
    expect(comparison.marks.value.map((marks) => marks.map(({ x }) => x))).toEqual([[1, 2, 3, 28, 29, 30]]);
    comparison.xKind.value = 'images';
    expect(comparison.marks.value[0][0]).toEqual({ x: 50_000, y: 0.9129 });
    comparison.xKind.value = 'seconds';
    expect(comparison.marks.value).toEqual([]);
  });

  it('marks each experiment of the book in its own shape, and names it with it', () => {
    const hidden = { hiddenLayers: [100] };
    const { comparison } = comparisonOf(
      someRun(1, {}, known),
      someRun(2, { ...hidden, learningRate: 0.001 }, known),
      someRun(3, { learningRate: 100 }, known),
    );
    for (const number of [1, 2, 3]) comparison.ticks.toggle(someRun(number).id);
    comparison.hasBook.value = true;
    const marks = comparison.chart.value.curves.filter(({ style }) => style === 'marks');
    expect(marks.map(({ mark }) => mark)).toEqual(['diamond', 'triangle', 'square']);
    expect(bookText(comparison)).toBe('◇ 30 hidden, η 3; △ 100 hidden, η 0.001; □ 30 hidden, η 100');
  });

  it('says how the lines are to be read: low accuracies have equal steps', async () => {
    const { comparison, bridge } = comparisonOf(...four);
    bridge.answer('runs.curves', [{ id: four[0].id, epochs: [epochResult(0, 1139), epochResult(1, 1400)] }]);
    comparison.ticks.toggle(four[0].id);
    await vi.waitFor(() => expect(comparison.positions.value).toHaveLength(2));
    expect(comparisonCaption(comparison)).toBe('lines 5 % apart');
    comparison.hasBook.value = true;
    expect(comparisonCaption(comparison)).toBe('each line halves the mistakes');
    comparison.measure.value = 'cost';
    expect(comparisonCaption(comparison)).toBe('');
  });

  it('ends the x axis at the epochs that are planned while a run trains', async () => {
    const { comparison, runs } = comparisonOf(...four);
    comparison.ticks.toggle(four[1].id);
    await vi.waitFor(() => expect(comparison.positions.value).toHaveLength(3));
    expect(comparison.xMaximum.value).toBe(3);
    runs.value = [four[0], { ...four[1], state: 'running' }, four[2], four[3]];
    expect(comparison.xMaximum.value).toBe(30);
    comparison.xKind.value = 'images';
    expect(comparison.xMaximum.value).toBe(1_500_000);
  });

  it('is saved as measured, whatever the smoothing', async () => {
    const all = comparisonOf(...four);
    const { comparison } = all;
    comparison.ticks.toggle(idOfGroup(all));
    comparison.ticks.toggle(four[1].id);
    comparison.smoothing.value = 0.9;
    await vi.waitFor(() =>
      expect(comparison.curves.value.every(({ points }) => points.length > 0)).toBe(true),
    );
    const { header, rows } = comparisonTable(comparison.curves.value, 'test', 'epochs');
    expect(header).toEqual(['name', 'seeds', 'runs', 'epochs', 'test', 'lowest', 'highest']);
    expect(rows).toHaveLength(6);
    expect(rows[2].slice(0, 4)).toEqual(['30 hidden neurons', '1–2', 2, 3]);
    expect(rows[2].slice(5)).toEqual([0.9201, 0.9202]);
    expect(valuesByEpoch(comparison.curves.value).map(({ epochs }) => epochs)).toEqual([1, 2, 3]);
    expect(differencesText(comparison.curves.value)).toBe(
      '30 hidden neurons: η 3, seed 1–2; 30 hidden neurons, seed 3: η 2, seed 3',
    );
  });
});
