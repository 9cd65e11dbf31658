import { performance } from 'node:perf_hooks';

/** @typedef {import('./contender.js').Contender} Contender */
/** @typedef {typeof import('./product')} Product */

/**
 * One of our engines, at work as in the app's trainer: the same loop, and the seconds that the app shows.
 * @implements {Contender}
 */
export class OwnEngine {
  #product;
  #engines;
  /** @type {ReturnType<Product['timedTraining']> | undefined} */
  #run;

  /**
   * @param {string} name
   * @param {Product} product
   * @param {InstanceType<Product['EngineMaker']>} engines
   */
  constructor(name, product, engines) {
    this.name = name;
    this.description = `${engines.engineInUse.name}, in the bench’s own process`;
    this.#product = product;
    this.#engines = engines;
  }

  /** @param {import('./contender.js').Task} task */
  async create({ hidden, images, ...others }) {
    const hyperparameters = {
      ...this.#product.defaultHyperparameters,
      ...others,
      hiddenLayers: [hidden],
      trainingImages: images,
      epochs: Number.MAX_SAFE_INTEGER,
    };
    const engine = this.#engines.create(hyperparameters);
    this.#run = this.#product.timedTraining(engine, hyperparameters, () => performance.now());
  }

  async epoch() {
    for (;;) {
      const step = this.#run?.next().value;
      if (step?.type === 'epoch') return { seconds: step.result.trainSeconds, correct: step.result.correct };
      if (step?.type !== 'progress') throw new Error('training diverged');
    }
  }

  close() {
    this.#run = undefined;
  }
}
