import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { RunDetails } from '../../contract/run';
import { isAtRest } from '../../contract/run';
import type { RunCollection } from '../screen/run-collection';
import type { RunData } from '../screen/run-data';
import type { RunOnScreen } from '../screen/run-on-screen';
import type { TrainingDesk } from '../training/training-desk';
import type { MyDigits } from './my-digits';
import { wantLesson } from './prepare-lesson';

export interface LessonsOptions {
  myDigits: MyDigits;
  screen: RunOnScreen;
  desk: TrainingDesk;
  runs: RunCollection;
  data: RunData;
}

const cancelled = failure('cancelled', 'The lesson was cancelled.');

/** Teaches the person's digits to the network on screen: a run like any other, with a data set composed for it. */
export class Lessons {
  readonly #options: LessonsOptions;
  /** Cancels the lesson in preparation; null: none is. */
  #preparation: AbortController | null = null;

  constructor(options: LessonsOptions) {
    this.#options = options;
  }

  /**
   * Begins a lesson and puts it on screen. Fails with 'invalid-request' when there are no digits, with any error of the
   * data or the run, and with 'cancelled' when it is given up before it is on screen.
   */
  async teach(): Promise<Result<RunDetails>> {
    const { myDigits, screen, desk, data } = this.#options;
    const { digits } = myDigits;
    if (digits.length === 0) return failure('invalid-request', 'You have not drawn any digits to teach yet.');
    const { network, summary: taught } = screen;
    const rehearsal = await data.present();
    if (!rehearsal.ok) return rehearsal;
    const { id: from, name } = taught;
    const preparation = new AbortController();
    const { signal } = preparation;
    const begin = async () => {
      const wanted = await wantLesson({ network, name, from }, digits, rehearsal.value, signal);
      return signal.aborted ? cancelled : desk.start(wanted, { speed: 'full' });
    };
    this.#preparation = preparation;
    const run = await begin().finally(() => (this.#preparation = null));
    if (!run.ok) return run;
    const shown = screen.showActive(run.value);
    if (!signal.aborted) return success(shown);
    const givenUp = await this.giveUp();
    return givenUp.ok ? cancelled : givenUp;
  }

  /**
   * Stops and deletes the lesson on screen and shows the run it began with, or cancels the one in preparation. Fails
   * with 'invalid-request' when there is no lesson.
   */
  async giveUp(): Promise<Result<undefined>> {
    if (this.#preparation !== null) {
      this.#preparation.abort();
      return success();
    }
    const { screen, desk, runs } = this.#options;
    const { id, origin, state } = screen.summary;
    if (origin.kind !== 'fine-tuned' || isAtRest({ state })) {
      return failure('invalid-request', 'There is no lesson to cancel now.');
    }
    // At once: it takes a moment until the trainer hears of it. If that run is gone, the newest takes the lesson's place.
    if (origin.from !== undefined) await screen.show(origin.from);
    const stopped = await desk.stop(id);
    return stopped.ok ? runs.delete([id]) : stopped;
  }
}
