import { Cost, HiddenActivation, OutputActivation } from './codes';

export let hiddenActivation: i32 = HiddenActivation.sigmoid;
export let hasSoftmax: bool = false;
export let hasCrossEntropy: bool = false;
export let miniBatchSize: i32 = 1;
/** The lambdas, not yet divided by the number of images in an epoch. */
export let l1: f64 = 0;
export let l2: f64 = 0;
export let momentum: f32 = 0;

/** Sets the three codes; traps on an unknown one, so that nothing is trained with the wrong rules. */
export function setRules(hidden: i32, output: i32, cost: i32): void {
  if (!isHiddenActivation(hidden)) unreachable();
  hiddenActivation = hidden;
  hasSoftmax = isSecond(output, OutputActivation.sigmoid, OutputActivation.softmax);
  hasCrossEntropy = isSecond(cost, Cost.quadratic, Cost.crossEntropy);
}

function isHiddenActivation(code: i32): bool {
  return (
    code === HiddenActivation.sigmoid || code === HiddenActivation.tanh || code === HiddenActivation.relu
  );
}

/** Whether a code is the second of two known ones; traps when it is neither. */
function isSecond(code: i32, first: i32, second: i32): bool {
  if (code !== first && code !== second) unreachable();
  return code === second;
}

export function setSteps(images: i32, lambda1: f64, lambda2: f64, share: f32): void {
  miniBatchSize = images;
  l1 = lambda1;
  l2 = lambda2;
  momentum = share;
}
