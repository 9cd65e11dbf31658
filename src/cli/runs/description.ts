import { formatPercent } from '../../contract/number-format';
import type { EpochResult, RunDetails } from '../../contract/run';
import { describeData, describeOrigin } from '../../contract/run-words';
import { localTime } from './local-time';
import { bestEpochRule, epochsOf, settingsOf } from './table';

/** Everything known about a run, and its transcript. */
export function describeRun(run: RunDetails): string {
  const facts: [label: string, text: string | undefined][] = [
    ['ID', run.id],
    ['State', describeState(run)],
    ['Settings', `${settingsOf(run)}${run.data ? `, seed ${run.hyperparameters.seed}` : ''}`],
    ['Learns from', run.data && describeData(run.data)],
    ['Began with', describeOrigin(run.origin)],
    ['Part of', run.sweep?.name],
    ['Started', `${localTime(run.createdAt)}, Inkling ${run.appVersion}`],
    ['Model file', run.out],
    ['Weights', run.weightsSha256 && `SHA-256 ${run.weightsSha256}`],
    ['Note', run.note || undefined],
  ];
  const lines = facts.flatMap(([label, text]) => (text ? [`${label.padEnd(12)}${text}`] : []));
  return `${run.isStarred ? '★ ' : ''}${run.name}\n${lines.join('\n')}\n${describeTranscript(run)}`;
}

function describeState(run: RunDetails): string {
  const { state, message, isElsewhere } = run;
  const progress = `${state}${isElsewhere ? ' in another process' : ''}, ${epochsOf(run)} epochs done`;
  return message ? `${progress}. ${message}` : progress;
}

/** The book's lines with all three accuracies, then the best epoch. */
function describeTranscript({ points, epochs, best }: RunDetails): string {
  const untrained = points.find((point) => point.epochs === 0);
  const lines = epochs.map(describeEpoch);
  if (untrained?.total !== undefined) lines.unshift(`Untrained: ${untrained.correct} / ${untrained.total}`);
  if (best) {
    const { epoch, correct, total, validationCorrect, validationTotal } = best;
    const validation =
      validationTotal > 0 ? `, validation ${formatPercent(validationCorrect, validationTotal)}` : '';
    lines.push('', `Best epoch ${epoch}: test ${formatPercent(correct, total)}${validation}`, bestEpochRule);
  }
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function describeEpoch(result: EpochResult): string {
  const { epoch, correct, total, validationCorrect, validationTotal, trainingCorrect, trainingTotal } =
    result;
  const validation =
    validationTotal > 0 ? `  validation ${formatPercent(validationCorrect, validationTotal)}` : '';
  const training =
    trainingTotal && trainingCorrect !== undefined
      ? `  training ${formatPercent(trainingCorrect, trainingTotal)}`
      : '';
  return `Epoch ${epoch}: ${correct} / ${total}${validation}${training}`;
}
