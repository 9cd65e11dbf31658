// The codes that the engine passes to the kernels. This file is both TypeScript and AssemblyScript, and the only file
// of the kernels that others may import: every number is defined once, and both compilers read it here.

/** Activation function of the hidden neurons. */
export enum HiddenActivation {
  sigmoid = 0,
  tanh = 1,
  relu = 2,
}

/** Activation function of the output neurons. */
export enum OutputActivation {
  sigmoid = 0,
  softmax = 1,
}

/** The cost that training minimises. */
export enum Cost {
  quadratic = 0,
  crossEntropy = 1,
}

/** What a layer does with the one before. */
export enum LayerCode {
  dense = 0,
  convolution = 1,
  pooling = 2,
}

/** A set of images. */
export enum Split {
  training = 0,
  validation = 1,
  test = 2,
}

/** The most threads that can work on a network together. */
export const maximumThreads = 8;
