import { beganWhole, isActive, type RunSummary } from '../../contract/run';
import { formatCost } from '../../figures/charts/cost-axis';
import { useApplication } from '../application-context';
import { costText, positionText } from './chart-text';
import { costChart, costName, costScales, feedCost, type CostScale } from '../../figures/charts/run-charts';
import { RunPlot } from './run-plot';
import { nameOfStart } from '../../figures/charts/run-start';

/** The cost while training: its running mean, and where the middle half of the mini-batches lies. */
export function CostChart() {
  const { training, charts } = useApplication();
  const { cursor, costScale } = charts;
  const run = training.run.value;
  const cost = training.runningCost.value;
  const at = cursor.accuracies.value;
  const costThere = cursor.cost.value;
  return (
    <section class="chart cost" aria-labelledby="cost-title">
      <div class="chart-header">
        <h2 id="cost-title">Cost</h2>
        <span class="caption">
          {cost !== null && <b>{steadyCost(cost)}</b>} <span class="cost-name">{costName(run)}, </span>mean of
          500 mini-batches
        </span>
        <ScaleChoice />
      </div>
      <RunPlot
        definition={costChart(costScale.value)}
        feed={feedCost}
        reading={cursor.costReading}
        hasEpochLabels={true}
        description={
          cost === null
            ? 'Cost by epoch: none yet'
            : `Cost by epoch: ${costName(run)}, running mean ${steadyCost(cost)}`
        }
        readingText={
          at &&
          `${positionText(at.epochs, nameOfStart(run))}: ${costThere === undefined ? 'no cost yet' : costText(costThere)}`
        }
      >
        {cost === null && isCurveMissing(run) && (
          <div class="unknown-history">
            <p>
              {run?.origin.kind === 'voting'
                ? 'No cost curve: each of these networks has its own.'
                : 'The file has no cost curve.'}
            </p>
          </div>
        )}
      </RunPlot>
    </section>
  );
}

/**
 * Whether the run has no cost curve and gets none: networks that vote, and files of other programs and of the book, which
 * hold accuracy at most.
 */
function isCurveMissing(run: RunSummary | null): boolean {
  return run !== null && beganWhole(run) && !isActive(run);
}

/** Formats a cost with a fixed number of digits so that it does not jump; very large costs excepted. */
function steadyCost(cost: number): string {
  return cost < 1000 ? cost.toFixed(4) : formatCost(cost);
}

const scaleLabels: Record<CostScale, string> = { linear: 'Linear', log: 'Log' };

function ScaleChoice() {
  const { costScale } = useApplication().charts;
  return (
    <fieldset class="segments cost-scale" aria-label="Scale of the cost axis">
      {costScales.map((scale) => (
        <label key={scale}>
          <input
            type="radio"
            name="cost-scale"
            checked={costScale.value === scale}
            onChange={() => (costScale.value = scale)}
          />
          <span>{scaleLabels[scale]}</span>
        </label>
      ))}
    </fieldset>
  );
}
