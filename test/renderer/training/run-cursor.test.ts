import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunCursor } from '../../../src/renderer/training/run-cursor';
import { cost, earlyPoint, epoch, GrowingRun, runSummary, untrainedPoint } from './run-fixtures';

function createCursor() {
  const run = new GrowingRun();
  run.addPoints(untrainedPoint, earlyPoint(0.25, 600), earlyPoint(0.5, 800));
  run.addEpochs(epoch(0, 9100), epoch(1, 9200), epoch(2, 9300));
  run.addCosts(cost(0.5, 0.3), cost(1, 0.2), cost(1.5, 0.15), cost(2, 0.1));
  return { run, cursor: new RunCursor(run) };
}

describe('RunCursor', () => {
  it('goes to the evaluation that is nearest to the pointer', () => {
    const { cursor } = createCursor();
    const positions = [0, 0.1, 0.2, 0.7, 0.8, 1.6, 2.9, 30].map((epochs) => {
      cursor.moveNear(epochs);
      return cursor.accuracies.value?.epochs;
    });
    expect(positions).toEqual([0, 0, 0.25, 0.5, 1, 2, 3, 3]);
  });

  it('reads what both charts show there', () => {
    const { cursor } = createCursor();
    cursor.moveNear(2);
    expect(cursor.accuracyReading.value).toEqual({ x: 2, values: [0.92, 0.922, 0.93] });
    expect(cursor.costReading.value).toEqual({ x: 2, values: [0.1, 0.05, 0.2] });
    cursor.moveNear(0.25);
    expect(cursor.accuracyReading.value).toEqual({ x: 0.25, values: [undefined, 0.6, undefined] });
    expect(cursor.cost.value).toBeUndefined();
  });

  it('comes in at the end, goes step by step, and stops at both ends', () => {
    const { cursor } = createCursor();
    const at = () => cursor.accuracies.value?.epochs;
    cursor.moveBy(-1);
    expect(at()).toBe(3);
    cursor.moveBy(-1);
    expect(at()).toBe(2);
    cursor.moveBy(10);
    expect(at()).toBe(3);
    cursor.moveToFirst();
    expect(at()).toBe(0);
    cursor.moveBy(-1);
    expect(at()).toBe(0);
    cursor.moveBy(1);
    expect(at()).toBe(0.25);
    cursor.moveToLast();
    expect(at()).toBe(3);
  });

  it('goes away with its run, and has nowhere to go in a run without evaluations', () => {
    const { run, cursor } = createCursor();
    cursor.moveNear(1);
    run.show(runSummary());
    expect(cursor.accuracies.value).toBeNull();
    expect(cursor.accuracyReading.value).toBeNull();
    expect(cursor.costReading.value).toBeNull();
    cursor.moveNear(1);
    cursor.moveBy(1);
    cursor.moveToFirst();
    expect(cursor.accuracies.value).toBeNull();
  });

  it('finds no evaluation nearer than the one it went to', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5, noNaN: true }), (epochs) => {
        const { run, cursor } = createCursor();
        cursor.moveNear(epochs);
        const distance = Math.abs(cursor.accuracies.value!.epochs - epochs);
        const all = [...run.points.map((point) => point.epochs), 1, 2, 3];
        expect(distance).toBe(Math.min(...all.map((each) => Math.abs(each - epochs))));
      }),
    );
  });
});
