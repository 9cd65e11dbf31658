import { batch, computed, signal } from '@preact/signals';
import {
  descend,
  takeStep,
  type Ball,
  type Descent,
  type DescentRules,
} from '../../../engine/descent/descend';
import {
  costAt,
  curvaturesAt,
  gradientAt,
  landscapes,
  type Landscape,
  type LandscapeName,
} from '../../../engine/descent/landscape';
import type { PageModel } from '../chapter-page';
import { Exercise, type Verdict } from '../exercise';
import { nearest } from '../figures';
import type { PageRecord } from '../progress-model';
import { DirectionModel } from './direction-model';
import { endText } from './end-text';
import { SlopeModel } from './slope-model';
import { box, mostSteps, startValues, valleys, type SettingName } from './valleys';

/** Exercise: to reach the bottom of the ravine in so many steps; the fewest with any setting, and without momentum. */
export const ravineSteps = { wanted: 12, fewest: 8, fewestWithoutMomentum: 27 };

/** A ball that rolls through a landscape by gradient descent. */
export class ValleyModel implements PageModel {
  readonly name = signal<LandscapeName>('curve');
  readonly start = signal<readonly number[]>(valleys.curve.start);
  readonly learningRate = signal(valleys.curve.settings.right.learningRate);
  readonly momentum = signal(0);
  /** Steps are taken one after the other until the end. */
  readonly isRunning = signal(false);
  readonly landscape = computed<Landscape>(() => landscapes[this.name.value]);
  /** The whole way with the present settings, of which the figure shows the steps taken. */
  readonly descent = computed<Descent>(() => descendFrom(this.name.value, this.start.value, this.#rules()));
  readonly steps = computed(() => Math.min(this.#taken.value, this.descent.value.balls.length - 1));
  readonly ball = computed<Ball>(() => this.descent.value.balls[this.steps.value]);
  readonly cost = computed(() => costAt(this.landscape.value, this.ball.value.position));
  readonly gradient = computed(() => gradientAt(this.landscape.value, this.ball.value.position));
  readonly next = computed(() => takeStep(this.landscape.value, this.ball.value, this.#rules()));
  readonly isAtEnd = computed(() => this.steps.value === this.descent.value.balls.length - 1);
  /** How it ended; empty before. */
  readonly endText = computed(() =>
    this.isAtEnd.value ? endText(this.landscape.value, this.descent.value) : '',
  );
  /** The largest curvature at the bottom. */
  readonly curvature = computed(() =>
    Math.max(...curvaturesAt(this.landscape.value, valleys[this.name.value].bottom)),
  );
  /** Above it, a ball beside the bottom is thrown further away by every step. */
  readonly rateLimit = computed(() => (2 * (1 + this.momentum.value)) / this.curvature.value);
  readonly slopes: SlopeModel;
  readonly direction: DirectionModel;
  readonly fewestSteps: Exercise;
  readonly exercises: readonly Exercise[];
  readonly #taken = signal(0);

  constructor(record: PageRecord) {
    this.slopes = new SlopeModel(record);
    this.direction = new DirectionModel(record);
    this.fewestSteps = new Exercise(
      {
        name: 'fewest-steps',
        answer: () => [this.learningRate.value, this.momentum.value],
        check: () => this.#checkRavine(),
        showAnswer: () => this.#set({ learningRate: 0.55, momentum: 0.45 }),
      },
      record,
    );
    this.exercises = [this.slopes.exercise, this.fewestSteps, this.direction.exercise];
    const answer = record.lastAnswer('fewest-steps', 2, [0, 2]);
    if (answer !== undefined) {
      this.choose('ravine');
      this.#set({ learningRate: answer[0], momentum: answer[1] });
    }
  }

  /** Shows another landscape, with a learning rate that suits it. */
  choose(name: LandscapeName): void {
    batch(() => {
      this.name.value = name;
      this.#set(valleys[name].settings.right);
      this.place(valleys[name].start);
    });
  }

  /** Puts the ball at the start again, with settings that suit the landscape more or less. */
  use(setting: SettingName): void {
    batch(() => {
      this.#set(valleys[this.name.value].settings[setting]);
      this.backToStart();
    });
  }

  /** Starts from the possible place nearest to a position. */
  place(position: readonly number[]): void {
    batch(() => {
      this.start.value = this.landscape.value.map((_, index) => nearest(startValues[index], position[index]));
      this.backToStart();
    });
  }

  backToStart(): void {
    this.isRunning.value = false;
    this.#taken.value = 0;
  }

  step(): void {
    batch(() => {
      this.#taken.value = this.steps.value + 1;
      if (this.isAtEnd.value) this.isRunning.value = false;
    });
  }

  /** From the start, if the ball is at the end. */
  run(): void {
    batch(() => {
      this.#taken.value = this.isAtEnd.value ? 0 : this.steps.value;
      this.isRunning.value = true;
    });
  }

  pause(): void {
    this.isRunning.value = false;
  }

  /** Takes all steps at once. */
  finish(): void {
    this.isRunning.value = false;
    this.#taken.value = mostSteps;
  }

  #rules(): DescentRules {
    return { learningRate: this.learningRate.value, momentum: this.momentum.value };
  }

  #set({ learningRate, momentum }: DescentRules): void {
    batch(() => {
      this.learningRate.value = learningRate;
      this.momentum.value = momentum;
    });
  }

  /** Lets the ball go in the ravine, and shows its way. */
  #checkRavine(): Verdict {
    batch(() => {
      this.name.value = 'ravine';
      this.place(valleys.ravine.start);
      this.finish();
    });
    return ravineVerdict(this.descent.peek());
  }
}

export function descendFrom(name: LandscapeName, start: readonly number[], rules: DescentRules): Descent {
  return descend(landscapes[name], start, rules, { box, mostSteps });
}

function ravineVerdict({ balls, end }: Descent): Verdict {
  const steps = balls.length - 1;
  const { wanted, fewest, fewestWithoutMomentum } = ravineSteps;
  if (end === 'out') {
    return {
      isRight: false,
      headline: `Out after ${steps} steps.`,
      detail: 'It jumps across the ravine and out: make η smaller.',
    };
  }
  if (end === 'unfinished') {
    return {
      isRight: false,
      headline: `Not there after ${steps} steps.`,
      detail: 'See in the figure whether η is too small or too large.',
    };
  }
  if (steps > wanted) {
    return {
      isRight: false,
      headline: `${steps} steps.`,
      detail: `Without momentum, ${fewestWithoutMomentum} are the fewest. A little momentum helps.`,
    };
  }
  return {
    isRight: true,
    headline: `${steps} steps.`,
    detail: `The fewest are ${fewest}, and ${fewestWithoutMomentum} without momentum, which carries the ball along the ravine.`,
  };
}
