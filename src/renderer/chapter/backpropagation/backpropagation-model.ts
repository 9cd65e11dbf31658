import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Hyperparameters } from '../../../contract/hyperparameters';
import { defaultHyperparameters } from '../../../contract/hyperparameters';
import type { DenseParameters } from '../../../contract/network';
import { WorkedExample, type ParameterPlace } from '../../../engine/inspection/worked-example';
import type { Sample } from '../../drawing/sample';
import { sampleAt, sampleSource, type SampleSource } from '../../drawing/sample-source';
import type { ChapterEnvironment, PageModel } from '../chapter-page';
import { missingNetworkText } from '../missing-network';
import { Exercise, type Verdict } from '../exercise';
import { formatFigure } from '../figures';
import type { PageRecord } from '../progress-model';

/** What can be predicted of a gradient; null: nothing yet. */
export type Sign = -1 | 0 | 1;

const nothingPredicted: readonly (Sign | null)[] = [null, null, null];

/** A weight whose gradient's sign is asked for. */
export interface AskedWeight {
  place: ParameterPlace;
  /** What is known of it, for example "from hidden neuron 3, which gives 0.98, to output 5, which should be 1". */
  text: string;
}

/** How many weights of a neuron are offered; any other can be asked for by its input. */
const weightsOfNeuron = 8;

