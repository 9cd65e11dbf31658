import type { DataSplit, SplitName } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { countRightByDarkness } from '../../engine/baselines/darkness';
import { countBitReadings } from '../../engine/inspection/bit-readings';
import { summariseSplit } from '../../engine/inspection/digit-summary';
import { layerSpeeds, meanGradient, type GradientQuestion } from '../../engine/inspection/gradient-sample';
import { layerDistributions } from '../../engine/inspection/layer-distributions';
import { observeNeuron, type NeuronQuestion } from '../../engine/inspection/neuron-statistics';
import { readSplit } from '../../engine/inspection/split-readings';
import { splitResults } from '../../engine/inspection/split-results';
import { countYes, type Question as TreeQuestion } from '../../engine/perceptron/question-tree';

/**
 * What can be asked about a whole split. Each runs in the worker, where the images are; a new one is an entry here, and
 * a pure function of the engine.
 */
export const inspections = {
  /** What a network answers to each image. */
  readings: (images: DataSplit, { network }: { network: NetworkParameters }) => readSplit(network, images),
  /** The answers beside the labels, sorted by confidence. */
  results: (images: DataSplit, { network }: { network: NetworkParameters }) => splitResults(network, images),
  /** What its images are, digit by digit. */
  summary: (images: DataSplit, _question: Record<string, never>) => summariseSplit(images),
  /** How many are guessed right by darkness alone, from the darkness of each digit. */
  rightByDarkness: (images: DataSplit, { darkness }: { darkness: number[] }) =>
    countRightByDarkness(images, darkness),
  /** How the numbers of every layer are distributed. */
  distributions: layerDistributions,
  /** How many a network reads correctly by four bits on top of its outputs. */
  bitReadings: countBitReadings,
  /** The gradient of its cost on some images, and the milliseconds that this takes. */
  timedGradient: (images: DataSplit, question: GradientQuestion) => {
    const began = performance.now();
    const gradient = meanGradient(images, question);
    return { gradient, milliseconds: performance.now() - began };
  },
  /** How fast each layer of a network learns from some images. */
  layerSpeeds,
  /** How many images of each digit a tree of questions takes for what it asks about. */
  treeAnswers: (images: DataSplit, { tree }: { tree: TreeQuestion }) => countYes(images, tree),
  /** How one neuron behaves. */
  neuron: (images: DataSplit, question: NeuronQuestion) => observeNeuron(images, question),
};

type Inspections = typeof inspections;
export type InspectionKind = keyof Inspections;
/** What is asked, beside the split. */
export type Question<Kind extends InspectionKind> = Parameters<Inspections[Kind]>[1];
export type Answer<Kind extends InspectionKind> = ReturnType<Inspections[Kind]>;

/** Messages to the worker. */
export type InspectionMessage =
  /** Images that follow those given so far; `count`: how many the split has in all. */
  | { type: 'images'; split: SplitName; count: number; block: DataSplit }
  /** Other data comes. */
  | { type: 'forget' }
  | { type: 'ask'; kind: InspectionKind; split: SplitName; question: Question<InspectionKind> };
