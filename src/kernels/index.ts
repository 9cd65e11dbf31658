export { allocate } from './memory';
export { addImage, createSplit, getImage } from './images';
export { touched } from './group';
export {
  createNetwork,
  firstLayerScale,
  getNeuron,
  parametersEnd,
  parametersStart,
  setFirstLayerScale,
  setNeuron,
} from './network';
export { setRules, setSteps } from './rules';
export { setAugmentation } from './augment';
export { setDropout } from './dropout';
export { learn } from './learn';
export { countCorrect } from './evaluate';
export { createColumns, createRows, gaussians, setColumn, setRows, squaredDistances } from './distances';
export { weighSupportVectors } from './decisions';

// Exported only for the tests, which compare them with the reference.
export { getChangedImage } from './augment';
export { exponentials, naturalLogarithm } from './elementary';
