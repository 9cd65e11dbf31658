import { computed, signal } from '@preact/signals';
import { binaryInputs } from '../../../engine/perceptron/perceptron';
import {
  activationsOf,
  decisionsOf,
  handSetNetwork,
  timesConstant,
} from '../../../engine/perceptron/small-network';
import type { PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import { formatFigure, inLogSteps } from '../figures';
import type { PageRecord } from '../progress-model';

/** The network of the figure. Its first hidden neuron has w·x + b = 0 for the input 1 1, and no other neuron ever has. */
export const layers = [
  {
    weights: [
      [2, -1],
      [1, 2],
    ],
    biases: [-1, -0.5],
  },
  { weights: [[1.5, 1]], biases: [-0.5] },
] as const;

const network = handSetNetwork(layers);

/** Of c: by a factor of about 1.26 from 0.1 to 1000. */
export const cValues = inLogSteps(0.1, 1000, 10);

/** Answers to the first exercise. */
export const claims = [
  'For every c other than 1',
  'Only for c below 1',
  'Only for very large c',
  'For no c above 0',
] as const;

/** The right one. */
const never = 3;

/** Sigmoid neurons against perceptrons, with all weights and biases multiplied by c. */
export class SigmoidModel implements PageModel {
  readonly c = signal(1);
  readonly input = signal<readonly number[]>([1, 0]);
  /** The answer to the first exercise; null: none yet. */
  readonly claim = signal<number | null>(null);
  readonly #scaled = computed(() => timesConstant(network, this.c.value));
  /** Of hidden layer and output. */
  readonly activations = computed(() => activationsOf(this.#scaled.value, this.input.value));
  readonly decisions = computed(() => decisionsOf(this.#scaled.value, this.input.value));
  readonly cases = computed(() =>
    binaryInputs(2).map((input) => ({
      input,
      output: activationsOf(this.#scaled.value, input)[1][0],
      says: decisionsOf(this.#scaled.value, input)[1][0],
    })),
  );
  readonly scaling: Exercise;
  readonly exception: Exercise;
  readonly exercises: readonly Exercise[];

  constructor(record: PageRecord) {
    this.scaling = new Exercise(
      {
        name: 'scaling',
        answer: () => [this.claim.value ?? -1],
        check: () => claimVerdict(this.claim.peek()),
      },
      record,
    );
    this.exception = new Exercise(
      {
        name: 'exception',
        answer: () => this.input.value,
        check: () => exceptionVerdict(this.input.peek()),
        showAnswer: () => (this.input.value = [1, 1]),
      },
      record,
    );
    this.exercises = [this.scaling, this.exception];
    const [claim] = record.lastAnswer('scaling', 1, [0, claims.length - 1]) ?? [];
    if (Number.isInteger(claim)) this.claim.value = claim;
    const input = record.lastAnswer('exception', 2, [0, 1]);
    if (input?.every(Number.isInteger)) this.input.value = input;
  }

  flip(index: number): void {
    this.input.value = this.input.value.with(index, 1 - this.input.value[index]);
  }
}

function claimVerdict(claim: number | null): Verdict {
  if (claim === null)
    return { isRight: false, headline: 'No answer yet.', detail: 'Choose one of the answers.' };
  if (claim === never) {
    return {
      isRight: true,
      headline: 'For no c above 0.',
      detail:
        'Each z becomes c · z, which is above 0 exactly where z is. So every perceptron says the same as before.',
    };
  }
  return {
    isRight: false,
    headline: 'Not so.',
    detail: 'Move c and watch the column “perceptrons”. What happens to the sign of z when it becomes c · z?',
  };
}

/** By then a sigmoid with any other z of this network is as good as a perceptron. */
const largeC = 1000;

function exceptionVerdict(input: readonly number[]): Verdict {
  const scaled = timesConstant(network, largeC);
  const [hidden, [output]] = activationsOf(scaled, input);
  const [hiddenSays, [says]] = decisionsOf(scaled, input);
  const odd = hidden.findIndex((activation, neuron) => Math.abs(activation - hiddenSays[neuron]) > 0.01);
  if (odd !== -1) {
    return {
      isRight: true,
      headline: `${input.join(' ')} it is.`,
      detail: `In hidden neuron ${odd + 1}, w·x + b = 0, so σ(c · 0) = 0.5 for every c: the perceptron says 0 there.`,
    };
  }
  return {
    isRight: false,
    headline: `Not ${input.join(' ')}.`,
    detail:
      `With c = 1000, each hidden neuron is within 0.01 of its perceptron, and the output is ${formatFigure(output, 3)} ` +
      `where the perceptron says ${says}.`,
  };
}
