import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DenseParameters } from '../../../contract/network';
import { MovedWeight, type WeightPlace } from '../../../engine/inspection/moved-weight';
import { prepareStrokes } from '../../../engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../../engine/network/predict';
import { step } from '../../../engine/perceptron/perceptron';
import { createRandom } from '../../../engine/random';
import { syntheticStrokes } from '../../../engine/synthesis/synthetic-strokes';
import type { ChapterEnvironment, PageModel } from '../chapter-page';
import { missingNetworkText } from '../missing-network';
import { Exercise, type Verdict } from '../exercise';
import { formatFigure, inLogSteps, inSteps, nearest } from '../figures';
import type { PageRecord } from '../progress-model';

/** The largest change of a weight, either way. */
export const largestChange = 10;
const sizes = inLogSteps(0.001, largestChange, 20);
/** Every change that the slider has, ascending. */
export const changes = [...sizes.map((size) => -size).reverse(), 0, ...sizes];
/** Where the curves are drawn. */
const plotted = inSteps(-largestChange, largestChange, 0.2);

/** How many weights of a layer can be chosen. */
const weightsOfLayer = 8;

/** The error of the estimate that the exercise allows, as a share of the change. */
export const allowedError = 0.01;

/** While the pad is empty: pictures from a 3 to an 8 that Inkling draws itself. */
const ownPictures = (() => {
  const [three, eight] = [3, 8].map((digit) => prepareStrokes(syntheticStrokes(digit, createRandom(7)))!);
  return inSteps(0, 1, 0.05).map((share) =>
    three.map((ink, pixel) => (1 - share) * ink + share * eight[pixel]),
  );
})();

/** The one of them at which the largest output is lowest: an output near 0 or 1 hardly moves. */
function leastSure(network: DenseParameters): Float32Array {
  const sureness = ownPictures.map((picture) => Math.max(...predict(network, picture).activations));
  return ownPictures[sureness.indexOf(Math.min(...sureness))];
}

/** What a change of the weight does. */
export interface ChangeEffect {
  change: number;
  /** Of the output. */
  activation: number;
  weighted: number;
  /** How much the activation has changed. */
  computed: number;
  /** How much it changes by the linear formula. */
  estimated: number;
  /** |estimated - computed| as a share of |computed|; null where nothing changes. */
  error: number | null;
  /** What a perceptron with this weighted input says. */
  says: number;
}

/** One weight of the network on screen, moved a little or a lot. */
export class SmallChangesModel implements PageModel {
  readonly change = signal(0.1);
  readonly network: ReadonlySignal<DenseParameters | null>;
  /** Has a network that this page can show. */
  readonly library: Pick<ChapterEnvironment['library'], 'openIncluded'>;
  /** Why there is no network. */
  readonly missing: ReadonlySignal<string>;
  /** Whether the digit of the pad is read, not Inkling's own. */
  readonly isOfPad: ReadonlySignal<boolean>;
  /** The output that is looked at. */
  readonly output: ReadonlySignal<number>;
  /** The layer of the weight; the last one unless another is chosen. */
  readonly layer: ReadonlySignal<number>;
  readonly places: ReadonlySignal<readonly WeightPlace[]>;
  readonly place: ReadonlySignal<WeightPlace | null>;
  readonly effect: ReadonlySignal<ChangeEffect | null>;
  /** The effect of each plotted change. */
  readonly curve: ReadonlySignal<readonly ChangeEffect[]>;
  readonly largest: Exercise;
  readonly exercises: readonly Exercise[];
  readonly #chosenOutput = signal<number | null>(null);
  readonly #chosenLayer = signal<number | null>(null);
  readonly #chosenPlace = signal(0);
  readonly #moved: ReadonlySignal<MovedWeight | null>;

