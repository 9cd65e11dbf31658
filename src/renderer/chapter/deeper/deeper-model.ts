import type { ChapterEnvironment, PageModel } from '../chapter-page';
import type { PageRecord } from '../progress-model';
import { DepthModel } from './depth-model';
import { QuestionModel } from './question-model';

/** A question broken into smaller ones, and networks of several hidden layers. */
export class DeeperModel implements PageModel {
  readonly questions: QuestionModel;
  readonly depth: DepthModel;
  readonly exercises: PageModel['exercises'];

  constructor(record: PageRecord, environment: ChapterEnvironment) {
    this.questions = new QuestionModel(environment);
    this.depth = new DepthModel(record, environment);
    this.exercises = [this.depth.exercise];
  }
}
