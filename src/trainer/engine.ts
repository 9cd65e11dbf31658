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

const remarkOnPlainBeginning =
  'The fast engine was not available when this run began, so it continues with the plain one.';

/** Makes the engines that learn from one data set: with kernels, or plain ones where kernels are not available. */
export class EngineMaker {
  /** Why there are no kernels, as the end of a sentence. */
  readonly obstacle?: string;
  /** Ends the threads of the kernels; no engine may be used any more. */
  readonly release: () => void;
  readonly #images?: KernelImages;
  /** Kept only where there are no kernels: the kernels have their own copy, which takes a third of the memory. */
  readonly #data?: DataSet;

  constructor(data: DataSet, loaded = loadKernels()) {
    if (loaded.kernels) {
      this.#images = new KernelImages(loaded.kernels, data);
      this.release = loaded.release;
    } else {
      this.#data = data;
      this.obstacle = loaded.obstacle;
      this.release = () => undefined;
    }
  }

  /** The engine that a run gets when it requests this one. */
  inUse(requested: EngineName): EngineInUse {
    if (requested === 'kernels' && !this.#images) {
      return { engine: 'plain', name: PlainEngine.engineName, remark: remarkOn(this.obstacle ?? '') };
    }
    return {
      engine: requested,
      name: requested === 'kernels' ? KernelEngine.engineName : PlainEngine.engineName,
    };
  }

  /** The engine for a run that requested this one but began with the plain engine: the plain one again. */
  goOnPlain(requested: EngineName): EngineInUse {
    const isKept = requested === 'kernels' && this.#images !== undefined;
    return { ...this.inUse(isKept ? 'plain' : requested), ...(isKept && { remark: remarkOnPlainBeginning }) };
  }

  /**
   * Makes the engine of a run; it starts from `network`, or from new weights drawn from the seed. The previous engine
   * must not be used any more.
   */
  create(
    requested: EngineName,
    hyperparameters: Hyperparameters,
    network: StartNetwork = createNewNetwork(hyperparameters),
  ): TrainingEngine {
    if (requested === 'kernels' && this.#images)
      return new KernelEngine(this.#images, network, hyperparameters);
    const data = this.#data ?? this.#images!.dataSet();
    return new PlainEngine(data, network, hyperparameters);
  }
}

function remarkOn(obstacle: string): string {
  return `The fast engine cannot be used here (${obstacle}); the plain one is more than twenty times slower.`;
}
