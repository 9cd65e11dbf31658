import kernelsBase64 from 'virtual:kernels';
import type { Kernels } from '../engine/training/kernels';

/** Kernels with their own memory, or why there are none. */
export type LoadedKernels = { kernels: Kernels } | { kernels?: undefined; obstacle: string };

/**
 * Compiles the kernels and gives them their own memory. There are none where WebAssembly, or its vector instructions,
 * are unavailable or forbidden.
 */
export function loadKernels(): LoadedKernels {
  try {
    const bytes = Uint8Array.from(atob(kernelsBase64), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return { kernels: exports as unknown as Kernels };
  } catch (error) {
    return { obstacle: error instanceof Error ? error.message : String(error) };
  }
}
