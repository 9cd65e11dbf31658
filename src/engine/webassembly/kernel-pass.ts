import type { StartNetwork } from '../../contract/trainer';
import { fullInk, pixelsPerImage } from '../image';
import { outputActivations } from '../network/activations';
import { costCodes, hiddenActivationCodes, outputActivationCodes, splitCodes } from './kernel-codes';
import type { KernelExports } from './kernels';
import { scratchBytes, writeNetwork } from './write-network';

/** Any split will do for the one image. */
const split = splitCodes.test;

/** Kernels that read one image at a time, with the network of whoever used them last. */
export class ReadingKernels {
  readonly kernels: KernelExports;
  /** Addresses of `scratchBytes` bytes, and of the pixels of an image. */
  readonly scratch: number;
  readonly pixels: number;
  owner: KernelPass | undefined;

  constructor(kernels: KernelExports) {
    this.kernels = kernels;
    this.scratch = kernels.allocate(scratchBytes);
    this.pixels = kernels.allocate(pixelsPerImage);
    kernels.createSplit(split, 1, pixelsPerImage);
    // Gets its room before there is a network, and so keeps it when the network is released.
    kernels.setImage(split, 0, this.pixels, 0);
  }
}

/**
 * A network's outputs for one image after the other, by kernels; a plain forward pass gives the same to about six digits.
 * For networks of 784 inputs.
 */
export class KernelPass {
  /** Weighted inputs of the output layer, valid after `run`. */
  readonly weightedOutputs: Float64Array;
  readonly #network: StartNetwork;
  readonly #takeKernels: () => ReadingKernels;
  readonly #activations: Float64Array;
  readonly #activate: (values: Float64Array) => void;
  readonly #pixels = new Uint8Array(pixelsPerImage);
  #own: ReadingKernels;

  /** `takeKernels` gives kernels, which may be given to others later. */
  constructor(network: StartNetwork, takeKernels: () => ReadingKernels) {
    const outputs = network.sizes[network.sizes.length - 1];
    this.#network = network;
    this.#takeKernels = takeKernels;
    this.weightedOutputs = new Float64Array(outputs);
    this.#activations = new Float64Array(outputs);
    this.#activate = outputActivations[network.activations.output];
    this.#own = this.#moveIn();
  }

  readonly input = {
    /** Reads image number `image` of (count, 784) bytes, 0 no ink to 255 full ink. */
    readPixels: (images: Uint8Array, image: number): void => {
      this.#pixels.set(images.subarray(image * pixelsPerImage, (image + 1) * pixelsPerImage));
    },
    /** Reads (784) numbers, 0 to 1; rounds them to bytes, as in the files of MNIST. */
    readValues: (input: ArrayLike<number>): void => {
      for (let pixel = 0; pixel < pixelsPerImage; pixel++) {
        this.#pixels[pixel] = Math.round(fullInk * input[pixel]);
      }
    },
  };

  /** Returns the output activations, valid until the next run. */
  run(): Float64Array {
    if (this.#own.owner !== this) this.#own = this.#moveIn();
    const { kernels, pixels } = this.#own;
    new Uint8Array(kernels.memory.buffer, pixels, pixelsPerImage).set(this.#pixels);
    kernels.setImage(split, 0, pixels, 0);
    const outputs = kernels.weighOutputs(split, 0);
    this.weightedOutputs.set(new Float32Array(kernels.memory.buffer, outputs, this.weightedOutputs.length));
    this.#activations.set(this.weightedOutputs);
    this.#activate(this.#activations);
    return this.#activations;
  }

  /** Activations (neurons) of a hidden layer that is dense, valid until any network is read again. */
  activationsOf(layer: number): Float32Array {
    const { kernels } = this.#own;
    const { outputs } = this.#network.layers[layer];
    return new Float32Array(kernels.memory.buffer, kernels.activationsOf(layer), outputs);
  }

  #moveIn(): ReadingKernels {
    const taken = this.#takeKernels();
    const { hidden, output } = this.#network.activations;
    // Emptied first: if there is no room for the network, the kernels hold nobody's.
    taken.owner = undefined;
    const room = { groupImages: 1, hasVelocities: false, mostThreads: 1 };
    writeNetwork(taken.kernels, taken.scratch, this.#network, room);
    // The cost is that of learning; reading has none.
    taken.kernels.setRules(hiddenActivationCodes[hidden], outputActivationCodes[output], costCodes.quadratic);
    taken.owner = this;
    return taken;
  }
}
