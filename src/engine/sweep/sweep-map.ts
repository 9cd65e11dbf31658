import type { SweepName } from '../../contract/hyperparameter-fields';
import { layerShapes } from '../../contract/hidden-layers';
import { parameterCount } from '../../contract/layers';
import type { EpochResult, RunSummary, SweepMark } from '../../contract/run';
import { isActive } from '../../contract/run';
import type { SweepValue } from '../../contract/sweep';
import { formatSweepValue } from './sweep-values';
import { indexOfBestRun } from '../evaluation/best-run';

/** What the map needs to know of a run. */
export type SweptRun = Pick<RunSummary, 'id' | 'hyperparameters' | 'state' | 'best' | 'sweep'>;

/** The runs with the same two values, which differ by their seeds. */
export interface SweepCell<Run extends SweptRun = SweptRun> {
  across: SweepValue;
  /** Absent when only one setting varies. */
  up?: SweepValue;
  runs: Run[];
  /** Runs that have trained as planned, or diverged after at least one epoch: those that the figures count. */
  counted: Run[];
  /** Accuracy at the best epoch, 0 to 1: mean, lowest and highest of the counted runs; absent when there are none. */
  figure?: { mean: number; lowest: number; highest: number };
  isTraining: boolean;
}

/** The results of a sweep by the values of its settings. */
export interface SweepMap<Run extends SweptRun = SweptRun> {
  mark: SweepMark;
  /** Rising from left to right. */
  across: SweepValue[];
  /** Falling from top to bottom; one row without a value when only one setting varies. */
  up: (SweepValue | undefined)[];
  /** By row, then column; null where there is no run, as after some were deleted. */
  rows: (SweepCell<Run> | null)[][];
  /** The cell with the highest mean, the first if several are equal; null while there is none. */
  best: SweepCell<Run> | null;
  /** Whether validation images decide; without them the test images do. */
  isByValidation: boolean;
}

/** Builds the map of a sweep from its runs; null when there are none. */
export function sweepMap<Run extends SweptRun>(runs: readonly Run[]): SweepMap<Run> | null {
  const mark = runs[0]?.sweep;
  if (!mark) return null;
  const [across, up] = mark.axes;
  const cells = new Map<string, SweepCell<Run>>();
  for (const run of runs) {
    const values = { across: run.hyperparameters[across], up: up && run.hyperparameters[up] };
    const key = keyOf(values.across, values.up);
    const cell = cells.get(key) ?? { ...values, runs: [], counted: [], isTraining: false };
    cell.runs.push(run);
    cells.set(key, cell);
  }
  const all = [...cells.values()].map(complete);
  const columns = distinct(all.map((cell) => cell.across), across); // prettier-ignore
  const levels = up ? distinct(all.map((cell) => cell.up!), up).reverse() : [undefined]; // prettier-ignore
  const byKey = new Map(all.map((cell) => [keyOf(cell.across, cell.up), cell]));
  return {
    mark,
    across: columns,
    up: levels,
    rows: levels.map((level) => columns.map((column) => byKey.get(keyOf(column, level)) ?? null)),
    best: bestOf(all),
    isByValidation: runs.some(({ best }) => best !== undefined && best.validationTotal > 0),
  };
}

/** The accuracy by which runs are compared: of the validation images, or without them of the test images; 0 to 1. */
export function accuracyOf({ correct, total, validationCorrect, validationTotal }: EpochResult): number {
  if (validationTotal > 0) return validationCorrect / validationTotal;
  return total > 0 ? correct / total : 0;
}

/** The best run of a cell, by the rule for all runs; undefined while none has finished an epoch. */
export function bestRunOf<Run extends SweptRun>({ runs, counted }: SweepCell<Run>): Run | undefined {
  const candidates = counted.length > 0 ? counted : runs;
  return candidates[indexOfBestRun(candidates.map(({ best }) => best))];
}

function complete<Run extends SweptRun>(cell: SweepCell<Run>): SweepCell<Run> {
  const counted = cell.runs.filter(
    ({ state, best }) => best !== undefined && (state === 'finished' || state === 'diverged'),
  );
  const accuracies = counted.map(({ best }) => accuracyOf(best!));
  const figure =
    accuracies.length === 0
      ? undefined
      : {
          mean: accuracies.reduce((sum, each) => sum + each, 0) / accuracies.length,
          lowest: Math.min(...accuracies),
          highest: Math.max(...accuracies),
        };
  return { ...cell, counted, figure, isTraining: cell.runs.some(isActive) };
}

function bestOf<Run extends SweptRun>(cells: readonly SweepCell<Run>[]): SweepCell<Run> | null {
  let best: SweepCell<Run> | null = null;
  for (const cell of cells) {
    if (cell.figure && cell.figure.mean > (best?.figure?.mean ?? -1)) best = cell;
  }
  return best;
}

function distinct(values: readonly SweepValue[], name: SweepName): SweepValue[] {
  const byText = new Map(values.map((value) => [formatSweepValue(value), value]));
  return [...byText.values()].sort((one, other) => sizeOf(one, name) - sizeOf(other, name));
}

/** Networks are ordered by their number of weights. */
function sizeOf(value: SweepValue, name: SweepName): number {
  if (typeof value === 'number') return value;
  return name === 'hiddenLayers' ? parameterCount(layerShapes(value)) : 0;
}

function keyOf(across: SweepValue, up: SweepValue | undefined): string {
  return `${formatSweepValue(across)}|${up === undefined ? '' : formatSweepValue(up)}`;
}
