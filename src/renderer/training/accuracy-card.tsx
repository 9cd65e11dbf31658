import type { EpochResult } from '../../contract/run';
import { useApplication } from '../application-context';
import { CommandButton } from '../ui/command-button';
import { formatPercent } from '../ui/number-format';
import { ChartCard } from './chart-card';
import { accuracyChart, appendAccuracies, resetAccuracy, type CurveTarget } from './run-charts';
import type { RunObserver } from './training-model';

/** How many test and validation images are read correctly, epoch by epoch. */
export function AccuracyCard() {
  const { training } = useApplication();
  const last = training.last.value;
  const best = training.best.value;
  return (
    <ChartCard
      class="accuracy"
      definition={accuracyChart}
      observe={feedAccuracy}
      description={describe(last, best)}
      emptyText={last === null ? emptyText(training.isActive.value) : null}
      buttons={
        <>
          <CommandButton id="chart.save-png" class="quiet-button">
            PNG
          </CommandButton>
          <CommandButton id="chart.save-csv" class="quiet-button">
            CSV
          </CommandButton>
        </>
      }
    >
      {last !== null && best !== null && (
        <>
          {training.isActive.value ? 'now' : 'last'}{' '}
          <b class="now">{formatPercent(last.correct, last.total)}</b> best{' '}
          <b>{formatPercent(best.correct, best.total)}</b> at epoch {best.epoch}
        </>
      )}
    </ChartCard>
  );
}

function feedAccuracy(chart: CurveTarget): RunObserver {
  return {
    reset: (run) => resetAccuracy(chart, run),
    addEpochs: (results) => appendAccuracies(chart, results),
  };
}

function emptyText(isActive: boolean): string {
  return isActive
    ? 'The first point appears after the first epoch.'
    : 'Press Train, and watch here how many digits the network reads correctly after each epoch.';
}

function describe(last: EpochResult | null, best: EpochResult | null): string {
  if (last === null || best === null) return 'Accuracy by epoch: no epoch yet.';
  const lastPercent = formatPercent(last.correct, last.total);
  const bestPercent = formatPercent(best.correct, best.total);
  return `Accuracy by epoch: ${lastPercent} after epoch ${last.epoch}, best ${bestPercent} at epoch ${best.epoch}.`;
}
