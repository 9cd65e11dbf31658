import type { Speed } from '../contract/trainer';
import { speeds } from '../contract/trainer';

/** Maximum length of a piece of training: the page follows it 50 times a second. */
const longestPieceSeconds = 0.02;
/** Delays up to this length, from a late timer or an evaluation, are made up for; longer ones are not. */
const longestDelayMs = 200;

/** Slows a run down to the requested speed. */
export class SpeedLimit {
  /** Learn one mini-batch at a time, at any speed. */
  isSingleStep = false;
  readonly #miniBatchesInEpoch: number;
  #secondsPerMiniBatch = 0;
  #nextAtMs = -Infinity;

  constructor(speed: Speed, miniBatchesInEpoch: number) {
    this.#miniBatchesInEpoch = miniBatchesInEpoch;
    this.change(speed);
  }

  /** Sets the speed; the next piece comes at once. */
  change(speed: Speed): void {
    const limit: { label: string; secondsPerMiniBatch?: number; secondsPerEpoch?: number } = speeds[speed];
    const { secondsPerMiniBatch = 0, secondsPerEpoch = 0 } = limit;
    // Each speed has one of these, or neither at full speed.
    this.#secondsPerMiniBatch = secondsPerMiniBatch + secondsPerEpoch / this.#miniBatchesInEpoch;
    this.restart();
  }

  /** Minimum seconds per mini-batch; 0: full speed. */
  get secondsPerMiniBatch(): number {
    return this.#secondsPerMiniBatch;
  }

  /** Maximum number of mini-batches in one piece. */
  get mostMiniBatches(): number {
    if (this.isSingleStep) return 1;
    return Math.max(1, Math.floor(longestPieceSeconds / this.#secondsPerMiniBatch));
  }

  /** Slow enough to follow each mini-batch. */
  get isSlow(): boolean {
    return this.isSingleStep || this.#secondsPerMiniBatch > 0;
  }

  /** Records that mini-batches have just been learned. */
  learned(miniBatches: number, nowMs: number): void {
    const isFirst = this.#nextAtMs === -Infinity;
    const from = isFirst ? nowMs : Math.max(this.#nextAtMs, nowMs - longestDelayMs);
    this.#nextAtMs = from + miniBatches * this.#secondsPerMiniBatch * 1000;
  }

  /** Milliseconds until the next piece. */
  waitMs(nowMs: number): number {
    return Math.max(0, this.#nextAtMs - nowMs);
  }

  /** Makes the next piece come at once, as after a pause. */
  restart(): void {
    this.#nextAtMs = -Infinity;
  }
}
