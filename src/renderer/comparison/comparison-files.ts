import { computed } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { encodeCsv } from '../../engine/formats/csv';
import { chartSvg } from '../../figures/charts/chart-svg';
import { drawChartPicture } from '../charts/chart-picture';
import { Curves } from '../../figures/charts/curves';
import type { NoticesModel } from '../ui/notices-model';
import { OneAtATime } from '../ui/one-at-a-time';
import { feedComparison } from './comparison-chart';
import type { ComparisonModel } from './comparison-model';
import {
  bookText,
  comparisonCaption,
  comparisonTitle,
  differencesText,
  measureNames,
} from './comparison-text';
import { comparisonTable } from './comparison-table';

/** Saves the comparison as a picture and as a table. */
export class ComparisonFiles {
  readonly #saving = new OneAtATime();
  /** True from the click until the file is written or the file dialog cancelled. */
  readonly isSaving = this.#saving.isBusy;
  readonly canSave = computed(() => !this.isSaving.value && this.#comparison.positions.value.length > 0);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #comparison: ComparisonModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, comparison: ComparisonModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#comparison = comparison;
  }

  /** The chart as it is seen. */
  async savePicture(format: 'png' | 'svg'): Promise<void> {
    await this.#saving.do(async () => {
      const { chart, curves, marks, xMaximum, measure } = this.#comparison;
      const definition = chart.peek();
      const filled = new Curves(definition);
      feedComparison(filled, xMaximum.peek(), curves.peek(), marks.peek());
      const book = bookText(this.#comparison);
      const heading = {
        title: `${definition.title}: ${comparisonTitle(curves.peek().length).toLowerCase()}`,
        caption: [comparisonCaption(this.#comparison), book && `the book: ${book}`]
          .filter(Boolean)
          .join(' · '),
        subtitle: differencesText(curves.peek()),
      };
      const suggestedName = `comparison of ${measureNames[measure.peek()]}.${format}`;
      if (format === 'svg') {
        const file = { suggestedName, text: chartSvg(definition, filled, heading) };
        await this.#notices.outcome(this.#bridge.request('file.save-svg', file));
        return;
      }
      const bytes = await this.#notices.outcome(drawChartPicture(definition, filled, heading));
      if (bytes !== undefined)
        await this.#notices.outcome(this.#bridge.request('file.save-png', { suggestedName, bytes }));
    });
  }

  /** All values as they were measured, without smoothing. */
  async saveTable(): Promise<void> {
    await this.#saving.do(async () => {
      const { curves, measure, xKind } = this.#comparison;
      const { header, rows } = comparisonTable(curves.peek(), measure.peek(), xKind.peek());
      const suggestedName = `comparison of ${measureNames[measure.peek()]}.csv`;
      const file = { suggestedName, text: encodeCsv(header, rows) };
      await this.#notices.outcome(this.#bridge.request('file.save-csv', file));
    });
  }
}
