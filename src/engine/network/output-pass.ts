import type { NetworkParameters } from '../../contract/network';
import { KernelPass, ReadingKernels } from '../webassembly/kernel-pass';
import { compileKernels, instantiateKernels } from '../webassembly/load-kernels';
import { pixelsPerImage } from '../image';
import { ForwardPass } from './forward';
import type { Network } from './network';
import type { SparseInput } from './sparse-input';

/** Propagates one image after the other through a network, for its outputs and for its layers that are dense. */
export interface OutputPass {
  readonly input: Pick<SparseInput, 'readPixels' | 'readValues'>;
  /** Weighted inputs of the output layer, valid after `run`. */
  readonly weightedOutputs: Float64Array;
  /** Returns the output activations, valid until the next run. */
  run(): Float64Array;
  /** Activations (neurons) of a hidden layer that is dense, valid until any network is read again. */
  activationsOf(layer: number): ArrayLike<number>;
}

/** Networks that can be read in turns without being copied again and again: two that are compared, and the detector's. */
const networksAtOnce = 4;

/** This process's kernels for reading; empty where it has none. */
let makeKernels: (() => ReadingKernels) | undefined;
const used: ReadingKernels[] = [];

/**
 * Has this process read with kernels from here on, where the machine can run them: the module of src/kernels in base64.
 * Without it, networks with convolutions take about ten times as long.
 */
export function readWithKernels(base64: string): void {
  let module: object | undefined;
  makeKernels = () => new ReadingKernels(instantiateKernels((module ??= compileKernels(base64))));
}

/**
 * How to get a network's outputs for many images: by kernels, if the network has convolutions and this process has
 * kernels, else by the plain forward pass, which is quick enough for dense layers.
 */
export function outputPass(network: Network | NetworkParameters): OutputPass {
  const { layers, sizes } = network;
  const hasConvolutions = layers.some(({ kind }) => kind === 'convolution');
  if (makeKernels && hasConvolutions && sizes[0] === pixelsPerImage) {
    try {
      return new KernelPass(network, takeKernels);
    } catch {
      // The machine cannot run the kernels, or has no room for the network; it will have none the next time.
      makeKernels = undefined;
    }
  }
  return new ForwardPass(network);
}

/** The kernels that have not been taken for longest. */
function takeKernels(): ReadingKernels {
  const taken = makeKernels && used.length < networksAtOnce ? makeKernels() : used.shift()!;
  used.push(taken);
  return taken;
}
