import type { NetworkParameters, NetworkShape } from '../../contract/network';
import { connectionCount, parameterCount } from '../../contract/layers';
import type { DataSet, DataSplit, SplitName } from '../../contract/data';
import type { EngineState, StartNetwork } from '../../contract/trainer';
import { Augmentation, hasAugmentation } from '../data/augmentation';
import { pixelsPerImage } from '../image';
import { countCorrectIn } from '../evaluation/accuracy';
import { BackwardPass } from '../network/backward';
import { ForwardPass } from '../network/forward';
import type { Network } from '../network/network';
import { outputEncodings, type OutputEncoding } from '../network/output-encoding';
import { activationsOf, networkFromParameters, parametersOf, zerosLike } from '../network/network';
import { Dropout } from './dropout';
import type { EpochRules, TrainingEngine, TrainingRules } from './training-engine';
import { UpdateRule } from './update';

/** The reference engine: double precision, one image after another, every sum in ascending order. */
export class PlainEngine implements TrainingEngine {
  static readonly engineName = 'plain TypeScript engine';
  readonly name = PlainEngine.engineName;
  readonly workPerStep = 4_000_000;
  readonly parameterCount: number;
  readonly workPerImage: number;
  /** In double precision; changes with every mini-batch. */
  readonly network: Network;
  /** Gradient summed over the images since the last completed mini-batch. */
  readonly gradient: Network;
  readonly #data: DataSet;
  readonly #miniBatchSize: number;
  readonly #dropout?: Dropout;
  readonly #augmentation?: Augmentation;
  readonly #augmented = new Uint8Array(pixelsPerImage);
  readonly #strokeDigits: DataSplit;
  readonly #learning: ForwardPass;
  readonly #evaluation: ForwardPass;
  readonly #backward: BackwardPass;
  readonly #update: UpdateRule;
  readonly #encoding: OutputEncoding;
  /** Cost summed like the gradient. */
  #cost = 0;

  /**
   * Copies `network` in its full precision; the rules give its activation functions. It has as many outputs as the
   * encoding.
   */
  constructor(
    data: DataSet,
    network: StartNetwork,
    rules: TrainingRules,
    encoding = outputEncodings.ten(rules),
  ) {
    this.#data = data;
    this.#encoding = encoding;
    this.#miniBatchSize = rules.miniBatchSize;
    this.network = networkFromParameters({
      sizes: network.sizes,
      layers: network.layers,
      activations: activationsOf(rules),
    });
    this.gradient = zerosLike(this.network);
    this.parameterCount = parameterCount(this.network.layers);
    this.workPerImage = connectionCount(this.network.layers);
    if (rules.dropout > 0) this.#dropout = new Dropout(neuronsToLeaveOut(this.network), rules);
    this.#strokeDigits = {
      images: new Uint8Array(rules.strokeDigits * pixelsPerImage),
      labels: new Uint8Array(rules.strokeDigits),
    };
    if (hasAugmentation(rules)) this.#augmentation = new Augmentation(rules);
    this.#learning = new ForwardPass(this.network, this.#dropout?.factors);
    this.#evaluation = new ForwardPass(this.network);
    this.#backward = new BackwardPass(this.network, this.gradient, encoding.cost, this.#dropout?.factors);
    this.#update = new UpdateRule(rules, this.network);
  }

  parameters(): NetworkParameters {
    return parametersOf(this.network);
  }

  imageCount(split: SplitName): number {
    return this.#data[split].labels.length;
  }

  addStrokeDigits({ images, labels }: DataSplit, first: number): void {
    this.#strokeDigits.images.set(images, first * pixelsPerImage);
    this.#strokeDigits.labels.set(labels, first);
  }

  learn(order: Uint32Array, from: number, to: number, { epoch, learningRate }: EpochRules): number[] {
    const costs: number[] = [];
    for (let at = from, end: number; at < to; at = end) {
      const batchStart = at - (at % this.#miniBatchSize);
      const batchEnd = Math.min(batchStart + this.#miniBatchSize, order.length);
      end = Math.min(batchEnd, to);
      this.#cost += this.addGradients(order.subarray(at, end), epoch);
      if (end < batchEnd) break;
      const images = batchEnd - batchStart;
      this.#update.apply(this.network, this.gradient, { learningRate, images, imagesInEpoch: order.length });
      costs.push(this.#cost / images);
      this.#cost = 0;
    }
    return costs;
  }

  /** Adds the gradients of these training images to the sum; returns the sum of their costs. */
  addGradients(images: Uint32Array, epoch: number): number {
    let cost = 0;
    for (const image of images) {
      this.#dropout?.choose(epoch, image);
      const label = this.#readTrainingImage(epoch, image);
      this.#learning.run();
      cost += this.#backward.run(this.#learning, label);
    }
    return cost;
  }

  /** Reads a training image, with augmentation; returns its label. */
  #readTrainingImage(epoch: number, image: number): number {
    const { input } = this.#learning;
    const { training } = this.#data;
    const isDrawn = image >= training.labels.length;
    const { images, labels } = isDrawn ? this.#strokeDigits : training;
    const index = isDrawn ? image - training.labels.length : image;
    if (this.#augmentation) {
      const pixels = images.subarray(index * pixelsPerImage, (index + 1) * pixelsPerImage);
      this.#augmentation.apply(pixels, this.#augmented, epoch, image);
      input.readPixels(this.#augmented, 0);
    } else input.readPixels(images, index);
    return labels[index];
  }

  countCorrect(split: SplitName, from: number, to: number): number {
    return countCorrectIn(this.#evaluation, this.#data[split], [from, to], this.#encoding.answer);
  }

  state(): EngineState {
    return Object.fromEntries(this.#stateArrays().map(([name, values]) => [name, values.slice()]));
  }

  useCores(): void {
    // It calculates on one.
  }

  restore(state: EngineState): void {
    for (const [name, values] of this.#stateArrays()) values.set(state[name]);
    for (const { weight, bias } of this.gradient.layers) {
      weight.fill(0);
      bias.fill(0);
    }
    this.#cost = 0;
  }

  /** The arrays of the state by name, not copied. */
  #stateArrays(): [name: string, values: Float64Array][] {
    const networks = { network: this.network, velocity: this.#update.velocity };
    return Object.entries(networks).flatMap(([kind, network]) =>
      (network?.layers ?? []).flatMap(({ weight, bias }, layer): [string, Float64Array][] => [
        [`${kind}.${layer}.weight`, weight],
        [`${kind}.${layer}.bias`, bias],
      ]),
    );
  }
}

/** Hidden neurons that dropout chooses from, layer by layer; in maps none is left out. */
function neuronsToLeaveOut({ layers }: NetworkShape): number[] {
  return layers.slice(0, -1).map(({ kind, outputs }) => (kind === 'dense' ? outputs : 0));
}
