import { median } from './statistics.js';

/** @typedef {import('./contender.js').Contender} Contender */
/** @typedef {import('./contender.js').Task} Task */
/** @typedef {{ rounds: number, turnSeconds: number, beforeTurn?: () => void }} Pace */
/** @typedef {Awaited<ReturnType<typeof compare>>[number]} Standing */

/** So many images tell how long an epoch will take. */
const sampleImages = 500;

/**
 * Has all contenders do the same task in turns of equal length, the first one before each of the others, so that what
 * else the machine does meanwhile meets them all. Who needs more than a turn for an epoch does a part of it: the first so
 * many images.
 * @param {readonly Contender[]} contenders
 * @param {Task} task
 * @param {Pace} pace
 */
export async function compare(contenders, task, { rounds, turnSeconds, beforeTurn }) {
  const [first, ...others] = contenders.map((contender) => new Entry(contender, task, turnSeconds));
  for (const entry of [first, ...others]) await entry.warmUp();
  for (let round = 0; round < rounds; round++) {
    for (const other of others) {
      beforeTurn?.();
      const ours = await first.takeTurn();
      const theirs = await other.takeTurn();
      if (ours && theirs) other.ratios.push(theirs / ours);
    }
  }
  return [first, ...others].map((entry) => entry.standing());
}

/** One contender in one comparison. When it fails it is out, and the others go on. */
class Entry {
  /** Of each turn: seconds for an epoch of the whole task. */
  #runs = /** @type {number[]} */ ([]);
  /** Of each turn: how many times longer than the first contender's turn before it. */
  ratios = /** @type {number[]} */ ([]);
  /** Of the test images, after the last turn. */
  #correct = 0;
  /** @type {string | undefined} */
  #failure;
  #contender;
  #task;
  #turnSeconds;
  /** As many of the task's images as fit into a turn. */
  #images = sampleImages;

  /**
   * @param {Contender} contender
   * @param {Task} task
   * @param {number} turnSeconds
   */
  constructor(contender, task, turnSeconds) {
    this.#contender = contender;
    this.#task = task;
    this.#turnSeconds = turnSeconds;
  }

  /** Finds out how many images fit into a turn, and learns from them once. */
  warmUp() {
    return this.#attempt(async () => {
      await this.#contender.create({ ...this.#task, images: Math.min(sampleImages, this.#task.images) });
      await this.#contender.epoch();
      const { seconds } = await this.#contender.epoch();
      const samples = Math.max(1, Math.floor(this.#turnSeconds / seconds));
      this.#images = Math.min(samples * sampleImages, this.#task.images);
      await this.#contender.create({ ...this.#task, images: this.#images });
      await this.#contender.epoch();
    });
  }

  /** Learns from its images as often as fits into a turn; returns the seconds for an epoch of the whole task. */
  takeTurn() {
    return this.#attempt(async () => {
      let epochs = 0;
      let total = 0;
      do {
        const { seconds, correct } = await this.#contender.epoch();
        this.#correct = correct;
        total += seconds;
        epochs++;
      } while (total < this.#turnSeconds / 2);
      const run = (total / epochs / this.#images) * this.#task.images;
      this.#runs.push(run);
      return run;
    });
  }

  standing() {
    return {
      name: this.#contender.name,
      description: this.#contender.description,
      failure: this.#failure,
      imagesInEpoch: this.#task.images,
      imagesMeasured: this.#images,
      correct: this.#correct,
      runs: this.#runs,
      epochSeconds: median(this.#runs),
      ratio: median(this.ratios),
    };
  }

  /**
   * @template Value
   * @param {() => Promise<Value>} work
   */
  async #attempt(work) {
    if (this.#failure !== undefined) return undefined;
    try {
      return await work();
    } catch (error) {
      this.#failure = /** @type {Error} */ (error).message;
      return undefined;
    }
  }
}
