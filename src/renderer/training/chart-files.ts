import { computed } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { saveChartPicture, type PictureFormat } from '../charts/save-chart-picture';
import { Curves, type ChartDefinition } from '../../figures/charts/curves';
import type { NoticesModel } from '../ui/notices-model';
import { OneAtATime } from '../ui/one-at-a-time';
import { accuracyTable, costTable } from './chart-tables';
import type { ChartsModel } from './charts-model';
import {
  accuracyChart,
  costChart,
  costName,
  feedAccuracy,
  feedCost,
  type CurveTarget,
} from '../../figures/charts/run-charts';
import type { RunObserver } from '../../figures/charts/run-observer';
import type { RunCurves } from './run-curves';
import { describeRun } from '../run/run-text';

export type ChartSubject = 'accuracy' | 'cost';

interface Chart {
  definition: ChartDefinition;
  feed: (target: CurveTarget) => RunObserver;
  caption: string;
}

/** Saves the charts of the run on screen as pictures and as tables. */
export class ChartFiles {
  readonly #saving = new OneAtATime();
  /** True from the click until the file is written or the file dialog cancelled. */
  readonly isSaving = this.#saving.isBusy;
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

  /** The cost with the scale shown on screen. */
  async savePicture(subject: ChartSubject, format: PictureFormat): Promise<void> {
    const run = this.#training.run.value;
    if (run === null) return;
    const { definition, feed, caption } = this.#chart(subject);
    await this.#saving.do(async () => {
      const curves = new Curves(definition);
      this.#training.observe(feed(curves))();
      const heading = { title: `${run.name}: ${subject}`, caption, subtitle: describeRun(run) };
      const picture = { name: subject, definition, curves, heading };
      await saveChartPicture({ bridge: this.#bridge, notices: this.#notices }, picture, format);
    });
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

  #chart(subject: ChartSubject): Chart {
    if (subject === 'accuracy')
      return { definition: accuracyChart, feed: feedAccuracy, caption: this.#charts.linesCaption.value };
    return {
      definition: costChart(this.#charts.costScale.value),
      feed: feedCost,
      caption: `${costName(this.#training.run.value)}, mean of 500 mini-batches`,
    };
  }

  async #saveTable(suggestedName: string, table: () => string): Promise<void> {
    await this.#saving.do(async () => {
      await this.#notices.saved(this.#bridge.request('file.save-csv', { suggestedName, text: table() }));
    });
  }
}
