import type { EpochResult, RunDetails } from '../contract/run';
import { isRunStart } from '../figures/charts/run-start';
import { element, escapeMarkup } from '../figures/markup';
import { epochLine, startLine, type TranscriptLine } from '../figures/transcript-text';
import { paragraph } from './html';

/** The transcript in the book's words, of about so many lines at most; empty before the first one. */
export function transcriptOf(run: RunDetails, mostLines: number): string {
  const start = run.points.find(isRunStart);
  const step = stepFor(run.epochs.length, mostLines);
  const shown = run.epochs.filter((epoch, index) => isShown(run, epoch, index, step));
  const lines = [...(start === undefined ? [] : [startLine(run, start)]), ...shown.map(epochLine)];
  if (lines.length === 0) return '';
  const remark =
    step === 1 ? '' : paragraph(`Every ${step}th epoch, with the best and the last one.`, 'soft');
  return remark + element('ol', { class: 'transcript' }, ...lines.map(item));
}

/** A round number, so that the epochs shown are easy to find. */
function stepFor(epochs: number, mostLines: number): number {
  if (epochs <= mostLines) return 1;
  for (let decade = 10; ; decade *= 10) {
    const step = [1, 2, 5].map((factor) => factor * decade).find((each) => epochs / each <= mostLines);
    if (step !== undefined) return step;
  }
}

function isShown({ best, epochs }: RunDetails, { epoch }: EpochResult, index: number, step: number): boolean {
  return index % step === 0 || index === epochs.length - 1 || epoch === best?.epoch;
}

function item({ label, count }: TranscriptLine): string {
  return element('li', {}, element('span', {}, escapeMarkup(label)), ` ${escapeMarkup(count)}`);
}
