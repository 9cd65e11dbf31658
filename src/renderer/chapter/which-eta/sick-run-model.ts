import { computed, signal } from '@preact/signals';
import { createRandom } from '../../../engine/random';
import { Exercise, type Verdict } from '../exercise';
import type { PageRecord } from '../progress-model';
import { ailments, trainSickRun, type Ailment, type SickEpoch } from './sick-run';

/** What is the matter, what one sees of it, and how it comes about. */
export const ailmentTexts: Record<Ailment, { name: string; sign: string; reason: string }> = {
  'rate-too-high': {
    name: 'η is far too large',
    sign: 'the hidden neurons become saturated in the first epoch, and nothing moves after that',
    reason:
      'The first steps were so long that they threw the neurons to 0 or 1, where the gradient vanishes.',
  },
  'rate-too-low': {
    name: 'η is far too small',
    sign: 'the cost falls, but evenly and slowly, and the accuracy waits',
    reason: 'Every step goes the right way, but is much too short.',
  },
  'weights-too-large': {
    name: 'The first weights are far too large',
    sign: 'the hidden neurons are saturated before the first step',
    reason: 'Large weighted inputs saturate the neurons at once; only the last layer still learns.',
  },
  'all-zeros': {
    name: 'All weights began at 0',
    sign: 'no neuron is saturated, and yet the cost stops falling at once, at what guessing costs',
    reason:
      'All hidden neurons are the same, get the same gradient and stay the same: together they are one neuron.',
  },
  'shuffled-labels': {
    name: 'The labels are shuffled',
    sign: 'the accuracy rises slowly for the images that it learns, and not at all for others',
    reason: 'It learns wrong answers by heart, which are of no use for other images.',
  },
  none: {
    name: 'Nothing, it is well',
    sign: 'both accuracies rise together while the cost falls',
    reason: 'The neurons start near the middle, and saturate little by little as they become sure.',
  },
};

/** A person is not kept waiting for longer than this. */
const turnMs = 8;

/** A run that was made ill, and what the person says of it. */
export class SickRunModel {
  /** Which run it is, from 1; each has its own seed and its own ailment. */
  readonly number = signal(1);
  /** The epochs so far. */
  readonly epochs = signal<readonly SickEpoch[]>([]);
  readonly isTraining = signal(false);
  /** What the person believes; null: nothing yet. */
  readonly belief = signal<Ailment | null>(null);
  /** The answer has been told. */
  readonly isTold = signal(false);
  readonly ailment = computed(() => ailmentOf(this.number.value));
  readonly exercise: Exercise;

  constructor(record: PageRecord) {
    this.exercise = new Exercise(
      {
        name: 'sick-run',
        answer: () => [
          this.number.value,
          this.belief.value === null ? -1 : ailments.indexOf(this.belief.value),
          this.epochs.value.length,
        ],
        check: () => this.#judge(),
      },
      record,
    );
  }

  /** Trains the run from the start. */
  async train(): Promise<void> {
    if (this.isTraining.peek()) return;
    this.isTraining.value = true;
    this.epochs.value = [];
    let turnStarted = performance.now();
    for (const epoch of trainSickRun(this.ailment.peek(), this.number.peek())) {
      if (epoch !== null) this.epochs.value = [...this.epochs.peek(), epoch];
      if (performance.now() - turnStarted < turnMs) continue;
      await new Promise((resume) => setTimeout(resume));
      turnStarted = performance.now();
    }
    this.isTraining.value = false;
  }

  /** Takes the next run. */
  async next(): Promise<void> {
    if (this.isTraining.peek()) return;
    this.number.value++;
    this.belief.value = null;
    this.isTold.value = false;
    await this.train();
  }

  #judge(): Verdict {
    const [belief, ailment] = [this.belief.peek(), this.ailment.peek()];
    const wrong = (headline: string, detail: string): Verdict => ({ isRight: false, headline, detail });
    if (this.isTraining.peek() || this.epochs.peek().length === 0)
      return wrong('Nothing to see yet.', 'Train the run first.');
    if (belief === null) return wrong('No answer yet.', 'Choose what ails it.');
    if (this.isTold.peek()) return wrong('This one has been told.', 'Take the next run.');
    if (belief !== ailment) return wrong('No.', `In that case ${ailmentTexts[belief].sign}.`);
    return { isRight: true, headline: 'Yes.', detail: ailmentTexts[ailment].reason };
  }
}

/** All ailments come once before any comes again. */
function ailmentOf(number: number): Ailment {
  const place = (number - 1) % ailments.length;
  const order = Uint32Array.from(ailments.keys());
  createRandom((number - 1 - place) / ailments.length).shuffle(order);
  return ailments[order[place]];
}
