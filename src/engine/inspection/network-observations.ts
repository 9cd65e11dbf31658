import type { DataSplit } from '../../contract/data';
import type { NetworkActivations, NetworkParameters } from '../../contract/network';
import { connectionCount } from '../../contract/layers';
import { indexOfLargest } from '../network/forward';
import { outputPass, type OutputPass } from '../network/output-pass';

/**
 * How the neurons of a hidden layer behave. Those in maps are not judged: at the edge of the image many see no ink, and
 * that is no illness.
 */
export interface LayerObservations {
  neurons: number;
  /** Neurons that do the same for every image: ReLUs always at 0, others always at the same end of their range. */
  unchanging: number;
  /** Share of all activations at which the neuron hardly learns, since its curve is flat there; 0 to 1. */
  flatShare: number;
}

/** How a network behaves on the images of a split. */
export interface NetworkObservations {
  /** Number of images by digit and by the network's answer: `matrix[digit][answer]`. */
  matrix: number[][];
  /** (outputs): largest activation of each output over all images. */
  largest: number[];
  /** (outputs): by digit, the images that were taken for another one with an activation of 0.9 or more. */
  sureMistakes: number[];
  hidden: LayerObservations[];
}

/** Connections times images that are processed in a few milliseconds. */
const workPerPortion = 4_000_000;
/** Connections times images in all: all 10,000 test images for up to 200,000 connections, fewer for larger networks. */
const usualMostWork = 2_000_000_000;
/** Even the largest network is judged by so many. */
const fewestImages = 200;
/** An answer of at least this activation is a sure one. */
const sure = 0.9;

/** Which activations lie where the neuron's curve is flat, and at which end of it (-1, 1); 0 elsewhere. */
const ends: Record<NetworkActivations['hidden'], (activation: number) => -1 | 0 | 1> = {
  sigmoid: (activation) => (activation < 0.01 ? -1 : activation > 0.99 ? 1 : 0),
  tanh: (activation) => (activation < -0.98 ? -1 : activation > 0.98 ? 1 : 0),
  relu: (activation) => (activation > 0 ? 0 : -1),
};

/** Observes a network over a split, or over images spread evenly through it; yields every few milliseconds. */
export function* observeNetwork(
  network: NetworkParameters,
  split: DataSplit,
  mostWork = usualMostWork,
): Generator<void, NetworkObservations> {
  const observer = new Observer(network);
  const connections = connectionCount(network.layers);
  const all = split.labels.length;
  const images = Math.min(all, Math.max(fewestImages, Math.floor(mostWork / connections)));
  const perPortion = Math.ceil(workPerPortion / connections);
  for (let image = 0; image < images; image++) {
    observer.see(split, Math.floor((image * all) / images));
    if ((image + 1) % perPortion === 0) yield;
  }
  return observer.observations(images);
}

class Observer {
  readonly #forward: OutputPass;
  readonly #endOf: (activation: number) => -1 | 0 | 1;
  readonly #matrix: number[][];
  readonly #largest: number[];
  readonly #sureMistakes: number[];
  /** By hidden layer and neuron: how many images took it to either end. */
  readonly #isDense: boolean[];
  readonly #low: Uint32Array[];
  readonly #high: Uint32Array[];

  constructor(network: NetworkParameters) {
    this.#forward = outputPass(network);
    this.#endOf = ends[network.activations.hidden];
    const outputs = network.sizes[network.sizes.length - 1];
    this.#matrix = Array.from({ length: outputs }, () => new Array<number>(outputs).fill(0));
    this.#largest = new Array<number>(outputs).fill(0);
    this.#sureMistakes = new Array<number>(outputs).fill(0);
    const hidden = network.layers.slice(0, -1);
    this.#isDense = hidden.map(({ kind }) => kind === 'dense');
    this.#low = hidden.map(({ outputs: neurons }) => new Uint32Array(neurons));
    this.#high = hidden.map(({ outputs: neurons }) => new Uint32Array(neurons));
  }

  see({ images, labels }: DataSplit, image: number): void {
    this.#forward.input.readPixels(images, image);
    const outputs = this.#forward.run();
    const [label, answer] = [labels[image], indexOfLargest(outputs)];
    this.#matrix[label][answer]++;
    if (answer !== label && outputs[answer] >= sure) this.#sureMistakes[label]++;
    for (let output = 0; output < outputs.length; output++) {
      if (outputs[output] > this.#largest[output]) this.#largest[output] = outputs[output];
    }
    this.#isDense.forEach((isDense, layer) => isDense && this.#seeLayer(layer));
  }

  #seeLayer(layer: number): void {
    const activations = this.#forward.activationsOf(layer);
    const [low, high] = [this.#low[layer], this.#high[layer]];
    for (let neuron = 0; neuron < activations.length; neuron++) {
      const end = this.#endOf(activations[neuron]);
      if (end < 0) low[neuron]++;
      else if (end > 0) high[neuron]++;
    }
  }

  observations(images: number): NetworkObservations {
    const hidden = this.#low.map((low, layer): LayerObservations => {
      const high = this.#high[layer];
      const neurons = low.length;
      if (images === 0) return { neurons, unchanging: 0, flatShare: 0 };
      const unchanging = low.filter((count, neuron) => count === images || high[neuron] === images).length;
      const flat = low.reduce((sum, count, neuron) => sum + count + high[neuron], 0);
      return { neurons, unchanging, flatShare: flat / (neurons * images) };
    });
    return { matrix: this.#matrix, largest: this.#largest, sureMistakes: this.#sureMistakes, hidden };
  }
}
