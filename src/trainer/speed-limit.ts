import type { Speed } from '../contract/trainer';
import { speeds } from '../contract/trainer';

/** In a piece of training at most: the page follows it 50 times a second. */
const longestPieceSeconds = 0.02;
/** What is lost to a late timer, or to an evaluation, is made up for; more than this is not. */
const longestDelayMs = 200;

/** Holds a run back to the speed that is asked for. */
export class SpeedLimit {
  /** Learn one mini-batch, however fast. */
  isSingleStep = false;
  readonly #miniBatchesInEpoch: number;
  #secondsPerMiniBatch = 0;
  #nextAtMs = -Infinity;

  constructor(speed: Speed, miniBatchesInEpoch: number) {
    this.#miniBatchesInEpoch = miniBatchesInEpoch;
    this.change(speed);
  }

  /** From now on; the next piece comes at once. */
  change(speed: Speed): void {
    const limit: { label: string; secondsPerMiniBatch?: number; secondsPerEpoch?: number } = speeds[speed];
    const { secondsPerMiniBatch = 0, secondsPerEpoch = 0 } = limit;
    // Each speed says one of these, or neither where it is as fast as it can be.
    this.#secondsPerMiniBatch = secondsPerMiniBatch + secondsPerEpoch / this.#miniBatchesInEpoch;
    this.restart();
  }

  /** At least; 0: as fast as it can. */
  get secondsPerMiniBatch(): number {
    return this.#secondsPerMiniBatch;
  }

  /** In one piece. */
  get mostMiniBatches(): number {
    if (this.isSingleStep) return 1;
    return Math.max(1, Math.floor(longestPieceSeconds / this.#secondsPerMiniBatch));
  }

  /** Somebody follows each mini-batch. */
  get isSlow(): boolean {
    return this.isSingleStep || this.#secondsPerMiniBatch > 0;
  }

  /** Takes note that mini-batches have just been learned. */
  learned(miniBatches: number, nowMs: number): void {
    const isFirst = this.#nextAtMs === -Infinity;
    const from = isFirst ? nowMs : Math.max(this.#nextAtMs, nowMs - longestDelayMs);
    this.#nextAtMs = from + miniBatches * this.#secondsPerMiniBatch * 1000;
  }

  /** Milliseconds until the next piece. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextAtMs - nowMs);
  }

  /** Has the next piece learned at once, as after a pause. */
  restart(): void {
    this.#nextAtMs = -Infinity;
  }
}
