import type { Hyperparameters } from '../contract/hyperparameters';
import type { NetworkParameters } from '../contract/network';
import type { EngineInUse } from '../contract/training';
import type { DataSet } from '../contract/data';
import type { Network } from '../engine/network/network';
import { createNewNetwork } from '../engine/network/network';
import { KernelEngine } from '../engine/training/kernel-engine';
import { KernelImages } from '../engine/training/kernel-images';
import { PlainEngine } from '../engine/training/plain-engine';
import type { TrainingEngine } from '../engine/training/training-engine';
import type { LoadedKernels } from './kernel-loader';
import { loadKernels } from './kernel-loader';

/** Makes the engines that learn from one data set: with kernels, or plain ones where kernels cannot be had. */
export class EngineMaker {
  /** What a person is told about the engines that it makes. */
  readonly engineInUse: EngineInUse;
  readonly #images: KernelImages | DataSet;

  /**
   * The kernels copy the data; only the plain engine goes on using it.
   * `loaded`: null for plain engines because they are asked for.
   */
  constructor(data: DataSet, loaded: LoadedKernels | null = loadKernels()) {
    if (loaded?.kernels) {
      this.#images = new KernelImages(loaded.kernels, data);
      this.engineInUse = { name: KernelEngine.engineName };
    } else {
      this.#images = data;
      this.engineInUse = {
        name: PlainEngine.engineName,
        remark: loaded ? remarkOn(loaded.obstacle) : undefined,
      };
    }
  }

  /**
   * Makes the engine of a run; it starts from `network`, or from new weights that are drawn from the seed.
   * The engine that was made before is not to be used any more.
   */
  create(hyperparameters: Hyperparameters, network?: Network | NetworkParameters): TrainingEngine {
    const start = network ?? createNewNetwork(hyperparameters);
    return this.#images instanceof KernelImages
      ? new KernelEngine(this.#images, start, hyperparameters)
      : new PlainEngine(this.#images, start, hyperparameters);
  }
}

function remarkOn(obstacle: string): string {
  return `The fast engine cannot be used here (${obstacle}); the plain one takes more than twenty times as long.`;
}
