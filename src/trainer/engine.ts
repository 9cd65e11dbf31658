import type { DataSet } from '../contract/data';
import type { Hyperparameters } from '../contract/hyperparameters';
import type { EngineInUse, EngineName } from '../contract/run';
import type { StartNetwork } from '../contract/trainer';
import { createNewNetwork } from '../engine/network/network';
import { KernelEngine } from '../engine/training/kernel-engine';
import { KernelImages } from '../engine/training/kernel-images';
import { PlainEngine } from '../engine/training/plain-engine';
import type { TrainingEngine } from '../engine/training/training-engine';
import { loadKernels } from './kernel-loader';

/** Makes the engines that learn from one data set: with kernels, or plain ones where kernels cannot be had. */
export class EngineMaker {
  /** Why there are no kernels, as the end of a sentence. */
  readonly obstacle?: string;
  readonly #images?: KernelImages;
  /** The kernels have a copy that takes a third of the memory, so that it is kept only where there are none. */
  readonly #data?: DataSet;

  constructor(data: DataSet, loaded = loadKernels()) {
    if (loaded.kernels) {
      this.#images = new KernelImages(loaded.kernels, data);
    } else {
      this.#data = data;
      this.obstacle = loaded.obstacle;
    }
  }

  /** What a run gets that asks for an engine. */
  inUse(asked: EngineName): EngineInUse {
    if (asked === 'kernels' && !this.#images) {
      return { engine: 'plain', name: PlainEngine.engineName, remark: remarkOn(this.obstacle ?? '') };
    }
    return { engine: asked, name: asked === 'kernels' ? KernelEngine.engineName : PlainEngine.engineName };
  }

  /** What a run gets that asks for an engine and has begun with the plain one: that one again. */
  goOnPlain(asked: EngineName): EngineInUse {
    const remark = 'The fast engine could not be used when this run began, so it goes on with the plain one.';
    return asked === 'kernels' && this.#images ? { ...this.inUse('plain'), remark } : this.inUse(asked);
  }

  /**
   * Makes the engine of a run; it starts from `network`, or from new weights that are drawn from the seed.
   * The engine that was made before is not to be used any more.
   */
  create(
    asked: EngineName,
    hyperparameters: Hyperparameters,
    network: StartNetwork = createNewNetwork(hyperparameters),
  ): TrainingEngine {
    if (asked === 'kernels' && this.#images) return new KernelEngine(this.#images, network, hyperparameters);
    const data = this.#data ?? this.#images!.dataSet();
    return new PlainEngine(data, network, hyperparameters);
  }
}

function remarkOn(obstacle: string): string {
  return `The fast engine cannot be used here (${obstacle}); the plain one takes more than twenty times as long.`;
}
