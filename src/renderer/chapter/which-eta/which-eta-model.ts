import type { PageModel } from '../chapter-page';
import type { ExperimentEnvironment } from '../experiment-runs';
import type { PageRecord } from '../progress-model';
import { PredictionModel } from './prediction-model';
import { SickRunModel } from './sick-run-model';

/** The chapter's experiments with the learning rate, and a run that was made ill. */
export class WhichEtaModel implements PageModel {
  readonly prediction: PredictionModel;
  readonly sickRun: SickRunModel;
  readonly exercises: PageModel['exercises'];

  constructor(record: PageRecord, environment: ExperimentEnvironment) {
    this.prediction = new PredictionModel(record, environment);
    this.sickRun = new SickRunModel(record);
    this.exercises = [this.prediction.exercise, this.sickRun.exercise];
  }
}
