import type { NetworkActivations, NetworkParameters } from '../../contract/network';
import type { LayerShape } from '../../contract/layers';
import { biasCount, connectionCount, inputsPerNeuron, parameterCount, sizesOf } from '../../contract/layers';
import type { DataSplit, SplitName } from '../../contract/data';
import type { EngineState, StartNetwork } from '../../contract/trainer';
import { maximumThreads } from '../../kernels/codes';
import { hasAugmentation } from '../data/augmentation';
import { activationsOf } from '../network/network';
import { dropoutThreshold } from './dropout';
import { costCodes, hiddenActivationCodes, outputActivationCodes } from '../webassembly/kernel-codes';
import type { KernelImages } from './kernel-images';
import type { Kernels } from '../webassembly/kernels';
import { writeNetwork } from '../webassembly/write-network';
import type { EpochRules, TrainingEngine, TrainingRules } from './training-engine';

/** Images that go through the network together if the mini-batch does not set the number. */
const usualGroupImages = 32;
/** Larger mini-batches, by images or by images times parameters, are not learned in one step. */
const largestGroupImages = 128;
const largestGroupWork = 128_000_000;

/**
 * Threads meet several times in a group of images. That pays where they have so much to do, about 200 microseconds; with
 * less, a run would lose where other programs need the cores.
 */
const fewestMultiplicationsToShare = 1_000_000;
const fewestImagesPerThread = 2;

/** Changing an image takes as long as this many multiplications. */
const multiplicationsPerChange = 20_000;
/** Multiplications that take the kernels about 3 ms, and the share of pixels that have ink. */
const multiplicationsPerStep = 10_000_000;
const inkShare = 0.2;

/**
 * Trains in single precision with the WebAssembly kernels; the same weights, bit for bit, on every machine.
 *
 * A mini-batch of usual size is learned in one step, with its gradient added directly to the weights. Larger
 * mini-batches, momentum and L1 regularisation need velocities: the gradient is added to them, and they to the weights.
 * An engine is valid until another one is made with the same images.
 */
export class KernelEngine implements TrainingEngine {
  static readonly engineName = 'WebAssembly kernels';
  readonly name = KernelEngine.engineName;
  readonly workPerStep: number;
  readonly parameterCount: number;
  readonly workPerImage: number;
  readonly #images: KernelImages;
  readonly #layers: readonly LayerShape[];
  readonly #activations: NetworkActivations;
  readonly #miniBatchSize: number;
  readonly #hasVelocities: boolean;
  readonly #mostThreads: number;

  /** Copies `network`, rounded to single precision; the rules give its activation functions. */
  constructor(images: KernelImages, network: StartNetwork, rules: TrainingRules) {
    const { miniBatchSize, momentum, l1 } = rules;
    this.#images = images;
    this.#layers = network.layers.map(shapeOf);
    this.#activations = activationsOf(rules);
    this.#miniBatchSize = miniBatchSize;
    this.parameterCount = parameterCount(network.layers);
    this.workPerImage = connectionCount(network.layers);
    const multiplications =
      multiplicationsPerImage(network) + (hasAugmentation(rules) ? multiplicationsPerChange : 0);
    this.workPerStep = (multiplicationsPerStep * this.workPerImage) / multiplications;
    this.#hasVelocities =
      momentum > 0 ||
      l1 > 0 ||
      miniBatchSize > largestGroupImages ||
      miniBatchSize * this.parameterCount > largestGroupWork;
    const imagesTogether = this.#hasVelocities ? Math.min(miniBatchSize, usualGroupImages) : miniBatchSize;
    this.#mostThreads = threadsWorthStarting(imagesTogether, multiplications);
    this.#createNetwork(network);
    this.#setRules(rules);
    this.#warmUp();
  }

  imageCount(split: SplitName): number {
    return this.#images.count(split);
  }

