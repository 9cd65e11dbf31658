export { defaultSvmSettings } from '../../src/contract/baseline';
export { createBaseline } from '../../src/engine/baselines/create-baseline';
export { DataLibrary } from '../../src/services/data/data-library';
export { loadKernels } from '../../src/trainer/kernel-loader';
