import kernelsBase64 from 'virtual:kernels';
import type { KernelExports, Kernels } from '../engine/training/kernels';
import { KernelThreads } from './kernel-threads';

/** Kernels with their own memory, or why there are none. `release` ends their threads. */
export type LoadedKernels =
  { kernels: Kernels; release: () => void } | { kernels?: undefined; obstacle: string };

/** As in asconfig.json, in pages of 64 KB. */
const pages = { initial: 16, maximum: 65_536 };

/**
 * Compiles the kernels and gives them their own memory. There are none where WebAssembly, or its vector instructions,
 * are unavailable or forbidden.
 */
export function loadKernels(): LoadedKernels {
  try {
    const bytes = Uint8Array.from(atob(kernelsBase64), (character) => character.charCodeAt(0));
    const module = new WebAssembly.Module(bytes);
    const memory = new WebAssembly.Memory({ ...pages, shared: true });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    const kernels = exports as unknown as KernelExports;
    const threads = new KernelThreads(module, kernels);
    return {
      kernels: { ...kernels, startThreads: (count) => threads.start(count) },
      release: () => threads.end(),
    };
  } catch (error) {
    return { obstacle: error instanceof Error ? error.message : String(error) };
  }
}
