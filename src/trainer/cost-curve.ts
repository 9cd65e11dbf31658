import type { CostPoint } from '../contract/run';
import type { CostCurveState } from '../contract/trainer';

const pointsPerEpoch = 50;
const runningMiniBatches = 500;

/** Thins the costs of all mini-batches of a run to a curve of at most 50 points per epoch. */
export class CostCurve {
  readonly #firstMiniBatch: number;
  readonly #miniBatchesPerEpoch: number;
  readonly #miniBatchesPerPoint: number;
  /** The last 500 costs; mini-batch n is at index n modulo 500. */
  readonly #recent: Float64Array;
  #miniBatches: number;
  #points: CostPoint[];

  /** `miniBatchesBefore`: mini-batches of the run so far, including those trained by another process or another run. */
  constructor(miniBatchesPerEpoch: number, miniBatchesBefore = 0, state?: CostCurveState) {
    this.#miniBatchesPerEpoch = miniBatchesPerEpoch;
    this.#miniBatchesPerPoint = Math.ceil(miniBatchesPerEpoch / pointsPerEpoch);
    this.#recent = state?.recent.slice() ?? new Float64Array(runningMiniBatches);
    this.#miniBatches = state?.miniBatches ?? 0;
    this.#points = [...(state?.points ?? [])];
    this.#firstMiniBatch = miniBatchesBefore - this.#miniBatches;
  }

  /**
   * Adds the mean costs of the next mini-batches; returns the new points and, with `everyOne`, an interim one for each
   * mini-batch between them.
   */
  add(costs: readonly number[], everyOne = false): CostPoint[] {
    const points: CostPoint[] = [];
    for (const cost of costs) {
      this.#recent[this.#miniBatches % runningMiniBatches] = cost;
      this.#miniBatches++;
      const isPoint =
        this.#sincePoint === this.#miniBatchesPerPoint || this.#inEpoch === this.#miniBatchesPerEpoch;
      if (!isPoint && !everyOne) continue;
      const point = this.#pointAt(cost);
      points.push(isPoint ? point : { ...point, isInterim: true });
      if (isPoint) this.#points.push(point);
    }
    return points;
  }

  /** Ends the current epoch; returns its points, at most 50. */
  endEpoch(): CostPoint[] {
    const points = this.#points;
    this.#points = [];
    return points;
  }

  /** Returns a copy. */
  state(): CostCurveState {
    return { miniBatches: this.#miniBatches, recent: this.#recent.slice(), points: [...this.#points] };
  }

  /** Position in the current epoch in mini-batches, from 1. */
  get #inEpoch(): number {
    return ((this.#firstMiniBatch + this.#miniBatches - 1) % this.#miniBatchesPerEpoch) + 1;
  }

  /** Mini-batches since the last of the 50 points, from 1. */
  get #sincePoint(): number {
    return ((this.#inEpoch - 1) % this.#miniBatchesPerPoint) + 1;
  }

  #pointAt(miniBatchCost: number): CostPoint {
    const known = Math.min(this.#miniBatches, runningMiniBatches);
    const runningCost = this.#recent.subarray(0, known).reduce((sum, cost) => sum + cost, 0) / known;
    const epochs = (this.#firstMiniBatch + this.#miniBatches) / this.#miniBatchesPerEpoch;
    const sorted = this.#last(Math.min(this.#sincePoint, known)).sort();
    const [lowerQuartile, upperQuartile] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
    return { epochs, miniBatchCost, runningCost, lowerQuartile, upperQuartile };
  }

  /** Returns a copy of the last costs. */
  #last(count: number): Float64Array {
    const costs = new Float64Array(count);
    for (let back = 0; back < count; back++) {
      costs[back] = this.#recent[(this.#miniBatches - 1 - back) % runningMiniBatches];
    }
    return costs;
  }
}

/** Interpolates linearly between two sorted values. */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.ceil(at);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}
