import type { DataSplit, SplitName } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { observeNeuron, type NeuronQuestion } from '../../engine/inspection/neuron-statistics';
import { readSplit } from '../../engine/inspection/split-readings';

/**
 * What can be asked about a whole split. Each runs in the worker, where the images are; a new one is an entry here, and
 * a pure function of `engine/inspection`.
 */
export const inspections = {
  /** What a network answers to each image. */
  readings: (images: DataSplit, { network }: { network: NetworkParameters }) => readSplit(network, images),
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
