import type { Hyperparameters } from '../../contract/hyperparameters';
import { useApplication } from '../application-context';
import { ChartCard } from './chart-card';
import { appendCosts, costChart, resetCost, type CurveTarget } from './run-charts';
import type { RunObserver } from './training-model';

/** Said before the number; the book's first cost goes without saying. */
const costNames: Record<Hyperparameters['cost'], string> = {
  quadratic: '',
  'cross-entropy': 'cross-entropy, ',
};

/** The cost while training: its running mean over the noise of single mini-batches. */
export function CostCard() {
  const { training, chartFiles } = useApplication();
  const cost = training.runningCost.value;
  const definition = costChart(training.run.value);
  const costName = costNames[training.run.value?.hyperparameters.cost ?? 'quadratic'];
  return (
    <ChartCard
      class="cost"
      definition={definition}
      observe={feedCost}
      description={cost === null ? 'Cost: none yet.' : `Cost: ${costName}running mean ${cost.toFixed(4)}.`}
      emptyText={
        cost === null && !training.isActive.value
          ? 'The cost appears here, from one mini-batch to the next.'
          : null
      }
      buttons={
        <>
          <SaveButton name="Save the Cost Chart as PNG…" onClick={() => chartFiles.saveCostPicture()}>
            PNG
          </SaveButton>
          <SaveButton name="Save the Cost Numbers as CSV…" onClick={() => chartFiles.saveCostTable()}>
            CSV
          </SaveButton>
        </>
      }
    >
      {cost !== null && (
        <>
          <b>{cost.toFixed(4)}</b>, {costName}mean of the last 500 mini-batches
        </>
      )}
    </ChartCard>
  );
}

function SaveButton(props: { name: string; onClick: () => Promise<void>; children: string }) {
  const { training } = useApplication();
  const hasPoints = training.runningCost.value !== null;
  return (
    <button
      type="button"
      class="quiet-button"
      aria-label={props.name}
      title={props.name}
      aria-disabled={!hasPoints}
      onClick={() => hasPoints && void props.onClick()}
    >
      {props.children}
    </button>
  );
}

function feedCost(chart: CurveTarget): RunObserver {
  return {
    reset: (run) => resetCost(chart, run),
    addCosts: (points) => appendCosts(chart, points),
  };
}
