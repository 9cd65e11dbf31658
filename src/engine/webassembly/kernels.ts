import type { Cost, HiddenActivation, OutputActivation, Split } from '../../kernels/codes';

/** The exports of the WebAssembly module src/kernels; see its sources. Addresses are bytes from the memory's start. */
export interface KernelExports {
  readonly memory: { readonly buffer: SharedArrayBuffer };
  /** Allocates this many bytes permanently; returns their address. */
  allocate(bytes: number): number;
  /** Makes room for this many images of a split, each with this many pixels. */
  createSplit(split: Split, images: number, pixels: number): void;
  addImage(split: Split, image: number, pixels: number, label: number): void;
  /** Stores an image where another one was; the first one at its place gets room for any. */
  setImage(split: Split, image: number, pixels: number, label: number): void;
  /** Writes the pixels of an image at an address; returns its label. */
  getImage(split: number, image: number, pixels: number): number;
  /**
   * Makes a network of zeros, and releases the previous one. `shapes` is the address of layers + 1 shapes, the input's
   * first, each of five numbers of 32 bits: code, size of its window, maps, height, width. Traps on an unknown code.
   * It has room for `mostThreads` threads, and one works on it.
   */
  createNetwork(
    layers: number,
    shapes: number,
    groupImages: number,
    hasVelocities: boolean,
    mostThreads: number,
  ): void;
  /** Has so many threads work on the network from here on; the number changes no bit. */
  setThreads(count: number): void;
  /** Makes the instance a further thread, which waits for tasks and never returns. */
  follow(): void;
  /** Address of how many do so. */
  readonly waitingThreads: { readonly value: number };
  readonly parametersStart: { readonly value: number };
  readonly parametersEnd: { readonly value: number };
  readonly firstLayerScale: { readonly value: number };
  setFirstLayerScale(scale: number): void;
  /** To be called after parameters were written into memory; else what is derived from them is stale. */
  weightsHaveChanged(): void;
  /** Sets the weights of one neuron, or map of a convolution, then its bias, from `values`, single precision. */
  setNeuron(layer: number, neuron: number, values: number): void;
  getNeuron(layer: number, neuron: number, values: number): void;
  /** Traps on an unknown code. */
  setRules(hiddenActivation: HiddenActivation, outputActivation: OutputActivation, cost: Cost): void;
  setSteps(miniBatchSize: number, l1: number, l2: number, momentum: number): void;
  setDropout(seed: number, threshold: number, keptFactor: number): void;
  /** Sets how far training images are changed; all 0 for not at all. After the network: it is released with it. */
  setAugmentation(
    seed: number,
    shift: number,
    rotation: number,
    scaling: number,
    shear: number,
    elastic: number,
  ): void;
  learn(
    order: number,
    from: number,
    to: number,
    epochImages: number,
    epoch: number,
    learningRate: number,
    costs: number,
  ): number;
  countCorrect(split: Split, from: number, to: number): number;
  /** Puts one image through the network; returns the address of its weighted outputs, single precision. */
  weighOutputs(split: Split, image: number): number;
  /** Address of the activations of a hidden layer that is dense, of the same image; single precision. */
  activationsOf(layer: number): number;
  /** Makes room for this many images, of an even number of pixels, as columns; returns their address. */
  createColumns(images: number, pixels: number): number;
  setColumn(columns: number, column: number, pixels: number): void;
  /** Makes room for images that are compared with columns, this many at a time. */
  createRows(rows: number, pixels: number): void;
  setRows(rows: number, pixels: number): void;
  /** Writes the squared distances of the rows to blocks of 32 columns, whole numbers of 32 bits. */
  squaredDistances(
    columns: number,
    firstBlock: number,
    blocks: number,
    result: number,
    rowBytes: number,
  ): void;
  /** Replaces squared distances by e^(-gamma distance²), single precision; `numbers` a multiple of 4. */
  gaussians(values: number, numbers: number, gamma: number): void;
  /** Sums (rows, vectors of 4) = kernel values (rows, support vectors) * coefficients; at least one support vector. */
  weighSupportVectors(
    kernelValues: number,
    rows: number,
    rowBytes: number,
    supportVectors: number,
    coefficients: number,
    vectors: number,
    sums: number,
  ): void;
}

/** Kernels whose threads can be started. */
export interface Kernels extends KernelExports {
  /**
   * Sees that so many threads can work, with the caller's; returns how many can: fewer where threads do not start. Throws
   * where there are none at all, or the caller must not wait.
   */
  startThreads(count: number): number;
}
