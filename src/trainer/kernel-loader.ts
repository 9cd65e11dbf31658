import kernelsBase64 from 'virtual:kernels';
import type { Kernels } from '../engine/webassembly/kernels';
import { compileKernels, instantiateKernels } from '../engine/webassembly/load-kernels';
import { KernelThreads } from './kernel-threads';

/** Kernels with their own memory, or why there are none. `release` ends their threads. */
export type LoadedKernels =
  { kernels: Kernels; release: () => void } | { kernels?: undefined; obstacle: string };

/**
 * Compiles the kernels and gives them their own memory. There are none where WebAssembly, or its vector instructions,
 * are unavailable or forbidden.
 */
export function loadKernels(): LoadedKernels {
  try {
    const module = compileKernels(kernelsBase64);
    const kernels = instantiateKernels(module);
    const threads = new KernelThreads(module, kernels);
    return {
      kernels: { ...kernels, startThreads: (count) => threads.start(count) },
      release: () => threads.end(),
    };
  } catch (error) {
    return { obstacle: error instanceof Error ? error.message : String(error) };
  }
}