  constructor(
    record: PageRecord,
    {
      network: shown,
      denseNetwork: network,
      padInput,
      library,
    }: Pick<ChapterEnvironment, 'network' | 'denseNetwork' | 'padInput' | 'library'>,
  ) {
    this.network = network;
    this.library = library;
    this.missing = computed(() => missingNetworkText(shown.value));
    this.isOfPad = computed(() => padInput.value !== null);
    const input = computed(
      () => padInput.value ?? (network.value === null ? ownPictures[0] : leastSure(network.value)),
    );
    this.output = computed(
      () =>
        this.#chosenOutput.value ?? (network.value === null ? 0 : predict(network.value, input.value).digit),
    );
    this.layer = computed(() => {
      const last = (network.value?.layers.length ?? 1) - 1;
      return Math.min(this.#chosenLayer.value ?? last, last);
    });
    this.#moved = computed(() =>
      network.value === null ? null : new MovedWeight(network.value, input.value, this.output.value),
    );
    this.places = computed(() => this.#moved.value?.steepest(this.layer.value, weightsOfLayer) ?? []);
    this.place = computed(() => this.places.value[this.#chosenPlace.value] ?? this.places.value[0] ?? null);
    this.effect = computed(() => this.#effectOf(this.change.value));
    this.curve = computed(() =>
      plotted.map((change) => this.#effectOf(change)).filter((one) => one !== null),
    );
    this.largest = new Exercise(
      {
        name: 'largest-step',
        answer: () => [this.change.value],
        check: () => this.#verdict(),
        showAnswer: () => {
          const [up, down] = [this.#largestStep(1), this.#largestStep(-1)];
          this.change.value = Math.abs(down) > up ? down : up;
        },
      },
      record,
    );
    this.exercises = [this.largest];
    const [last] = record.lastAnswer('largest-step', 1, [-largestChange, largestChange]) ?? [];
    if (last !== undefined) this.change.value = last;
  }

  chooseOutput(output: number): void {
    batch(() => {
      this.#chosenOutput.value = output;
      this.#chosenPlace.value = 0;
    });
  }

  chooseLayer(layer: number): void {
    batch(() => {
      this.#chosenLayer.value = layer;
      this.#chosenPlace.value = 0;
    });
  }

  choosePlace(index: number): void {
    this.#chosenPlace.value = index;
  }

  /** The change of the slider that is nearest. */
  pointAt(change: number): void {
    this.change.value = nearest(changes, change);
  }

  #effectOf(change: number): ChangeEffect | null {
    const [moved, place] = [this.#moved.value, this.place.value];
    if (moved === null || place === null) return null;
    const { activation, weighted } = moved.outputAt(place, change);
    const computedChange = activation - moved.outputAt(place, 0).activation;
    const estimated = moved.slope(place) * change;
    const error = computedChange === 0 ? null : Math.abs((estimated - computedChange) / computedChange);
    return {
      change,
      activation,
      weighted,
      computed: computedChange,
      estimated,
      error,
      says: step.value(weighted),
    };
  }

  /** The slider's last change in a direction up to which the error stays small; 0 where there is none. */
  #largestStep(direction: 1 | -1): number {
    const isClose = (size: number) => {
      const error = this.#effectOf(direction * size)?.error ?? null;
      return error !== null && error < allowedError;
    };
    const firstWrong = sizes.findIndex((size) => !isClose(size));
    const size = firstWrong === -1 ? sizes[sizes.length - 1] : (sizes[firstWrong - 1] ?? 0);
    return direction * size;
  }

  /** What the slider's next position would do. */
  #furtherText(change: number): string {
    const next = sizes[sizes.indexOf(Math.abs(change)) + 1];
    const error = next === undefined ? null : this.#effectOf(Math.sign(change) * next)?.error;
    if (error === null || error === undefined) return 'The slider goes no further.';
    return `One step of the slider further, it is ${percentText(error)}.`;
  }

  #verdict(): Verdict {
    const effect = this.effect.peek();
    if (effect === null || effect.error === null) {
      return {
        isRight: false,
        headline: 'The output does not change.',
        detail: 'Move the weight, or choose another one.',
      };
    }
    const headline = `The error is ${percentText(effect.error)}.`;
    if (effect.error >= allowedError) {
      return {
        isRight: false,
        headline,
        detail: 'Take a smaller step: the curve bends away from its tangent.',
      };
    }
    const largest = this.#largestStep(effect.change > 0 ? 1 : -1);
    if (Math.abs(effect.change) >= Math.abs(largest)) {
      return { isRight: true, headline, detail: this.#furtherText(effect.change) };
    }
    return {
      isRight: false,
      headline,
      detail: 'That is small enough, but a larger step would be, too.',
    };
  }
}

/** "0.98 %". */
export function percentText(share: number): string {
  return `${formatFigure(100 * share, 3)} %`;
}
