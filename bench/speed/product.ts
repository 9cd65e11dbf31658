/** What the bench measures. */
export { defaultHyperparameters } from '../../src/contract/hyperparameters';
export { DataLibrary } from '../../src/services/data/data-library';
export { EngineMaker } from '../../src/trainer/engine';
export { TimedTraining } from '../../src/trainer/timed-training';