  parameters(): NetworkParameters {
    const { kernels, scratch } = this.#images;
    const layers = this.#layers.map((shape, layer) => {
      const inputs = inputsPerNeuron(shape);
      const bias = new Float32Array(biasCount(shape));
      const weight = new Float32Array(bias.length * inputs);
      for (let neuron = 0; neuron < bias.length; neuron++) {
        kernels.getNeuron(layer, neuron, scratch);
        const values = this.#scratchValues(inputs + 1);
        weight.set(values.subarray(0, inputs), neuron * inputs);
        bias[neuron] = values[inputs];
      }
      return { ...shape, weight, bias };
    });
    return { sizes: sizesOf(this.#layers), activations: this.#activations, layers };
  }

  addStrokeDigits(digits: DataSplit, first: number): void {
    this.#images.addStrokeDigits(digits, first);
  }

  learn(order: Uint32Array, from: number, to: number, { epoch, learningRate }: EpochRules): number[] {
    const { kernels, order: orderAt, costs } = this.#images;
    const start = this.#learnedUpTo(from, order.length);
    const end = this.#learnedUpTo(to, order.length);
    new Uint32Array(kernels.memory.buffer, orderAt).set(order.subarray(start, end), start);
    const completed = kernels.learn(orderAt, start, end, order.length, epoch, learningRate, costs);
    return Array.from(new Float64Array(kernels.memory.buffer, costs, completed));
  }

  countCorrect(split: SplitName, from: number, to: number): number {
    return this.#images.countCorrect(split, from, to);
  }

  useCores(cores: number): void {
    const { kernels } = this.#images;
    kernels.setThreads(startedThreads(kernels, Math.min(cores, this.#mostThreads)));
  }

  state(): EngineState {
    const { firstLayerScale } = this.#images.kernels;
    return { parameters: this.#memory().slice(), scale: Float64Array.of(firstLayerScale.value) };
  }

  restore({ parameters, scale }: EngineState): void {
    const { kernels } = this.#images;
    this.#memory().set(parameters);
    kernels.setFirstLayerScale(scale[0]);
    kernels.weightsHaveChanged();
  }

  /**
   * How far learning has really got when it is at an image of an epoch: without velocities it waits for the whole
   * mini-batch.
   */
  #learnedUpTo(image: number, imagesInEpoch: number): number {
    return this.#hasVelocities || image === imagesInEpoch ? image : image - (image % this.#miniBatchSize);
  }

  #createNetwork(network: StartNetwork): void {
    const { kernels, scratch } = this.#images;
    const groupImages = this.#hasVelocities
      ? usualGroupImages
      : Math.max(this.#miniBatchSize, usualGroupImages);
    const room = { groupImages, hasVelocities: this.#hasVelocities, mostThreads: this.#mostThreads };
    writeNetwork(kernels, scratch, network, room);
  }

  #setRules(rules: TrainingRules): void {
    const { kernels } = this.#images;
    const { hiddenActivation, outputActivation, cost, miniBatchSize, l1, l2, momentum, seed, dropout } =
      rules;
    const { shift, rotation, scaling, shear, elastic } = rules;
    kernels.setRules(
      hiddenActivationCodes[hiddenActivation],
      outputActivationCodes[outputActivation],
      costCodes[cost],
    );
    kernels.setSteps(miniBatchSize, l1, l2, momentum);
    kernels.setAugmentation(seed, shift, rotation, scaling, shear, elastic);
    kernels.setDropout(seed, dropoutThreshold(dropout), 1 / (1 - dropout));
  }

  /**
   * Processes some images without learning, so that the fastest code is compiled when the first epoch begins.
   * A learning rate of 0 would not be enough: 0 times infinity is not a number.
   */
  #warmUp(): void {
    const images = Math.min(
      this.imageCount('training'),
      Math.ceil((2 * this.workPerStep) / this.workPerImage),
    );
    const order = Uint32Array.from({ length: images }, (_, index) => index);
    const state = this.state();
    this.learn(order, 0, images, { epoch: 0, learningRate: 0 });
    this.restore(state);
  }

  #scratchValues(count: number): Float32Array {
    const { kernels, scratch } = this.#images;
    return new Float32Array(kernels.memory.buffer, scratch, count);
  }

  /** All weights, biases and velocities in the kernels' memory. */
  #memory(): Float32Array {
    const { memory, parametersStart, parametersEnd } = this.#images.kernels;
    const bytes = parametersEnd.value - parametersStart.value;
    return new Float32Array(memory.buffer, parametersStart.value, bytes / Float32Array.BYTES_PER_ELEMENT);
  }
}

/** The most threads that can have a share of a group of images, each with so many multiplications. */
function threadsWorthStarting(images: number, multiplications: number): number {
  if (images * multiplications < fewestMultiplicationsToShare) return 1;
  return Math.max(1, Math.min(maximumThreads, Math.floor(images / fewestImagesPerThread)));
}

/** How many threads of so many can work; the caller's own always can. */
function startedThreads(kernels: Kernels, count: number): number {
  try {
    return kernels.startThreads(count);
  } catch {
    return 1;
  }
}

/** A layer without its weights. */
function shapeOf({ weight: _weight, bias: _bias, ...shape }: StartNetwork['layers'][number]): LayerShape {
  return shape;
}

/** Multiplications of a forward pass; most pixels have no ink, and a dense first layer skips them. */
function multiplicationsPerImage({ layers }: StartNetwork): number {
  const [first] = layers;
  const skipped = first.kind === 'dense' ? (1 - inkShare) * first.inputs * first.outputs : 0;
  return connectionCount(layers) - skipped;
}
