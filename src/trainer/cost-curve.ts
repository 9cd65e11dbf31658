import type { CostPoint } from '../contract/run';

const pointsPerEpoch = 50;
const runningMiniBatches = 500;

/** Thins the costs of all mini-batches of a run out to a curve of at most 50 points an epoch. */
export class CostCurve {
  readonly #firstEpoch: number;
  readonly #miniBatchesPerEpoch: number;
  readonly #miniBatchesPerPoint: number;
  /** The last 500 costs; mini-batch n stands at n modulo 500. */
  readonly #recent = new Float64Array(runningMiniBatches);
  #miniBatches = 0;

  /** A run that goes on from an epoch has its curve from there on. */
  constructor(miniBatchesPerEpoch: number, firstEpoch = 0) {
    this.#firstEpoch = firstEpoch;
    this.#miniBatchesPerEpoch = miniBatchesPerEpoch;
    this.#miniBatchesPerPoint = Math.ceil(miniBatchesPerEpoch / pointsPerEpoch);
  }

  /** Takes the mean costs of the next mini-batches; returns the points that fall among them. */
  add(costs: readonly number[]): CostPoint[] {
    const points: CostPoint[] = [];
    for (const cost of costs) {
      this.#recent[this.#miniBatches % runningMiniBatches] = cost;
      this.#miniBatches++;
      if ((this.#miniBatches % this.#miniBatchesPerEpoch) % this.#miniBatchesPerPoint === 0) {
        const epochs = this.#firstEpoch + this.#miniBatches / this.#miniBatchesPerEpoch;
        points.push({ epochs, miniBatchCost: cost, runningCost: this.#runningCost() });
      }
    }
    return points;
  }

  #runningCost(): number {
    const count = Math.min(this.#miniBatches, runningMiniBatches);
    return this.#recent.subarray(0, count).reduce((sum, cost) => sum + cost, 0) / count;
  }
}
