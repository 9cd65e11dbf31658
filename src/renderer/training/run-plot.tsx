import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Reading } from '../charts/chart-content';
import type { ChartDefinition } from '../../figures/charts/curves';
import { LineChart } from '../charts/line-chart';
import { useApplication } from '../application-context';
import { plannedEpochs, type CurveTarget } from '../../figures/charts/run-charts';
import type { RunCursor } from './run-cursor';
import type { RunObserver } from '../../figures/charts/run-observer';

interface RunPlotProps {
  definition: ChartDefinition;
  /** Feeds the data of the run on screen to the chart. */
  feed: (target: CurveTarget) => RunObserver;
  /** The values under the cursor. */
  reading: ReadonlySignal<Reading | null>;
  hasEpochLabels: boolean;
  /** The whole chart described in one sentence. */
  description: string;
  /** The values under the cursor, in words; null without a cursor. */
  readingText: string | null;
  children?: ComponentChildren;
}

/** The plot of a chart, with a cursor that pointer and arrow keys move in both charts at once. */
export function RunPlot(props: RunPlotProps) {
  const { definition, feed, reading, hasEpochLabels, description, readingText, children } = props;
  const { training, charts, timeMachine } = useApplication();
  const { cursor } = charts;
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<LineChart | null>(null);
  const planned = plannedEpochs(training.run.value);
  // Starts a new chart when more epochs are planned, since the end of its x axis changes.
  useEffect(() => {
    const created = new LineChart(canvas.current!, definition, {
      hasEpochLabels,
      reading,
      mark: timeMachine.epochs,
    });
    const stop = training.observe(feed(created));
    chart.current = created;
    return () => {
      stop();
      created.destroy();
    };
  }, [training, definition, feed, hasEpochLabels, reading, timeMachine, planned]);
  return (
    <div
      class="plot"
      role="slider"
      tabIndex={0}
      aria-label={description}
      aria-valuemin={0}
      aria-valuemax={planned}
      aria-valuenow={cursor.accuracies.value?.epochs ?? training.finishedEpochs.value}
      aria-valuetext={readingText ?? 'Arrow keys read the values'}
      onPointerMove={({ clientX }) => chart.current && cursor.moveNear(chart.current.xAt(clientX))}
      onPointerLeave={() => cursor.leave()}
      onKeyDown={(event) => moveByKey(event, cursor)}
      onBlur={() => cursor.leave()}
    >
      <canvas ref={canvas} />
      {children}
    </div>
  );
}

const epochsOfAPage = 10;

function moveByKey(event: KeyboardEvent, cursor: RunCursor): void {
  const moves: Record<string, () => void> = {
    ArrowRight: () => cursor.moveBy(1),
    ArrowUp: () => cursor.moveBy(1),
    ArrowLeft: () => cursor.moveBy(-1),
    ArrowDown: () => cursor.moveBy(-1),
    PageUp: () => cursor.moveBy(epochsOfAPage),
    PageDown: () => cursor.moveBy(-epochsOfAPage),
    Home: () => cursor.moveToFirst(),
    End: () => cursor.moveToLast(),
    Escape: () => cursor.leave(),
  };
  const move = moves[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move();
}
