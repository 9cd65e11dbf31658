import { signal } from '@preact/signals';
import type { CostScale } from '../../figures/charts/run-charts';
import { RunCursor } from './run-cursor';
import type { RunCurves } from './run-curves';
import { isRunStart, type RunStart } from '../../figures/charts/run-start';

/** State shared by the charts of the run on screen. */
export class ChartsModel {
  readonly costScale = signal<CostScale>('linear');
  /** The result of the network before its training here, once evaluated. */
  readonly start = signal<RunStart | null>(null);
  readonly cursor: RunCursor;

  constructor(training: RunCurves) {
    this.cursor = new RunCursor(training);
    training.observe({
      reset: () => (this.start.value = null),
      addPoints: (points) => (this.start.value ??= points.find(isRunStart) ?? null),
    });
  }
}
