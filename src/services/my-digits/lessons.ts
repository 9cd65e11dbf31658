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

/** Teaches the person's digits to the network on screen: a run like any other, with a data set composed for it. */
export class Lessons {
  readonly #options: LessonsOptions;

  constructor(options: LessonsOptions) {
    this.#options = options;
  }

  /**
   * Begins a lesson and puts it on screen. Fails with 'invalid-request' when there are no digits, and with any error of
   * the data or the run.
   */
  async teach(): Promise<Result<RunDetails>> {
    const { myDigits, screen, desk, data } = this.#options;
    const { digits } = myDigits;
    if (digits.length === 0) return failure('invalid-request', 'You have not drawn any digits to teach yet.');
    const { network, summary: taught } = screen;
    const rehearsal = await data.present();
    if (!rehearsal.ok) return rehearsal;
    const { id: from, name } = taught;
    const wanted = await wantLesson({ network, name, from }, digits, rehearsal.value);
    const run = await desk.start(wanted, { speed: 'full' });
    return run.ok ? success(screen.showActive(run.value)) : run;
  }

  /**
   * Stops and deletes the lesson on screen and shows the run it began with. Fails with 'invalid-request' when there is
   * no lesson.
   */
  async giveUp(): Promise<Result<undefined>> {
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
