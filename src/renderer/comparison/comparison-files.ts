import { computed } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { encodeCsv } from '../../engine/formats/csv';
import { saveChartPicture, type PictureFormat } from '../charts/save-chart-picture';
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
  async savePicture(format: PictureFormat): Promise<void> {
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
      const name = `comparison of ${measureNames[measure.peek()]}`;
      const picture = { name, definition, curves: filled, heading };
      await saveChartPicture({ bridge: this.#bridge, notices: this.#notices }, picture, format);
    });
  }

  /** All values as they were measured, without smoothing. */
  async saveTable(): Promise<void> {
    await this.#saving.do(async () => {
      const { curves, measure, xKind } = this.#comparison;
      const { header, rows } = comparisonTable(curves.peek(), measure.peek(), xKind.peek());
      const suggestedName = `comparison of ${measureNames[measure.peek()]}.csv`;
      const file = { suggestedName, text: encodeCsv(header, rows) };
      await this.#notices.saved(this.#bridge.request('file.save-csv', file));
    });
  }
}
