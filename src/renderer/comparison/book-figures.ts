import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { MarkShape } from '../../figures/charts/curves';

/** Test images read correctly, of 10,000, after some epochs of an experiment in the book. */
export interface BookExperiment {
  name: string;
  settings: Pick<Hyperparameters, 'hiddenLayers' | 'learningRate'>;
  /** How its figures are marked, and that mark in a text. */
  mark: MarkShape;
  sign: string;
  /** Epoch, as in the transcript, and correct images. */
  transcript: readonly (readonly [epoch: number, correct: number])[];
}

/** The transcripts printed in chapter 1 of Michael Nielsen's book: mini-batches of 10, 30 epochs, quadratic cost. */
export const bookExperiments: readonly BookExperiment[] = [
  {
    name: '30 hidden, η 3',
    settings: { hiddenLayers: [30], learningRate: 3 },
    mark: 'diamond',
    sign: '◇',
    transcript: [[0, 9129], [1, 9295], [2, 9348], [27, 9528], [28, 9542], [29, 9534]], // prettier-ignore
  },
  {
    name: '100 hidden, η 0.001',
    settings: { hiddenLayers: [100], learningRate: 0.001 },
    mark: 'triangle',
    sign: '△',
    transcript: [[0, 1139], [1, 1136], [2, 1135], [27, 2101], [28, 2123], [29, 2142]], // prettier-ignore
  },
  {
    name: '30 hidden, η 100',
    settings: { hiddenLayers: [30], learningRate: 100 },
    mark: 'square',
    sign: '□',
    transcript: [[0, 1009], [1, 1009], [2, 1009], [3, 1009], [27, 982], [28, 982], [29, 982]], // prettier-ignore
  },
];

/** The experiments of the book that have these settings, apart from seed and epochs; if none has, the first one. */
export function experimentsLike(all: readonly Hyperparameters[]): readonly BookExperiment[] {
  const found = bookExperiments.filter(({ settings }) => all.some((each) => isOfExperiment(each, settings)));
  return found.length > 0 ? found : bookExperiments.slice(0, 1);
}

function isOfExperiment(hyperparameters: Hyperparameters, settings: BookExperiment['settings']): boolean {
  const wanted = { ...defaultHyperparameters, ...settings };
  const names = Object.keys(wanted) as (keyof Hyperparameters)[];
  return names.every(
    (name) => name === 'seed' || name === 'epochs' || String(wanted[name]) === String(hyperparameters[name]),
  );
}
