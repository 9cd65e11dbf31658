import type { DataSet } from '../contract/data';
import { areDense } from '../contract/hidden-layers';
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

const remarkOnConvolutions =
  'The fast engine trains dense networks only; this one has convolutions, so the slower plain engine trains it.';

/** Makes the engines that learn from one data set: with kernels, or plain ones where kernels are not available. */
export class EngineMaker {
  /** Why there are no kernels, as the end of a sentence. */
  readonly obstacle?: string;
  readonly #images?: KernelImages;
  /** Kept only where there are no kernels: the kernels have their own copy, which takes a third of the memory. */
  readonly #data?: DataSet;

  constructor(data: DataSet, loaded = loadKernels()) {
    if (loaded.kernels) {
      this.#images = new KernelImages(loaded.kernels, data);
    } else {
      this.#data = data;
      this.obstacle = loaded.obstacle;
    }
  }

  /** The engine that a run gets when it requests this one. */
  inUse(requested: EngineName, { hiddenLayers }: Pick<Hyperparameters, 'hiddenLayers'>): EngineInUse {
    if (requested === 'plain') return { engine: 'plain', name: PlainEngine.engineName };
    if (!this.#images)
      return { ...this.inUse('plain', { hiddenLayers }), remark: remarkOn(this.obstacle ?? '') };
    if (!areDense(hiddenLayers))
      return { ...this.inUse('plain', { hiddenLayers }), remark: remarkOnConvolutions };
    return { engine: 'kernels', name: KernelEngine.engineName };
  }

  /** The engine for a run that requested this one but began with the plain engine: the plain one again. */
  goOnPlain(requested: EngineName, hyperparameters: Pick<Hyperparameters, 'hiddenLayers'>): EngineInUse {
    const inUse = this.inUse(requested, hyperparameters);
    if (inUse.engine === 'plain') return inUse;
    return { ...this.inUse('plain', hyperparameters), remark: remarkOnPlainBeginning };
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
