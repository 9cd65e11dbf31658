import type { EpochResult, RunSummary } from '../../contract/run';
import { useApplication } from '../application-context';
import { formatCount, formatPercent } from '../ui/number-format';
import { accuraciesOfPoint } from '../../figures/charts/accuracy-at';
import { accuraciesText, positionText } from './chart-text';
import { accuracyChart, feedAccuracy } from '../../figures/charts/run-charts';
import { RunPlot } from './run-plot';
import { isHistoryUnknown } from '../../contract/run';
import { nameOfStart } from '../../figures/charts/run-start';

/** The share of images read correctly, starting before training. */
export function AccuracyChart() {
  const { training, charts } = useApplication();
  const { cursor } = charts;
  const run = training.run.value;
  const [last, best] = [training.last.value, training.best.value];
  const at = cursor.accuracies.value;
  const position = at && positionText(at.epochs, nameOfStart(run));
  return (
    <section class="chart accuracy" aria-labelledby="accuracy-title">
      <div class="chart-header">
        <h2 id="accuracy-title">Accuracy</h2>
        <span class="caption">{position ?? charts.linesCaption.value}</span>
        <AccuracyFigures />
      </div>
      <RunPlot
        definition={accuracyChart}
        feed={feedAccuracy}
        reading={cursor.accuracyReading}
        hasEpochLabels={false}
        description={describe(last, best)}
        readingText={at && `${position}: ${accuraciesText(at)}`}
      >
        {last === null && run !== null && isHistoryUnknown(run) && <UnknownHistory run={run} />}
      </RunPlot>
    </section>
  );
}

function AccuracyFigures() {
  const { training, charts } = useApplication();
  const [last, best] = [training.last.value, training.best.value];
  const shown = last ?? charts.start.value;
  return (
    <p class="figures">
      {best !== null && <span class="best">best {bestText(best)}</span>}
      {shown !== null && (
        <span class="test">
          test <b class="now">{formatPercent(shown.correct, shown.total)}</b>
        </span>
      )}
    </p>
  );
}

/** The run came from a file that has a network and no curve; it was evaluated here. */
function UnknownHistory({ run: { origin } }: { run: RunSummary }) {
  const start = useApplication().charts.start.value;
  return (
    <div class="unknown-history">
      <p>{origin.kind === 'voting' ? votingText(origin.voters.length) : 'Training history unknown.'}</p>
      {start !== null && <p class="soft">Evaluated here: {accuraciesText(accuraciesOfPoint(start))}.</p>}
    </div>
  );
}

/** What stands in place of curves for networks that vote. */
function votingText(voters: number): string {
  return `${formatCount(voters)} networks vote as one.`;
}

/** "94.68 % (validation)": the accuracy on the split that decides which epoch is best. */
function bestText(best: EpochResult): string {
  const { correct, total, validationCorrect, validationTotal } = best;
  if (validationTotal === 0) return `${formatPercent(correct, total)} (test)`;
  return `${formatPercent(validationCorrect, validationTotal)} (validation)`;
}

function describe(last: EpochResult | null, best: EpochResult | null): string {
  if (last === null || best === null) return 'Accuracy by epoch: no epoch yet';
  const test = formatPercent(last.correct, last.total);
  return `Accuracy by epoch: test ${test} in epoch ${last.epoch}, best ${bestText(best)} in epoch ${best.epoch}`;
}
