import { signal } from '@preact/signals';
import { accuraciesOfEpoch, accuraciesOfPoint, type Accuracies } from '../../figures/charts/accuracy-at';
import { emptyExtent, extentOf } from '../../figures/charts/curves';
import { accuracyChart, type CostScale } from '../../figures/charts/run-charts';
import type { RunObserver } from '../../figures/charts/run-observer';
import { RunCursor } from './run-cursor';
import type { RunCurves } from './run-curves';
import { isRunStart, type RunStart } from '../../figures/charts/run-start';

/** State shared by the charts of the run on screen. */
export class ChartsModel {
  readonly costScale = signal<CostScale>('linear');
  /** The result of the network before its training here, once evaluated. */
  readonly start = signal<RunStart | null>(null);
  /** How the lines across the accuracies are to be read. */
  readonly linesCaption = signal('');
  readonly cursor: RunCursor;

  constructor(training: RunCurves) {
    this.cursor = new RunCursor(training);
    training.observe(this.#describeLines());
    training.observe({
      reset: () => (this.start.value = null),
      addPoints: (points) => (this.start.value ??= points.find(isRunStart) ?? null),
    });
  }

  #describeLines(): RunObserver {
    let [extent, end] = [emptyExtent, 0];
    const show = () => (this.linesCaption.value = accuracyChart.yAxis([extent], end).caption ?? '');
    const widen = (all: readonly Accuracies[]) => {
      for (const { epochs, test, validation, training } of all) {
        const known = [test, validation, training].filter((share) => share !== undefined);
        extent = extentOf([extent, ...known.map((share) => ({ lowest: share, highest: share }))]);
        end = Math.max(end, epochs);
      }
      show();
    };
    return {
      reset: () => {
        [extent, end] = [emptyExtent, 0];
        show();
      },
      addPoints: (points) => widen(points.map(accuraciesOfPoint)),
      addEpochs: (results) => widen(results.map(accuraciesOfEpoch)),
    };
  }
}
