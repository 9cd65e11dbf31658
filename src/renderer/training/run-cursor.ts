import { computed, signal } from '@preact/signals';
import type { CostPoint } from '../../contract/run';
import type { Reading } from '../charts/chart-content';
import { accuraciesOfEpoch, accuraciesOfPoint, type Accuracies } from '../../figures/charts/accuracy-at';
import type { RunCurves } from './run-curves';

/** The cursor shared by both charts; it moves from evaluation to evaluation of the run on screen. */
export class RunCursor {
  /** The evaluation under the cursor; null without a cursor. */
  readonly accuracies = signal<Accuracies | null>(null);
  /** The last point of the cost curve up to the cursor. */
  readonly cost = computed(() => this.#costAt(this.accuracies.value?.epochs));
  /** Values in the order of the accuracy chart's curves. */
  readonly accuracyReading = computed((): Reading | null => {
    const { value } = this.accuracies;
    return value && { x: value.epochs, values: [value.test, value.validation, value.training] };
  });
  /** Values in the order of the cost chart's curves. */
  readonly costReading = computed((): Reading | null => {
    if (this.accuracies.value === null) return null;
    const cost = this.cost.value;
    return {
      x: this.accuracies.value.epochs,
      values: [cost?.runningCost, cost?.lowerQuartile, cost?.upperQuartile],
    };
  });
  #index = -1;
  readonly #training: RunCurves;

  constructor(training: RunCurves) {
    this.#training = training;
    training.observe({ reset: () => this.leave() });
  }

  /** Number of positions that the cursor can take. */
  get #count(): number {
    return this.#training.points.length + this.#training.epochs.length;
  }

  /** Moves to the evaluation nearest to this many epochs. */
  moveNear(epochs: number): void {
    if (this.#count === 0) return;
    const after = firstFrom(this.#count, (index) => this.#at(index).epochs >= epochs);
    const isBeforeNearer =
      after === this.#count ||
      (after > 0 && epochs - this.#at(after - 1).epochs < this.#at(after).epochs - epochs);
    this.#moveTo(isBeforeNearer ? after - 1 : after);
  }

  /** Moves this many evaluations forward (or back); the first move goes to the last evaluation. */
  moveBy(steps: number): void {
    this.#moveTo(this.accuracies.peek() === null ? this.#count - 1 : this.#index + steps);
  }

  moveToFirst(): void {
    this.#moveTo(0);
  }

  moveToLast(): void {
    this.#moveTo(this.#count - 1);
  }

  leave(): void {
    this.accuracies.value = null;
  }

  #moveTo(index: number): void {
    if (this.#count === 0) return;
    const next = Math.min(this.#count - 1, Math.max(0, index));
    if (next === this.#index && this.accuracies.peek() !== null) return;
    this.#index = next;
    this.accuracies.value = this.#at(next);
  }

  #at(index: number): Accuracies {
    const { points, epochs } = this.#training;
    if (index < points.length) return accuraciesOfPoint(points[index]);
    return accuraciesOfEpoch(epochs[index - points.length]);
  }

  #costAt(position: number | undefined): CostPoint | undefined {
    if (position === undefined) return undefined;
    const { costs } = this.#training;
    // Positions are sums of fractions; rounding may put the point at an epoch's end slightly off.
    const after = firstFrom(costs.length, (index) => costs[index].epochs > position + 1e-9);
    return costs[after - 1];
  }
}

/** The first index for which `holds` is true, if it stays true from there on; `count` if there is none. */
function firstFrom(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
