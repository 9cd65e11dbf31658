import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ChartDefinition } from '../charts/curves';
import { LineChart } from '../charts/line-chart';
import { useApplication } from '../application-context';
import type { CurveTarget } from './run-charts';
import type { RunObserver } from './training-model';
import './chart-card.css';

interface ChartCardProps {
  definition: ChartDefinition;
  class: string;
  /** Feeds the chart from the run on screen. */
  observe: (chart: CurveTarget) => RunObserver;
  /** The chart in one sentence, for those who cannot see it. */
  description: string;
  /** Shown as long as there are no points. */
  emptyText: string | null;
  /** Stands to the right of the title. */
  children: ComponentChildren;
  buttons: ComponentChildren;
}

/** A chart with title, key, present figures and the buttons that save it. */
export function ChartCard(props: ChartCardProps) {
  const { definition, observe, description, emptyText, children, buttons } = props;
  const { training } = useApplication();
  const canvas = useRef<HTMLCanvasElement>(null);
  const titleId = useId();
  useEffect(() => {
    const chart = new LineChart(canvas.current!, definition);
    const stop = training.observe(observe(chart));
    return () => {
      stop();
      chart.destroy();
    };
  }, [training, definition, observe]);
  return (
    <section class={`card chart-card ${props.class}`} aria-labelledby={titleId}>
      <div class="card-header">
        <h2 id={titleId}>{definition.title}</h2>
        <div class="figures">{children}</div>
      </div>
      <div class="plot">
        <canvas ref={canvas} role="img" aria-label={description} />
        {emptyText !== null && (
          <p class="empty">
            <span>{emptyText}</span>
          </p>
        )}
      </div>
      <div class="chart-footer">
        <ul class="chart-key" aria-label={`${definition.title} curves`}>
          {definition.curves.map(({ name, style }) => (
            <li key={name} class={style}>
              {name}
            </li>
          ))}
        </ul>
        <div class="chart-buttons">{buttons}</div>
      </div>
    </section>
  );
}
