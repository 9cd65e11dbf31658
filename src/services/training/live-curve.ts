import type { AccuracyPoint, CostPoint, EpochResult } from '../../contract/run';
import type { RunRecords } from '../runs/records';

/** A saved position of a curve. */
export interface CurveMark {
  epochs: EpochResult[];
  points: AccuracyPoint[];
  /** Number of costs of the finished epochs. */
  costs: number;
}

/** The curve of a run that is training: everything known so far, up to the mini-batch. */
export class LiveCurve implements RunRecords {
  /** Replaced, never modified: models share it. */
  epochs: EpochResult[];
  points: AccuracyPoint[];
  /** Costs of the finished epochs. */
  #costs: CostPoint[];
  /** Costs of the current epoch. */
  #newestCosts: CostPoint[] = [];

  constructor({ epochs, points, costs }: RunRecords) {
    this.epochs = epochs;
    this.points = points;
    this.#costs = [...costs];
  }

  /** Costs of all epochs, including the current one. */
  get costs(): CostPoint[] {
    return [...this.#costs, ...this.#newestCosts];
  }

  /** The current position, for `goBackTo`. */
  get mark(): CurveMark {
    return { epochs: this.epochs, points: this.points, costs: this.#costs.length };
  }

  /** Drops everything after the mark; the current epoch starts with `costs`. */
  goBackTo(mark: CurveMark, costs: readonly CostPoint[]): void {
    this.epochs = mark.epochs;
    this.points = mark.points;
    this.#costs.length = mark.costs;
    this.restartEpoch(costs);
  }

  addPoint(point: AccuracyPoint): void {
    this.points = [...this.points.filter(({ epochs }) => epochs !== point.epochs), point];
  }

  /** Adds costs of the current epoch; ignores those of finished epochs, which are already known. */
  addCosts(costs: readonly CostPoint[]): void {
    const end = (this.epochs.at(-1)?.epoch ?? -1) + 1;
    this.#newestCosts.push(...costs.filter(({ epochs }) => epochs > end));
  }

  /** Adds an epoch; `costs`: all its points, which replace those added one by one. */
  addEpoch(result: EpochResult, costs: readonly CostPoint[]): void {
    this.epochs = [...this.epochs, result];
    this.#costs.push(...costs);
    this.#newestCosts = [];
  }

  /** Starts the current epoch with these costs, as for a run that continues in the middle of one. */
  restartEpoch(costs: readonly CostPoint[]): void {
    this.#newestCosts = [...costs];
  }
}
