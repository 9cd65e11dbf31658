import type { Cost, HiddenActivation, OutputActivation, Split } from '../../kernels/codes';

/** The exports of the WebAssembly module src/kernels; see its sources. Addresses are bytes from the memory's start. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Allocates this many bytes permanently; returns their address. */
  allocate(bytes: number): number;
  /** Makes room for this many images of a split, each with this many pixels. */
  createSplit(split: Split, images: number, pixels: number): void;
  addImage(split: Split, image: number, pixels: number, label: number): void;
  /** Stores a changed training image at `record`; returns where the next record can begin. */
  changeImage(image: number, pixels: number, record: number): number;
  /** Writes the pixels of an image at an address; returns its label. */
  getImage(split: number, image: number, pixels: number): number;
  /**
   * Makes a network of zeros, and releases the previous one. `sizes` is the address of layers + 1 numbers, 32 bits
   * each.
   */
  createNetwork(layers: number, sizes: number, groupImages: number, hasVelocities: boolean): void;
  readonly parametersStart: { readonly value: number };
  readonly parametersEnd: { readonly value: number };
  readonly firstLayerScale: { readonly value: number };
  setFirstLayerScale(scale: number): void;
  /** Sets one neuron's weights, then its bias, from `values`, single precision. */
  setNeuron(layer: number, neuron: number, values: number): void;
  getNeuron(layer: number, neuron: number, values: number): void;
  /** Traps on an unknown code. */
  setRules(hiddenActivation: HiddenActivation, outputActivation: OutputActivation, cost: Cost): void;
  setSteps(miniBatchSize: number, l1: number, l2: number, momentum: number): void;
  setDropout(seed: number, threshold: number, keptFactor: number): void;
  learnFromChanged(areChanged: boolean): void;
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
}
