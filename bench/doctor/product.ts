/** What the bench of the doctor trains and observes. */
export { presets } from '../../src/contract/presets';
export { defaultHyperparameters } from '../../src/contract/hyperparameters';
export { observeNetwork } from '../../src/engine/inspection/network-observations';
export { train } from '../../src/engine/training/train';
export { createRandom } from '../../src/engine/random';
export { DataLibrary } from '../../src/services/data/data-library';
export { EngineMaker } from '../../src/trainer/engine';
export { diagnose } from '../../src/engine/inspection/diagnosis';
export { observeData } from '../../src/engine/inspection/data-observations';
export { sentenceOf, describeRemedies } from '../../src/contract/diagnosis';
