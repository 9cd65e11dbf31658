import { createHash } from 'node:crypto';
import type { DataSet } from '../../src/contract/data';
import type { Network } from '../../src/engine/network/network';
import { weightsBytes } from '../../src/engine/network/network';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { KernelImages } from '../../src/engine/training/kernel-images';
import type { Kernels } from '../../src/engine/webassembly/kernels';
import type { TrainingEngine, TrainingRules } from '../../src/engine/training/training-engine';
import { loadKernels } from '../../src/trainer/kernel-loader';

/** Kernels with a memory of their own. */
export function newKernels(): Kernels {
  const loaded = loadKernels();
  if (!loaded.kernels) throw new Error(loaded.obstacle);
  return loaded.kernels;
}

export function createKernelEngine(data: DataSet, network: Network, rules: TrainingRules): KernelEngine {
  return new KernelEngine(new KernelImages(newKernels(), data), network, rules);
}

/** The numbers of all training images, in an order that is not that of the file. */
export function someOrder(images: number): Uint32Array {
  return Uint32Array.from({ length: images }, (_, index) => index).reverse();
}

export function weightsSha256(engine: TrainingEngine): string {
  return createHash('sha256').update(weightsBytes(engine.parameters())).digest('hex');
}
