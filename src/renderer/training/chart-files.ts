import { computed, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { drawChartPicture } from '../charts/chart-picture';
import { Curves, type ChartDefinition } from '../charts/curves';
import type { NoticesModel } from '../ui/notices-model';
import { accuracyTable, costTable } from './chart-tables';
import type { ChartsModel } from './charts-model';
import { accuracyChart, costChart, costName, feedAccuracy, feedCost, type CurveTarget } from './run-charts';
import type { RunCurves, RunObserver } from './run-curves';
import { describeRun } from '../run/run-text';

/** Saves the charts of the run on screen as pictures and as tables. */
export class ChartFiles {
  /** True from the click until the file is written or the file dialog cancelled. */
  readonly isSaving = signal(false);
  readonly canSave = computed(() => !this.isSaving.value && this.#hasCurves());
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #training: RunCurves;
  readonly #charts: ChartsModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, training: RunCurves, charts: ChartsModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#training = training;
    this.#charts = charts;
  }

  async saveAccuracyPicture(): Promise<void> {
    await this.#savePicture('accuracy', 'each line halves the mistakes', accuracyChart, feedAccuracy);
  }

  /** Uses the scale shown on screen. */
  async saveCostPicture(): Promise<void> {
    const definition = costChart(this.#charts.costScale.value);
    const caption = `${costName(this.#training.run.value)}, mean of 500 mini-batches`;
    await this.#savePicture('cost', caption, definition, feedCost);
  }

  async saveEpochTable(): Promise<void> {
    await this.#saveTable('accuracy.csv', () => accuracyTable(this.#training.points, this.#training.epochs));
  }

  async saveCostTable(): Promise<void> {
    await this.#saveTable('cost.csv', () => costTable(this.#training.costs));
  }

  #hasCurves(): boolean {
    const { last, runningCost } = this.#training;
    return last.value !== null || runningCost.value !== null || this.#charts.start.value !== null;
  }

  async #savePicture(
    subject: string,
    caption: string,
    definition: ChartDefinition,
    feed: (target: CurveTarget) => RunObserver,
  ): Promise<void> {
    const run = this.#training.run.value;
    if (run === null) return;
    await this.#save(async () => {
      const curves = new Curves(definition);
      this.#training.observe(feed(curves))();
      const heading = { title: `${run.name}: ${subject}`, caption, subtitle: describeRun(run) };
      const bytes = await drawChartPicture(definition, curves, heading);
      const file = { suggestedName: `${subject}.png`, bytes };
      await this.#notices.outcome(this.#bridge.request('file.save-png', file));
    });
  }

  async #saveTable(suggestedName: string, table: () => string): Promise<void> {
    await this.#save(async () => {
      await this.#notices.outcome(this.#bridge.request('file.save-csv', { suggestedName, text: table() }));
    });
  }

  /** Saves one file at a time: a second click meanwhile does nothing. */
  async #save(save: () => Promise<void>): Promise<void> {
    if (this.isSaving.value) return;
    this.isSaving.value = true;
    try {
      await save();
    } finally {
      this.isSaving.value = false;
    }
  }
}
