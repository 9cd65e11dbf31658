import type { KernelExports } from './kernels';

/** As in asconfig.json, in pages of 64 KB. */
const pages = { initial: 16, maximum: 65_536 };

/** Compiles the module of src/kernels from its base64. Throws where WebAssembly or its vector instructions are missing. */
export function compileKernels(base64: string): object {
  return new WebAssembly.Module(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

/** Makes an instance of the compiled module with a memory of its own. */
export function instantiateKernels(module: object): KernelExports {
  const memory = new WebAssembly.Memory({ ...pages, shared: true });
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
}
