// The numbers by which the engine tells the kernels what to do. Plain TypeScript as well as AssemblyScript, the only
// file of the kernels that others may import: so every number stands once, and both compilers read it here.

/** What a hidden neuron makes of its weighted input. */
export enum HiddenActivation {
  sigmoid = 0,
  tanh = 1,
  relu = 2,
}

/** What the output neurons make of their weighted inputs. */
export enum OutputActivation {
  sigmoid = 0,
  softmax = 1,
}

/** What training makes small. */
export enum Cost {
  quadratic = 0,
  crossEntropy = 1,
}

/** A set of images. */
export enum Split {
  training = 0,
  validation = 1,
  test = 2,
  /** The training images as a run has changed them for an epoch, those that it learns from next. */
  changed = 3,
}