/** One image through the network on screen and back. */
export class BackpropagationModel implements PageModel {
  readonly network: ReadonlySignal<DenseParameters | null>;
  /** Has a network that this page can show. */
  readonly library: Pick<ChapterEnvironment['library'], 'openIncluded'>;
  /** Why there is no network. */
  readonly missing: ReadonlySignal<string>;
  /** Cost and learning rate of the run on screen. */
  readonly settings: ReadonlySignal<Pick<Hyperparameters, 'cost' | 'learningRate'>>;
  /** How many pictures can be chosen. */
  readonly count: ReadonlySignal<number>;
  /** Which of them, from 1. */
  readonly number: ReadonlySignal<number>;
  readonly example: ReadonlySignal<Sample | null>;
  readonly worked: ReadonlySignal<WorkedExample | null>;
  /** The layer that is looked at; the last one unless another is chosen. */
  readonly layer: ReadonlySignal<number>;
  readonly neuron: ReadonlySignal<number>;
  /** The weights into the neuron that are offered, from the largest inputs, the chosen one, and its bias at the end. */
  readonly places: ReadonlySignal<readonly ParameterPlace[]>;
  readonly place: ReadonlySignal<ParameterPlace | null>;
  /** The picture after it, of which no numbers are shown: the exercise is about it. */
  readonly next: ReadonlySignal<Sample | null>;
  /** Three weights, and the signs predicted for their gradients. */
  readonly asked: ReadonlySignal<readonly AskedWeight[]>;
  readonly predicted: ReadonlySignal<readonly (Sign | null)[]>;
  readonly exercises: readonly [Exercise];
  /** The number that was asked for last; other data may have fewer pictures. */
  readonly #asked = signal(1);
  readonly #image = signal<Sample | null>(null);
  readonly #next = signal<Sample | null>(null);
  /** Counts what is fetched: an older picture that comes late is not shown. */
  #newest = 0;
  readonly #workedNext: ReadonlySignal<WorkedExample | null>;
  /** It is about these weights of this picture, and of no others. */
  readonly #prediction = signal<{ asked: readonly AskedWeight[]; signs: readonly (Sign | null)[] }>({
    asked: [],
    signs: nothingPredicted,
  });
  /** null: the first that is offered; for the input, null is the bias, and undefined the largest. */
  readonly #chosen = signal<{ layer: number | null; neuron: number | null; input?: number | null }>({
    layer: null,
    neuron: null,
  });

  constructor(
    record: PageRecord,
    {
      network: shown,
      denseNetwork: network,
      data,
      images,
      training,
      library,
    }: Pick<ChapterEnvironment, 'network' | 'denseNetwork' | 'data' | 'images'> & {
      library: BackpropagationModel['library'];
      training: Pick<ChapterEnvironment['training'], 'run'>;
    },
  ) {
    this.network = network;
    this.library = library;
    this.missing = computed(() => missingNetworkText(shown.value));
    this.settings = computed(() => training.run.value?.hyperparameters ?? defaultHyperparameters);
    const source = computed(() => sampleSource(data.value, images));
    this.count = computed(() => source.value.count);
    this.number = computed(() => Math.min(this.#asked.value, this.count.value));
    effect(() => void this.#fetch(source.value, this.number.value - 1));
    this.example = this.#image;
    const cost = computed(() => this.settings.value.cost);
    const workOut = (example: Sample | null) =>
      network.value === null || example === null
        ? null
        : new WorkedExample(network.value, cost.value, example.input, example.label);
    this.worked = computed(() => workOut(this.#image.value));
    this.#workedNext = computed(() => workOut(this.#next.value));
    this.next = this.#next;
    this.layer = computed(() => {
      const last = (this.worked.value?.layers.length ?? 1) - 1;
      return Math.min(this.#chosen.value.layer ?? last, last);
    });
    this.neuron = computed(() => {
      const layer = this.worked.value?.layers[this.layer.value];
      const chosen = this.#chosen.value.neuron ?? this.#image.value?.label ?? 0;
      return Math.min(chosen, (layer?.activations.length ?? 1) - 1);
    });
    this.places = computed(() => {
      const { input } = this.#chosen.value;
      return placesInto(this.worked.value, { layer: this.layer.value, neuron: this.neuron.value, input });
    });
    this.place = computed(() => {
      const { input } = this.#chosen.value;
      const places = this.places.value;
      return places.find((place) => place.input === input) ?? places[0] ?? null;
    });
    this.asked = computed(() => askAbout(this.#workedNext.value, this.#next.value));
    this.predicted = computed(() => {
      const { asked, signs } = this.#prediction.value;
      return asked === this.asked.value ? signs : nothingPredicted;
    });
    this.exercises = [
      new Exercise(
        {
          name: 'three-signs',
          answer: () => this.predicted.value.map((sign) => sign ?? 2),
          check: () => this.#judge(),
        },
        record,
      ),
    ];
  }

  choosePicture(number: number): void {
    if (Number.isInteger(number)) this.#asked.value = Math.min(this.count.peek(), Math.max(1, number));
  }

  chooseLayer(layer: number): void {
    this.#chosen.value = { layer, neuron: null };
  }

  chooseNeuron(neuron: number): void {
    this.#chosen.value = { layer: this.#chosen.value.layer, neuron };
  }

  /** Any weight into the neuron, by the number of its input from 0; null: the bias. */
  chooseInput(input: number | null): void {
    if (input !== null && !Number.isInteger(input)) return;
    this.#chosen.value = { ...this.#chosen.value, input };
  }

  predict(index: number, sign: Sign): void {
    this.#prediction.value = { asked: this.asked.value, signs: this.predicted.value.with(index, sign) };
  }

  async #fetch(source: SampleSource, index: number): Promise<void> {
    const fetch = ++this.#newest;
    const [image, next] = [await sampleAt(source, index), await sampleAt(source, (index + 1) % source.count)];
    if (fetch !== this.#newest) return;
    batch(() => {
      this.#image.value = image;
      this.#next.value = next;
    });
  }

  #judge(): Verdict {
    const [worked, predicted] = [this.#workedNext.peek(), this.predicted.peek()];
    const asked = this.asked.peek();
    if (worked === null) {
      return {
        isRight: false,
        headline: 'Nothing to predict yet.',
        detail: 'It needs a network and a picture.',
      };
    }
    if (predicted.includes(null)) {
      return { isRight: false, headline: 'No answer yet.', detail: 'Choose a sign for each of the three.' };
    }
    const signs = asked.map(({ place }) => Math.sign(worked.gradientOf(place)));
    const wrong = signs.findIndex((sign, index) => sign !== predicted[index]);
    if (wrong === -1) {
      return {
        isRight: true,
        headline: 'All three.',
        detail: `They are ${asked.map(({ place }) => formatFigure(worked.gradientOf(place), 3)).join(', ')}.`,
      };
    }
    const right = signs.filter((sign, index) => sign === predicted[index]).length;
    const { layer, neuron, input } = asked[wrong].place;
    return {
      isRight: false,
      headline: `${right} of 3.`,
      detail:
        `The gradient is the input times the error: in number ${wrong + 1} it is ` +
        `${formatFigure(worked.inputsOf(layer)[input!], 3)} × ${formatFigure(worked.layers[layer].errors[neuron], 3)}.`,
    };
  }
}

/** The weights from the largest inputs, and the bias. */
function placesInto(
  worked: WorkedExample | null,
  { layer, neuron, input: chosen }: { layer: number; neuron: number; input?: number | null },
): ParameterPlace[] {
  if (worked === null) return [];
  const inputs = Array.from(worked.inputsOf(layer), (value, input) => ({ value: Math.abs(value), input }));
  const largest = inputs.toSorted((one, other) => other.value - one.value).slice(0, weightsOfNeuron);
  const offered: (number | null)[] = largest.map(({ input }) => input);
  // Another network may have fewer.
  const isOther = typeof chosen === 'number' && chosen < inputs.length && !offered.includes(chosen);
  return [...offered, ...(isOther ? [chosen] : []), null].map((input) => ({ layer, neuron, input }));
}

/** From the largest input to the right output and to a wrong one, and from the palest pixel; in an order of its own. */
function askAbout(worked: WorkedExample | null, example: Sample | null): AskedWeight[] {
  if (worked === null || example === null) return [];
  const { label: digit, input: pixels } = example;
  const last = worked.layers.length - 1;
  const inputs = Array.from(worked.inputsOf(last));
  const input = inputs.indexOf(Math.max(...inputs));
  const others = Array.from(worked.layers[last].activations, (activation, neuron) => ({
    activation,
    neuron,
  }));
  const [{ neuron: wrong }] = others
    .filter(({ neuron }) => neuron !== digit)
    .sort((one, other) => other.activation - one.activation);
  const from = `${last === 0 ? 'pixel' : 'hidden neuron'} ${input + 1}, which gives ${formatFigure(inputs[input], 3)}`;
  const palest = pixels.indexOf(Math.min(...pixels));
  const asked = [
    {
      place: { layer: last, neuron: digit, input },
      text: `from ${from}, to output ${digit}, which should be 1`,
    },
    {
      place: { layer: last, neuron: wrong, input },
      text: `from ${from}, to output ${wrong}, which should be 0`,
    },
    {
      place: { layer: 0, neuron: last === 0 ? digit : 0, input: palest },
      text:
        `from pixel ${palest + 1}, which gives ${formatFigure(pixels[palest], 3)}, ` +
        `to ${last === 0 ? `output ${digit}` : 'hidden neuron 1'}`,
    },
  ];
  // So that three signs learned by heart are of no use.
  return asked.map((_, index) => asked[(index + digit) % asked.length]);
}
