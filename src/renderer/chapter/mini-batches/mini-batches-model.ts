import type { ChapterEnvironment, PageModel } from '../chapter-page';
import type { PageRecord } from '../progress-model';
import { GradientModel } from './gradient-model';
import { RaceModel } from './race-model';

/** Gradients of a few images, and runs with mini-batches of different sizes. */
export class MiniBatchesModel implements PageModel {
  readonly gradients: GradientModel;
  readonly race: RaceModel;
  readonly exercises: PageModel['exercises'];

  constructor(record: PageRecord, environment: ChapterEnvironment) {
    this.gradients = new GradientModel(environment);
    this.race = new RaceModel(record, environment);
    this.exercises = [this.race.exercise];
  }
}
