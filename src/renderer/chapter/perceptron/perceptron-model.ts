import { batch, computed, signal } from '@preact/signals';
import {
  binaryInputs,
  checkTruthTable,
  decide,
  weightedInput,
  type Perceptron,
  type TableCheck,
} from '../../../engine/perceptron/perceptron';
import type { PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import { inSteps } from '../figures';
import type { PageRecord } from '../progress-model';

/** The largest weight, threshold or bias, with either sign. */
const largest = 10;
/** Of weights, threshold and bias: halves, so that a line can pass between any two cases. */
export const weightValues = inSteps(-largest, largest, 0.5);

/** The three questions of the cheese festival. */
export const questions = ['Good weather?', 'Friend comes?', 'Train near?'] as const;

/** Settings to start from. */
export const beginnings = [
  { name: 'Threshold 5', weights: [6, 2, 2], threshold: 5 },
  { name: 'Threshold 3', weights: [6, 2, 2], threshold: 3 },
  { name: 'All 0', weights: [0, 0, 0], threshold: 0 },
] as const;

/** What is wanted in the first exercise: at least two of three. */
export function isMajority(input: readonly number[]): number {
  return input.reduce((sum, value) => sum + value, 0) >= 2 ? 1 : 0;
}

/** What is wanted in the second exercise: exactly one of two. */
export function isExactlyOne(input: readonly number[]): number {
  return input[0] === input[1] ? 0 : 1;
}

/** A perceptron with three inputs that weighs evidence. */
export class PerceptronModel implements PageModel {
  readonly weights = signal<readonly number[]>(beginnings[0].weights);
  readonly bias = signal<number>(-beginnings[0].threshold);
  /** The case in the figure. */
  readonly input = signal<readonly number[]>([1, 0, 0]);
  /** Whether the bench speaks of the threshold, or of the bias, which is minus the threshold. */
  readonly form = signal<'threshold' | 'bias'>('threshold');
  /** The answer to the second exercise: whether any weights can do it. */
  readonly canBeHad = signal<boolean | null>(null);
  readonly perceptron = computed<Perceptron>(() => ({ weights: this.weights.value, bias: this.bias.value }));
  readonly weighted = computed(() => weightedInput(this.perceptron.value, this.input.value));
  readonly says = computed(() => decide(this.perceptron.value, this.input.value));
  readonly cases = computed(() =>
    binaryInputs(3).map((input) => ({
      input,
      weighted: weightedInput(this.perceptron.value, input),
      says: decide(this.perceptron.value, input),
    })),
  );
  readonly majority: Exercise;
  readonly exactlyOne: Exercise;
  readonly exercises: readonly Exercise[];

  constructor(record: PageRecord) {
    const parameters = () => [...this.weights.value, this.bias.value];
    this.majority = new Exercise(
      {
        name: 'majority',
        answer: parameters,
        check: () => majorityVerdict(this.perceptron.peek()),
        showAnswer: () => this.start({ weights: [2, 2, 2], threshold: 3 }),
      },
      record,
    );
    this.exactlyOne = new Exercise(
      {
        name: 'exactly-one',
        answer: () => [this.canBeHad.value === null ? 0 : this.canBeHad.value ? 1 : -1, ...parameters()],
        check: () => exactlyOneVerdict(this.canBeHad.peek(), this.perceptron.peek()),
      },
      record,
    );
    this.exercises = [this.majority, this.exactlyOne];
    const answer = record.lastAnswer('majority', 4, [-largest, largest]);
    if (answer !== undefined) this.start({ weights: answer.slice(0, 3), threshold: -answer[3] });
  }

  start({ weights, threshold }: { weights: readonly number[]; threshold: number }): void {
    batch(() => {
      this.weights.value = weights;
      // Without a negative zero.
      this.bias.value = 0 - threshold;
    });
  }

  setWeight(index: number, weight: number): void {
    this.weights.value = this.weights.value.with(index, weight);
  }

  flip(index: number): void {
    this.input.value = this.input.value.with(index, 1 - this.input.value[index]);
  }
}

function majorityVerdict(perceptron: Perceptron): Verdict {
  const check = checkTruthTable(
    3,
    (input) => [decide(perceptron, input)],
    (input) => [isMajority(input)],
  );
  if (check.firstWrong === null) {
    return {
      isRight: true,
      headline: 'Right in all eight cases.',
      detail: 'Any two weights together pass the threshold, and no weight does alone.',
    };
  }
  return { isRight: false, headline: countText(check), detail: whereText(check) };
}

function exactlyOneVerdict(canBeHad: boolean | null, { weights, bias }: Perceptron): Verdict {
  if (canBeHad === false) {
    return {
      isRight: true,
      headline: 'It cannot be had.',
      detail:
        'One line has to leave 0 1 and 1 0 on its one side, and 0 0 and 1 1 on the other. The four are the corners of ' +
        'a square, and both pairs lie across it: their connecting lines cross in the middle, so no line parts them.',
    };
  }
  if (canBeHad === null) {
    return { isRight: false, headline: 'No answer yet.', detail: 'Choose one of the two answers above.' };
  }
  const check = checkTruthTable(
    2,
    (input) => [decide({ weights: weights.slice(0, 2), bias }, input)],
    (input) => [isExactlyOne(input)],
  );
  return { isRight: false, headline: countText(check), detail: `${whereText(check)} Can it be had at all?` };
}

function countText({ right, total }: TableCheck): string {
  return `${right} of ${total} cases.`;
}

function whereText({ firstWrong }: TableCheck): string {
  const { input, said, wanted } = firstWrong!;
  return `Look at ${input.join(' ')}: it says ${said[0]}, and should say ${wanted[0]}.`;
}
