import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunState } from '../../contract/run';
import { lessonHyperparameters } from '../../engine/training/lesson';
import type { DataLibrary } from '../data/data-library';
import { dataSetName } from '../data/data-set-name';
import type { ModelDocument } from '../models/model-document';
import type { TrainingSession } from '../training/training-session';
import type { MyDigits } from './my-digits';
import { countCorrectInTurns, lessonSeed, prepareLesson } from './prepare-lesson';

export interface LessonsOptions {
  myDigits: MyDigits;
  document: ModelDocument;
  data: DataLibrary;
  session: TrainingSession;
}

/** Teaches the open network the person's digits: a run like any other, whose data are composed for it. */
export class Lessons {
  readonly #options: LessonsOptions;
  #runId: number | undefined;

  constructor(options: LessonsOptions) {
    this.#options = options;
  }

  /**
   * Prepares the lesson and starts the run; the network before can be brought back.
   * Fails with 'invalid-request' when there are no digits, and as the data and the run may fail.
   */
  async teach(): Promise<Result<RunState>> {
    const { myDigits, document, data, session } = this.#options;
    const { digits } = myDigits;
    if (digits.length === 0)
      return failure('invalid-request', 'You have no digits yet that it could be taught.');
    const { model, state } = document;
    const rehearsal = await data.read();
    if (!rehearsal.ok) {
      const { code, message } = rehearsal.failure;
      return failure(code, `There is nothing to rehearse with yet: ${message}`);
    }
    const name = dataSetName(data.status);
    const lesson = await prepareLesson(digits, rehearsal.value);
    const testCorrectBefore = await countCorrectInTurns(model.network, lesson.test);
    if (session.isActive || document.model !== model) {
      return failure('training-not-possible', 'The open network has changed meanwhile; teach it again.');
    }
    document.beginLesson();
    const run = session.start({
      hyperparameters: lessonHyperparameters(model.network, lesson.training.labels.length, lessonSeed),
      startFrom: 'present-network',
      start: model,
      isSingleStep: false,
      data: lesson,
      dataset: `${name} and own digits`,
      taught: { ownDigits: digits.length, from: state.name, testCorrectBefore },
    });
    if (run.ok) this.#runId = run.value.runId;
    return run;
  }

  /** Stops the lesson; the open network is again what it was before. Fails with 'invalid-request' when there is none. */
  async giveUp(): Promise<Result<undefined>> {
    const { document, session } = this.#options;
    if (!session.isActive || session.run?.runId !== this.#runId) {
      return failure('invalid-request', 'There is no lesson to give up now.');
    }
    await session.stop();
    document.giveUpLesson();
    return success();
  }
}
