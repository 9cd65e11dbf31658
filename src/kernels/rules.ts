/** Hidden activations, in the order of the hyper-parameter's choices. */
export const sigmoid: i32 = 0;
export const tanh: i32 = 1;
export const relu: i32 = 2;

export let hiddenActivation: i32 = sigmoid;
export let hasSoftmax: bool = false;
export let hasCrossEntropy: bool = false;
export let miniBatchSize: i32 = 1;
/** Each lambda, not yet divided by the images of an epoch. */
export let l1: f64 = 0;
export let l2: f64 = 0;
export let momentum: f32 = 0;

export function setRules(activation: i32, isSoftmax: bool, isCrossEntropy: bool): void {
  hiddenActivation = activation;
  hasSoftmax = isSoftmax;
  hasCrossEntropy = isCrossEntropy;
}

export function setSteps(images: i32, lambda1: f64, lambda2: f64, share: f32): void {
  miniBatchSize = images;
  l1 = lambda1;
  l2 = lambda2;
  momentum = share;
}
