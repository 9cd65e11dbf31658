import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { SplitName } from '../../contract/data';
import { calibrate } from '../../engine/evaluation/calibration';
import { countAnswers } from '../../engine/evaluation/confusion-matrix';
import { recallAndPrecision } from '../../engine/evaluation/recall-precision';
import { LatestInspection, type Finding } from '../inspection/latest-inspection';
import { ComparisonModel } from './comparison-model';
import { GalleryModel } from './gallery-model';
import type { ResultsEnvironment } from './results-environment';
import { ResultsSubject } from './results-subject';

/** A square of the confusion matrix: the images of a digit that were given this answer. */
export interface Cell {
  digit: number;
  answer: number;
}

/** Where the shown network fails, on one split. */
export class ResultsModel {
  readonly #split = signal<SplitName>('test');
  readonly split = computed(() => (this.count(this.#split.value) > 0 ? this.#split.value : 'test'));
  /** null until the split has been read. */
  readonly found: ReadonlySignal<Finding<'results'> | null>;
  /** `matrix[digit][answer]`: numbers of images. */
  readonly matrix = computed(() => {
    const answer = this.found.value?.answer;
    return answer === undefined ? null : countAnswers(answer.labels, answer.answers);
  });
  readonly scores = computed(() => this.matrix.value && recallAndPrecision(this.matrix.value));
  readonly mistakes = computed(
    () => this.scores.value?.reduce((sum, { shown, right }) => sum + shown - right, 0) ?? null,
  );
  readonly calibration = computed(() =>
    this.found.value === null ? null : calibrate(this.found.value.answer),
  );
  readonly comparison: ComparisonModel;
  readonly gallery: GalleryModel;
  /** The square whose images are in the gallery. */
  readonly cell: ReadonlySignal<Cell | null>;
  /** It is as it was before its first mini-batch, so its answers are chance. */
  readonly isUntrained: ReadonlySignal<boolean>;
  readonly #inspector: ResultsEnvironment['inspector'];
  readonly #inspection: LatestInspection<'results'>;

  constructor(bridge: InklingBridge, environment: ResultsEnvironment) {
    const { inspector, timeMachine } = environment;
    this.#inspector = inspector;
    const subject = new ResultsSubject(environment, this.split);
    const { network, owner } = timeMachine;
    this.#inspection = new LatestInspection(inspector, 'results', subject.of(network), owner);
    this.found = this.#inspection.found;
    this.comparison = new ComparisonModel(bridge, environment, this.found, subject);
    this.gallery = new GalleryModel(environment, this.found, this.comparison.others);
    this.isUntrained = computed(() => {
      const { run, finishedEpochs, epochFraction } = environment.training;
      const { value: epochs } = timeMachine.epochs;
      const isNew = run.value?.origin.kind === 'new' && finishedEpochs.value === 0;
      return epochs === null ? isNew && epochFraction.value === 0 : epochs === 0;
    });
    this.cell = computed(() => {
      const { choice } = this.gallery;
      return choice.value.kind === 'cell' ? choice.value : null;
    });
  }

  /** Number of images of a split that are read. */
  count(split: SplitName): number {
    return this.#inspector.count(split);
  }

  chooseSplit(split: SplitName): void {
    batch(() => {
      this.#split.value = split;
      this.gallery.turnTo(0);
    });
  }

  /** Goes to another square of the matrix, and shows its images; from none, to the largest mistake. */
  moveCell(rows: number, columns: number): void {
    const { value } = this.cell;
    if (value === null) return this.gallery.choose({ kind: 'cell', ...this.#largestMistake() });
    this.gallery.choose({
      kind: 'cell',
      digit: within(value.digit + rows),
      answer: within(value.answer + columns),
    });
  }

  /** Follows the shown network until the returned function is called. */
  follow(): () => void {
    const stops = [this.#inspection.follow(), this.comparison.follow(), this.gallery.follow()];
    return () => stops.forEach((stop) => stop());
  }

  #largestMistake(): Cell {
    const cells = (this.matrix.value ?? []).flatMap((answers, digit) =>
      answers.map((count, answer) => ({ digit, answer, count })),
    );
    const [largest] = cells
      .filter(({ digit, answer }) => digit !== answer)
      .sort((one, other) => other.count - one.count);
    return { digit: largest?.digit ?? 0, answer: largest?.answer ?? 0 };
  }
}

function within(digit: number): number {
  return Math.min(9, Math.max(0, digit));
}
