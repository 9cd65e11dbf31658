import type { EpochResult, RunSummary } from '../contract/run';
import { nameOfStart, type RunStart } from './charts/run-start';

/** A line of the transcript: a label and a count. */
export interface TranscriptLine {
  label: string;
  count: string;
}

/** "Epoch 0: 9129 / 10000", as the book prints it. */
export function epochLine({ epoch, correct, total }: EpochResult): TranscriptLine {
  return { label: `Epoch ${epoch}:`, count: `${correct} / ${total}` };
}

/** "Untrained: 1001 / 10000": the result of the network before its first epoch here. */
export function startLine(run: RunSummary | null, { correct, total }: RunStart): TranscriptLine {
  const name = nameOfStart(run);
  return { label: `${name[0].toUpperCase()}${name.slice(1)}:`, count: `${correct} / ${total}` };
}

/** The whole transcript, line by line. */
export function transcriptText(
  run: RunSummary | null,
  start: RunStart | null,
  results: readonly EpochResult[],
): string {
  const lines = [...(start === null ? [] : [startLine(run, start)]), ...results.map(epochLine)];
  return lines.map(({ label, count }) => `${label} ${count}\n`).join('');
}
