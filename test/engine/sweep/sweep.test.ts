import { describe, expect, it } from 'vitest';
import type { SweepName } from '../../../src/contract/hyperparameter-fields';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { RunState } from '../../../src/contract/run';
import type { SweepRequest, SweepValue } from '../../../src/contract/sweep';
import { planSweep } from '../../../src/engine/sweep/plan-sweep';
import { refine } from '../../../src/engine/sweep/refine-sweep';
import { RunTimes, timeSideBySide } from '../../../src/engine/sweep/run-time';
import type { SweptRun } from '../../../src/engine/sweep/sweep-map';
import { bestRunOf, sweepMap } from '../../../src/engine/sweep/sweep-map';
import { epochResult, runSummary } from '../../renderer/fake-bridge';

const request: SweepRequest = {
  hyperparameters: defaultHyperparameters,
  axes: [
    { name: 'learningRate', values: [1, 3] },
    { name: 'hiddenLayers', values: [[30], []] },
  ],
  seeds: [4, 7],
};

describe('planSweep', () => {
  it('plans the whole map with one seed after the other', () => {
    const planned = planSweep(request);
    expect(
      planned.ok &&
        planned.value.map(({ learningRate, hiddenLayers, seed }) => [seed, hiddenLayers, learningRate]),
    ).toEqual([
      ...[[4, [30], 1], [4, [30], 3], [4, [], 1], [4, [], 3]], // prettier-ignore
      ...[[7, [30], 1], [7, [30], 3], [7, [], 1], [7, [], 3]], // prettier-ignore
    ]);
  });

  it('names the value that is wrong', () => {
    const messageOf = (changes: Partial<SweepRequest>) => {
      const planned = planSweep({ ...request, ...changes });
      return planned.ok ? '' : planned.failure.message;
    };
    expect(messageOf({ axes: [{ name: 'dropout', values: [0, 2] }] })).toBe(
      '“2”: Dropout must be a number from 0 to 0.9.',
    );
    expect(messageOf({ axes: [{ name: 'dropout', values: [[1]] }] })).toContain('“1”: ');
    expect(messageOf({ axes: [request.axes[0], request.axes[0]] })).toContain('two different settings');
    expect(messageOf({ seeds: [-1] })).toContain('Seed must be a whole number');
    const values = Array.from({ length: 300 }, (_, index) => index + 1);
    expect(messageOf({ axes: [{ name: 'miniBatchSize', values }], seeds: [1, 2, 3, 4] })).toBe(
      'That would be 1,200 runs; a sweep can have at most 1,000.',
    );
  });
});

interface Swept {
  across: number;
  up?: number[];
  seed?: number;
  validation?: number;
  state?: RunState;
}

/** Runs of one sweep; `validation`: images of 10,000 read correctly. */
function runsOf(axes: SweepName[], swept: Swept[]): SweptRun[] {
  return swept.map(({ across, up = [30], seed = 1, validation, state = 'finished' }, index) => ({
    id: `run-00000${index}`,
    hyperparameters: { ...defaultHyperparameters, [axes[0]]: across, hiddenLayers: up, seed },
    state,
    best: validation === undefined ? undefined : { ...epochResult(0, 1), validationCorrect: validation, validationTotal: 10_000 }, // prettier-ignore
    sweep: { id: 'sweep-0001', name: 'Sweep', axes },
  }));
}

