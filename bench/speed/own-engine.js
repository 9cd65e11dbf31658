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
  #engine;
  #cores;
  /** @type {InstanceType<Product['TimedTraining']> | undefined} */
  #run;

  /**
   * @param {string} name
   * @param {Product} product
   * @param {InstanceType<Product['EngineMaker']>} engines
   * @param {import('../../src/contract/run').EngineName} engine
   * @param {number} cores
   */
  constructor(name, product, engines, engine, cores = 1) {
    const inUse = engines.inUse(engine);
    if (inUse.remark) throw new Error(inUse.remark);
    this.name = name;
    this.description = `${inUse.name}, in the bench’s own process`;
    this.#product = product;
    this.#engines = engines;
    this.#engine = engine;
    this.#cores = cores;
  }

  /** @param {import('./contender.js').Task} task */
  async create({ hidden, images, ...others }) {
    const hyperparameters = {
      ...this.#product.defaultHyperparameters,
      ...others,
      hiddenLayers: [hidden].flat(),
      trainingImages: images,
      epochs: Number.MAX_SAFE_INTEGER,
    };
    const engine = this.#engines.create(this.#engine, hyperparameters);
    this.#run = new this.#product.TimedTraining(engine, hyperparameters, () => performance.now());
    this.#run.useCores(this.#cores);
  }

  async epoch() {
    for (;;) {
      const step = this.#run?.next();
      if (step?.type === 'epoch') return { seconds: step.result.trainSeconds, correct: step.result.correct };
      if (step?.type === 'diverged') throw new Error('training diverged');
    }
  }

  close() {
    this.#run = undefined;
  }
}
