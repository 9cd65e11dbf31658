export { defaultHyperparameters } from '../../src/contract/hyperparameters';
export { createNetwork, parametersOf } from '../../src/engine/network/network';
export { createRandom } from '../../src/engine/random';
export { RunStore } from '../../src/services/runs/run-store';
