import { defaultHyperparameters, type Hyperparameters } from '../../../contract/hyperparameters';
import { ForwardPass } from '../../../engine/network/forward';
import { createNewNetwork, createZeroNetwork, type Network } from '../../../engine/network/network';
import { createRandom } from '../../../engine/random';
import { drawStrokeDigits } from '../../../engine/synthesis/stroke-digits';
import { PlainEngine } from '../../../engine/training/plain-engine';
import { train } from '../../../engine/training/train';
import type { DataSet, DataSplit } from '../../../contract/data';
import { pixelsPerImage } from '../../../engine/image';

/** What can be done to a run to make it ill. */
export const ailments = [
  'rate-too-high',
  'rate-too-low',
  'weights-too-large',
  'all-zeros',
  'shuffled-labels',
  'none',
] as const;
export type Ailment = (typeof ailments)[number];

/** What is seen of the run after some epochs. */
export interface SickEpoch {
  /** 0: untrained. */
  epochs: number;
  /** Mean over the epoch; null before the first. */
  cost: number | null;
  /** Share read as labelled, 0 to 1, of the images that it learns from and of others. */
  training: number;
  validation: number;
  /** Share of the hidden neurons' activations that are nearly 0 or nearly 1, on the other images. */
  saturated: number;
}

export const epochsOfSickRun = 12;
const trainingImages = 600;
const validationImages = 300;
const hiddenNeurons = 15;
/** A digit takes about 0.1 ms. */
const digitsPerTurn = 25;
/** So many times as large as usual that nearly all hidden neurons are saturated. */
const tooLarge = 800;
const nearEnd = 0.01;
/** Of the seed, beside those of weights and of the order of images. */
const labelStream = 2;

const changes: Record<Ailment, Partial<Hyperparameters>> = {
  'rate-too-high': { learningRate: 300 },
  'rate-too-low': { learningRate: 0.003 },
  'weights-too-large': {},
  'all-zeros': {},
  'shuffled-labels': {},
  none: {},
};

/** Trains a small network on digits that Inkling draws, made ill; yields every few milliseconds, and after each epoch. */
export function* trainSickRun(ailment: Ailment, seed: number): Generator<SickEpoch | null, void> {
  const settings: Hyperparameters = {
    ...defaultHyperparameters,
    ...changes[ailment],
    ...{ hiddenLayers: [hiddenNeurons], initialWeights: 'scaled-normal', seed },
    ...{ epochs: epochsOfSickRun, trainingImages },
  };
  const training = yield* drawDigits(seed, 0, trainingImages);
  const validation = yield* drawDigits(seed, trainingImages, trainingImages + validationImages);
  if (ailment === 'shuffled-labels') shuffle(training.labels, seed);
  const data: DataSet = {
    training,
    validation,
    test: { images: new Uint8Array(), labels: new Uint8Array() },
  };
  const engine = new PlainEngine(data, firstNetwork(ailment, settings), settings);
  const saturated = () => saturatedShare(engine.network, validation);
  for (const step of train(engine, settings)) {
    if (step.type === 'point' && step.point.epochs === 0) {
      const { trainingCorrect = 0, trainingTotal = 1, validationCorrect, validationTotal } = step.point;
      yield {
        ...{ epochs: 0, cost: null, saturated: saturated() },
        ...{ training: trainingCorrect / trainingTotal, validation: validationCorrect / validationTotal },
      };
    } else if (step.type === 'epoch') {
      const { epoch, cost, trainingCorrect = 0, trainingTotal = 1 } = step.counts;
      const { validationCorrect, validationTotal } = step.counts;
      yield {
        ...{ epochs: epoch + 1, cost, saturated: saturated() },
        ...{ training: trainingCorrect / trainingTotal, validation: validationCorrect / validationTotal },
      };
    } else yield null;
  }
}

function shuffle(labels: Uint8Array, seed: number): void {
  const shuffled = [...labels];
  createRandom(seed, labelStream).shuffle(shuffled);
  labels.set(shuffled);
}

function* drawDigits(seed: number, from: number, to: number): Generator<null, DataSplit> {
  const images = new Uint8Array((to - from) * pixelsPerImage);
  const labels = new Uint8Array(to - from);
  for (let first = from; first < to; first += digitsPerTurn) {
    const drawn = drawStrokeDigits(seed, first, Math.min(first + digitsPerTurn, to));
    images.set(drawn.images, (first - from) * pixelsPerImage);
    labels.set(drawn.labels, first - from);
    yield null;
  }
  return { images, labels };
}

function firstNetwork(ailment: Ailment, settings: Hyperparameters): Network {
  const network = createNewNetwork(settings);
  if (ailment === 'all-zeros') return createZeroNetwork(network.sizes, network.activations);
  if (ailment === 'weights-too-large') {
    const { weight } = network.layers[0];
    for (let index = 0; index < weight.length; index++) weight[index] *= tooLarge;
  }
  return network;
}

function saturatedShare(network: Network, { images, labels }: DataSplit): number {
  const forward = new ForwardPass(network);
  let [saturated, all] = [0, 0];
  for (let image = 0; image < labels.length; image++) {
    forward.input.readPixels(images, image);
    forward.run();
    const [hidden] = forward.activations;
    for (const activation of hidden) saturated += Number(activation < nearEnd || activation > 1 - nearEnd);
    all += hidden.length;
  }
  return saturated / all;
}
