import type { AccuracyPoint, CostPoint, EpochResult } from '../../contract/run';
import type { RunRecords } from '../runs/records';

/** Where a curve stood once. */
export interface CurveMark {
  epochs: EpochResult[];
  points: AccuracyPoint[];
  /** How many there were of the finished epochs. */
  costs: number;
}

/** The curve of a run that is training: all that is known so far, up to the mini-batch. */
export class LiveCurve implements RunRecords {
  /** Replaced, never changed: models share it. */
  epochs: EpochResult[];
  points: AccuracyPoint[];
  /** Of the finished epochs. */
  #costs: CostPoint[];
  /** Of the epoch in work. */
  #newestCosts: CostPoint[] = [];

  constructor({ epochs, points, costs }: RunRecords) {
    this.epochs = epochs;
    this.points = points;
    this.#costs = [...costs];
  }

  /** Of all epochs, the one in work included. */
  get costs(): CostPoint[] {
    return [...this.#costs, ...this.#newestCosts];
  }

  /** In place of one that was known there before, as of a network that was evaluated when its file was opened. */
  /** Where it stands, for `goBackTo`. */
  get mark(): CurveMark {
    return { epochs: this.epochs, points: this.points, costs: this.#costs.length };
  }

  /** Forgets what came after; the epoch in work begins with `costs`. */
  goBackTo(mark: CurveMark, costs: readonly CostPoint[]): void {
    this.epochs = mark.epochs;
    this.points = mark.points;
    this.#costs.length = mark.costs;
    this.restartEpoch(costs);
  }

  addPoint(point: AccuracyPoint): void {
    this.points = [...this.points.filter(({ epochs }) => epochs !== point.epochs), point];
  }

  /** Points of the epoch in work; what belongs to one that is finished is known already. */
  addCosts(costs: readonly CostPoint[]): void {
    const end = (this.epochs.at(-1)?.epoch ?? -1) + 1;
    this.#newestCosts.push(...costs.filter(({ epochs }) => epochs > end));
  }

  /** `costs`: all points of this epoch; they take the place of those that came on the way. */
  addEpoch(result: EpochResult, costs: readonly CostPoint[]): void {
    this.epochs = [...this.epochs, result];
    this.#costs.push(...costs);
    this.#newestCosts = [];
  }

  /** The epoch in work begins with these, as of a run that goes on in the middle of one. */
  restartEpoch(costs: readonly CostPoint[]): void {
    this.#newestCosts = [...costs];
  }
}
