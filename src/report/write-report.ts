import { element, escapeMarkup } from '../figures/markup';
import { chartSections } from './charts';
import { comparisonSections } from './comparison';
import { confusionSection } from './confusion';
import { facts, paragraph, section } from './html';
import { mistakesSection, weightsSection } from './pictures';
import type { ReportedRun } from './reported-run';
import { dateText, findingsSection, keyFigures, provenanceSection } from './run-facts';
import { settingsSection } from './settings';
import { reportStyle } from './style';
import { transcriptOf } from './transcript';

/** Who writes the report, and when. */
export interface ReportSource {
  /** Version of Inkling. */
  appVersion: string;
  /** ISO 8601, UTC. */
  writtenAt: string;
}

/** Nothing is loaded and nothing runs: the file holds all that it shows. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Most lines of a transcript, alone and in a comparison. */
const [linesOfOne, linesOfSeveral] = [240, 40];

/**
 * Writes a report on one run, or on several beside each other, as one HTML file that needs nothing else. Yields it piece
 * by piece, each after a few milliseconds of work.
 */
export function* writeReport(runs: readonly ReportedRun[], source: ReportSource): Generator<string> {
  const [first] = runs;
  const isComparison = runs.length > 1;
  const title = isComparison ? `${runs.length} runs compared` : first.run.name;
  yield beginning(title, source);
  if (isComparison) yield* comparison(runs);
  else yield* wholeRun(first);
  yield '</main></body></html>\n';
}

function beginning(title: string, { appVersion, writtenAt }: ReportSource): string {
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, escapeMarkup(`${title} – Inkling`)),
    element('style', {}, reportStyle),
  ].join('\n');
  const heading = element(
    'header',
    {},
    element('h1', {}, escapeMarkup(title)),
    paragraph(`A report by Inkling ${appVersion}, ${dateText(writtenAt)}`, 'soft'),
  );
  return `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body><main>${heading}`;
}

function* wholeRun({ run, examined }: ReportedRun): Generator<string> {
  yield keyFigures(run);
  if (examined) yield findingsSection(examined.findings);
  for (const part of chartSections(run)) yield part;
  const transcript = transcriptOf(run, linesOfOne);
  if (transcript !== '') yield section({ heading: 'Transcript', kind: 'long' }, transcript);
  if (examined) {
    yield confusionSection(examined);
    yield mistakesSection(examined);
    yield weightsSection(examined);
  } else yield notExamined(run);
  yield settingsSection(run);
  yield provenanceSection(run, examined);
}

function notExamined({ hasNetwork }: ReportedRun['run']): string {
  const reason = hasNetwork ? 'There were no test images at hand' : 'The run has no network yet';
  return section('Confusion', paragraph(`${reason}, so this report does not show what the network reads.`));
}

function* comparison(runs: readonly ReportedRun[]): Generator<string> {
  for (const part of comparisonSections(runs.map(({ run }) => run))) yield part;
  for (const [index, reported] of runs.entries()) yield shortSection(index + 1, reported);
}

/** One run among several: its diagnosis, transcript and confusion in short. */
function shortSection(number: number, { run, examined }: ReportedRun): string {
  const worst = examined ? [['Most often wrong', mostOften(examined.examination.matrix)] as const] : [];
  return section(
    `${number}  ${run.name}`,
    ...(examined?.findings ?? []).map((finding) => paragraph(finding)),
    facts('facts', [
      ['Run', run.id],
      ...worst,
      ...(run.weightsSha256 === undefined ? [] : [['Weights, SHA-256', run.weightsSha256] as const]),
      ...(run.note === '' ? [] : [['Note', run.note] as const]),
    ]),
    transcriptOf(run, linesOfSeveral),
  );
}

/** "4 as 9 (23), 7 as 2 (19), 3 as 5 (17)". */
function mostOften(matrix: readonly (readonly number[])[]): string {
  const pairs = matrix.flatMap((answers, digit) =>
    answers.flatMap((count, answer) => (answer === digit || count === 0 ? [] : [{ digit, answer, count }])),
  );
  const most = pairs.sort((one, other) => other.count - one.count).slice(0, 3);
  return most.map(({ digit, answer, count }) => `${digit} as ${answer} (${count})`).join(', ') || 'never';
}
