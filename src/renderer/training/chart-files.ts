import type { InklingBridge } from '../../contract/api';
import { encodeCsv } from '../../engine/formats/csv';
import { drawChartPicture } from '../charts/chart-picture';
import { Curves, type ChartDefinition } from '../charts/curves';
import type { NoticesModel } from '../ui/notices-model';
import {
  accuracyChart,
  appendAccuracies,
  appendCosts,
  costChart,
  resetAccuracy,
  resetCost,
} from './run-charts';
import { describeRun } from './run-text';
import type { TrainingModel } from './training-model';

/** Saves the charts of the run on screen as pictures and as tables. */
export class ChartFiles {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #training: TrainingModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, training: TrainingModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#training = training;
  }

  async saveAccuracyPicture(): Promise<void> {
    const curves = new Curves(accuracyChart);
    resetAccuracy(curves, this.#training.run.value);
    appendAccuracies(curves, this.#training.epochs);
    await this.#savePicture('accuracy.png', accuracyChart, curves);
  }

  async saveCostPicture(): Promise<void> {
    const definition = costChart(this.#training.run.value);
    const curves = new Curves(definition);
    resetCost(curves, this.#training.run.value);
    appendCosts(curves, this.#training.costs);
    await this.#savePicture('cost.png', definition, curves);
  }

  /** One row an epoch. */
  async saveEpochTable(): Promise<void> {
    const header = [
      'epoch',
      'correct',
      'total',
      'validation_correct',
      'validation_total',
      'cost',
      'train_seconds',
      'evaluate_seconds',
    ];
    const rows = this.#training.epochs.map((result) => [
      result.epoch,
      result.correct,
      result.total,
      result.validationCorrect,
      result.validationTotal,
      result.cost,
      result.trainSeconds,
      result.evaluateSeconds,
    ]);
    await this.#saveTable('epochs.csv', encodeCsv(header, rows));
  }

  /** One row a point of the cost curve, all of them. */
  async saveCostTable(): Promise<void> {
    const header = ['epochs', 'mini_batch_cost', 'running_cost'];
    const rows = this.#training.costs.map((point) => [point.epochs, point.miniBatchCost, point.runningCost]);
    await this.#saveTable('cost.csv', encodeCsv(header, rows));
  }

  async #savePicture(suggestedName: string, definition: ChartDefinition, curves: Curves): Promise<void> {
    const run = this.#training.run.value;
    if (run === null) return;
    const bytes = await drawChartPicture(definition, curves, describeRun(run));
    await this.#notices.outcome(this.#bridge.request('file.save-png', { suggestedName, bytes }));
  }

  async #saveTable(suggestedName: string, text: string): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('file.save-csv', { suggestedName, text }));
  }
}
