import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DataStatus } from '../../../contract/data';
import type { DenseParameters, NetworkParameters } from '../../../contract/network';
import { imageSide, pixelsPerImage } from '../../../engine/image';
import type { BitReadings } from '../../../engine/inspection/bit-readings';
import { prepareStrokes } from '../../../engine/handwriting/one-digit/prepare-strokes';
import { ForwardPass } from '../../../engine/network/forward';
import { bitsOf, bitValues, readBits, wrongBits, type BitLayer } from '../../../engine/perceptron/bit-layer';
import { createRandom } from '../../../engine/random';
import { syntheticStrokes } from '../../../engine/synthesis/synthetic-strokes';
import type { ChapterEnvironment, PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import { digits, formatFigure } from '../figures';
import type { PageRecord } from '../progress-model';
import { EncodingRuns } from './encoding-runs';

/** The largest weight or bias, with either sign. */
export const largest = 20;
/** Weights and biases are halves. */
export const stepOfWeights = 0.5;

/** Neurons of the first hidden layer that are shown. */
const shownNeurons = 4;

/** A 0 that Inkling draws itself, as the network sees it. */
const zero = prepareStrokes(syntheticStrokes(0, createRandom(13)))!;

/** (4, 784) the quarters of that 0, and nothing else. */
export const quarters: readonly Float32Array[] = [0, 1, 2, 3].map((quarter) =>
  Float32Array.from({ length: pixelsPerImage }, (_, pixel) => {
    const isLow = Math.floor(pixel / imageSide) >= imageSide / 2;
    const isRight = pixel % imageSide >= imageSide / 2;
    return (isLow ? 2 : 0) + (isRight ? 1 : 0) === quarter ? zero[pixel] : 0;
  }),
);

/** A neuron of the first hidden layer, and how strongly the 0 excites it. */
export interface ExcitedNeuron {
  neuron: number;
  activation: number;
}

interface Measurement {
  network: NetworkParameters;
  data: DataStatus;
  layer: BitLayer;
  readings: BitReadings;
}

/** Four bits on top of ten outputs, and what the hidden neurons of the network on screen look for. */
export class TenOrFourModel implements PageModel {
  readonly network: ReadonlySignal<NetworkParameters | null>;
  readonly denseNetwork: ReadonlySignal<DenseParameters | null>;
  /** Has a network that this page can show. */
  readonly library: Pick<ChapterEnvironment['library'], 'openIncluded'>;
  /** (4 bits) */
  readonly layer = signal<BitLayer>(bitValues.map(() => ({ weights: digits.map(() => 0), bias: 0 })));
  /** What the layer says for each digit while its output is 1 and the others are 0. */
  readonly numbers = computed(() =>
    digits.map((digit) =>
      readBits(
        this.layer.value,
        digits.map((output) => (output === digit ? 1 : 0)),
      ),
    ),
  );
  /** Those of the network on screen that the 0 excites most; empty without a hidden layer. */
  readonly excited: ReadonlySignal<readonly ExcitedNeuron[]>;
  /** Of the present layer, network and test images; null: not measured. */
  readonly readings: ReadonlySignal<BitReadings | null>;
  readonly isMeasuring = signal(false);
  /** Why it cannot be measured, in a sentence; null when it can. */
  readonly obstacle: ReadonlySignal<string | null>;
  /** Networks with four outputs beside those with ten. */
  readonly encodings: EncodingRuns;
  readonly exercises: readonly [Exercise];
  readonly #measured = signal<Measurement | null>(null);
  readonly #data: ChapterEnvironment['data'];
  readonly #inspector: ChapterEnvironment['inspector'];

  constructor(
    record: PageRecord,
    {
      network,
      denseNetwork,
      data,
      inspector,
      encodings,
      baselines,
      library,
    }: Pick<
      ChapterEnvironment,
      'network' | 'denseNetwork' | 'data' | 'inspector' | 'encodings' | 'baselines' | 'library'
    >,
  ) {
    this.network = network;
    this.denseNetwork = denseNetwork;
    this.library = library;
    this.#data = data;
    this.#inspector = inspector;
    this.encodings = new EncodingRuns(data, encodings, baselines);
    this.excited = computed(() => excitedBy(zero, denseNetwork.value));
    this.readings = computed(() => {
      const measured = this.#measured.value;
      const isPresent =
        measured?.network === network.value &&
        measured?.layer === this.layer.value &&
        measured?.data === data.value;
      return isPresent ? measured!.readings : null;
    });
    this.obstacle = computed(() => {
      if (data.value.phase !== 'ready') return 'There are no test images yet.';
      return network.value === null ? 'There is no network yet.' : null;
    });
    this.exercises = [
      new Exercise(
        {
          name: 'four-bits',
          answer: () => this.layer.value.flatMap(({ weights, bias }) => [...weights, bias]),
          check: () => verdictOn(this.layer.peek()),
          showAnswer: () => (this.layer.value = solution),
        },
        record,
      ),
    ];
    const answer = record.lastAnswer('four-bits', 44, [-largest, largest]);
    if (answer !== undefined) this.layer.value = layerOf(answer);
  }

  /** Sets the weight from an output to a bit, in range; the bias where `output` is null. */
  set(bit: number, output: number | null, value: number): void {
    if (!Number.isFinite(value)) return;
    const set = Math.min(largest, Math.max(-largest, Math.round(value / stepOfWeights) * stepOfWeights));
    const neuron = this.layer.value[bit];
    this.layer.value = this.layer.value.with(
      bit,
      output === null ? { ...neuron, bias: set } : { ...neuron, weights: neuron.weights.with(output, set) },
    );
  }

  clear(): void {
    this.layer.value = layerOf(Array.from({ length: 44 }, () => 0));
  }

  /** Counts how many test images the network reads correctly with this layer, and without it. */
  async measure(): Promise<void> {
    const [network, layer, data] = [this.network.peek(), this.layer.peek(), this.#data.peek()];
    if (network === null || this.obstacle.peek() !== null || this.isMeasuring.peek()) return;
    this.isMeasuring.value = true;
    try {
      const readings = await this.#inspector.ask('bitReadings', 'test', { network, layer });
      if (readings !== null) this.#measured.value = { network, layer, data, readings };
    } finally {
      this.isMeasuring.value = false;
    }
  }
}

/** Ten weights and a bias for each bit. */
function layerOf(numbers: readonly number[]): BitLayer {
  return bitValues.map((_, bit) => {
    const own = numbers.slice(11 * bit, 11 * bit + 11);
    return { weights: own.slice(0, 10), bias: own[10] };
  });
}

const solution: BitLayer = bitValues.map((_, bit) => ({
  weights: digits.map((digit) => (bitsOf(digit)[bit] === 1 ? 10 : 0)),
  bias: -5,
}));

function excitedBy(picture: Float32Array, network: DenseParameters | null): ExcitedNeuron[] {
  if (network === null || network.layers.length < 2) return [];
  const forward = new ForwardPass(network);
  forward.input.readValues(picture);
  forward.run();
  return Array.from(forward.activations[0], (activation, neuron) => ({ neuron, activation }))
    .sort((one, other) => other.activation - one.activation)
    .slice(0, shownNeurons);
}

function verdictOn(layer: BitLayer): Verdict {
  const wrong = wrongBits(layer);
  if (wrong.length === 0) {
    return {
      isRight: true,
      headline: 'Right for all ten digits.',
      detail: 'No outputs that the exercise allows can turn a bit: the others are too weak to matter.',
    };
  }
  const [{ digit, bit, weighted }] = wrong;
  const wanted = bitsOf(digit)[bit];
  return {
    isRight: false,
    headline: `${40 - wrong.length} of 40 bits.`,
    detail:
      `Look at ${digit}: its bit ${bitValues[bit]} should be ${wanted}, but in the worst case allowed z is ` +
      `${formatFigure(weighted)}.`,
  };
}