describe('sweepMap', () => {
  it('gives the mean over seeds by rising values, the larger networks on top, and the best', () => {
    const map = sweepMap(
      runsOf(
        ['learningRate', 'hiddenLayers'],
        [
          { across: 3, up: [10], validation: 9000 },
          { across: 1, up: [100], validation: 9200 },
          { across: 1, up: [10], validation: 8000, seed: 1 },
          { across: 1, up: [10], validation: 8400, seed: 2 },
          { across: 1, up: [10], validation: 2000, seed: 3, state: 'stopped' },
        ],
      ),
    )!;
    expect(map.across).toEqual([1, 3]);
    expect(map.up).toEqual([[100], [10]]);
    expect(map.rows.map((row) => row.map((cell) => cell?.figure?.mean.toFixed(3) ?? null))).toEqual([
      ['0.920', null],
      ['0.820', '0.900'],
    ]);
    expect(map.rows[1][0]).toMatchObject({ figure: { lowest: 0.8, highest: 0.84 }, runs: { length: 3 } });
    expect(map.best).toBe(map.rows[0][0]);
    expect(bestRunOf(map.rows[1][0]!)?.hyperparameters.seed).toBe(2);
  });

  it('has one row for one setting, and no figure before a run has ended', () => {
    const map = sweepMap(
      runsOf(['learningRate'], [{ across: 1, state: 'running', validation: 9000 }, { across: 3, state: 'waiting' }]), // prettier-ignore
    )!;
    expect(map.rows).toHaveLength(1);
    expect(map.rows[0].map((cell) => [cell?.figure, cell?.isTraining])).toEqual([
      [undefined, true],
      [undefined, false],
    ]);
    expect(map.best).toBeNull();
  });
});

describe('refine', () => {
  const around = (name: SweepName, values: number[], best: number): SweepValue[] => {
    const map = sweepMap(runsOf([name], values.map((across) => ({ across, validation: across === best ? 9000 : 1 }))))!; // prettier-ignore
    return refine(map, map.best!)[0].values;
  };

  it('halves the logarithmic steps, and goes on beyond an edge', () => {
    expect(around('learningRate', [1, 3, 10], 3)).toEqual([1.7, 3, 5.5]);
    expect(around('learningRate', [0.1, 1], 1)).toEqual([0.32, 1, 3.2]);
    expect(around('learningRate', [2], 2)).toEqual([1.4, 2, 2.8]);
  });

  it('stays in the range, keeps whole numbers whole, and takes half of the next value beside 0', () => {
    expect(around('miniBatchSize', [1, 2], 1)).toEqual([1]);
    expect(around('l2', [0, 5], 0)).toEqual([0, 2.5]);
    expect(around('dropout', [0.1, 0.9], 0.9)).toEqual([0.3, 0.9]);
  });

  it('scales all layers of a network', () => {
    const map = sweepMap(runsOf(['learningRate', 'hiddenLayers'], [{ across: 1, up: [100, 30], validation: 5 }, { across: 1, up: [30] }]))!; // prettier-ignore
    expect(refine(map, map.best!)[1]).toEqual({ name: 'hiddenLayers', values: [[71, 21], [100, 30], [141, 42]] }); // prettier-ignore
  });
});

describe('RunTimes', () => {
  const settings = { ...defaultHyperparameters, epochs: 10 };

  it('judges by similar runs where there are some, and says how many', () => {
    const times = new RunTimes([
      runSummary({ epochsDone: 30, seconds: 60 }),
      runSummary({ epochsDone: 10, seconds: 20 }),
      runSummary({ epochsDone: 5, seconds: 500, hyperparameters: { ...settings, miniBatchSize: 1 } }),
    ]);
    expect(times.of(settings, 50_000)).toEqual({ seconds: expect.closeTo(20), similarRuns: 2 });
    expect(times.of({ ...settings, trainingImages: 25_000 }, 50_000)?.seconds).toBeCloseTo(10);
  });

  it('scales others by weights and images, and knows nothing without runs trained here', () => {
    const times = new RunTimes([runSummary({ epochsDone: 30, seconds: 60 })]);
    const large = times.of({ ...settings, hiddenLayers: [300] }, 50_000)!;
    expect(large.similarRuns).toBe(0);
    expect(large.seconds).toBeCloseTo(200, -1);
    const origin = { kind: 'opened', file: 'a', weightsSha256: '', isHistoryKnown: true } as const;
    expect(new RunTimes([runSummary({ origin })]).of(settings, 50_000)).toBeUndefined();
  });

  it('adds up runs side by side as the queue begins them', () => {
    expect(timeSideBySide([3, 1, 1, 1], 2)).toBe(3);
    expect(timeSideBySide([1, 1, 1], 8)).toBe(1);
    expect(timeSideBySide([], 4)).toBe(0);
  });
});
