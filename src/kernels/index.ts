export { allocate } from './memory';
export { activationsOf, weighOutputs } from './evaluate';
export { addImage, createSplit, getImage, setImage } from './images';
export { touched } from './group';
export {
  firstLayerScale,
  getNeuron,
  parametersEnd,
  parametersStart,
  setFirstLayerScale,
  setNeuron,
  weightsHaveChanged,
} from './network';
export { createNetwork, setAugmentation, setDropout, setRules, setSteps } from './setup';
export { countCorrect, follow, learn, setThreads, waitingThreads } from './team';
export { createColumns, createRows, gaussians, setColumn, setRows, squaredDistances } from './distances';
export { weighSupportVectors } from './decisions';

// Exported only for the tests, which compare them with the reference.
export { getChangedImage } from './augment';
export { exponentials, naturalLogarithm } from './elementary';
