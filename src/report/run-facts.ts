import { formatCount, formatDuration, formatPercent } from '../contract/number-format';
import type { EngineName, EpochResult, RunDetails, RunSummary } from '../contract/run';
import { describeData, describeOrigin } from '../contract/run-words';
import { isRunStart } from '../figures/charts/run-start';
import { facts, paragraph, section } from './html';
import type { ExaminedNetwork } from './reported-run';

const engineNamesInWords: Record<EngineName, string> = {
  kernels: 'the fast one, in single precision',
  plain: 'the reference, in double precision',
};

/** The few figures that a reader looks for first. */
export function keyFigures(run: RunDetails): string {
  const { last, best, seconds, epochsDone } = run;
  const start = run.points.find(isRunStart);
  const entries: (readonly [string, string])[] = [
    ...(last ? [['Test, last epoch', testText(last)] as const] : []),
    ...(best ? [['Test, best epoch', testText(best)] as const] : []),
    ...(best && best.validationTotal > 0
      ? [['Validation, best epoch', formatPercent(best.validationCorrect, best.validationTotal)] as const]
      : []),
    ...(start ? [['Test, before training', formatPercent(start.correct, start.total)] as const] : []),
    ['Epochs', formatCount(epochsDone)],
    ...(seconds > 0 ? [['Time', formatDuration(seconds)] as const] : []),
  ];
  const split = best && best.validationTotal > 0 ? 'validation' : 'test';
  return section(
    'Results',
    facts('figures', entries),
    ...(best
      ? [paragraph(`The best epoch is ${best.epoch}: it has the highest ${split} accuracy.`, 'soft')]
      : []),
  );
}

function testText({ correct, total }: EpochResult): string {
  return formatPercent(correct, total);
}

/** What is wrong with the network; empty if nothing is. */
export function findingsSection(findings: readonly string[]): string {
  if (findings.length === 0) return '';
  const sentences = findings.map((finding) => paragraph(finding));
  return section({ heading: 'Diagnosis', kind: 'findings' }, ...sentences);
}

/** Where the network comes from, exactly enough to repeat it. */
export function provenanceSection(run: RunDetails, examined: ExaminedNetwork | undefined): string {
  const { data, engine, weightsSha256, note } = run;
  const isOtherData = examined !== undefined && data !== undefined && examined.data.sha256 !== data.sha256;
  const entries: (readonly [string, string])[] = [
    ['Run', run.id],
    ['State', stateText(run)],
    ['Started', `${dateText(run.createdAt)}, by Inkling ${run.appVersion}`],
    ['Began with', describeOrigin(run.origin)],
    ...(data ? [['Learned from', describeData(data)] as const, ['Data, SHA-256', data.sha256] as const] : []),
    ...(isOtherData
      ? [['Examined on', `${examined.data.name}, SHA-256 ${examined.data.sha256}`] as const]
      : []),
    ['Engine', engineNamesInWords[engine]],
    ...(weightsSha256 === undefined ? [] : [['Weights, SHA-256', weightsSha256] as const]),
    ...(note === '' ? [] : [['Note', note] as const]),
  ];
  return section('Provenance', facts('facts', entries));
}

function stateText({ state, message, epochsDone, hyperparameters, data }: RunSummary): string {
  const epochs = data ? `, ${epochsDone} of ${hyperparameters.epochs} epochs` : '';
  return `${state}${epochs}${message === undefined ? '' : `. ${message}`}`;
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** "27 November 2026 at 02:15 UTC". */
export function dateText(iso: string): string {
  return `${date.format(new Date(iso))} UTC`;
}
