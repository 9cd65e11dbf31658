import type { EpochResult } from '../../contract/run';

/** "Epoch 0: 9129 / 10000", as the book prints it. */
export function transcriptLine({ epoch, correct, total }: EpochResult): string {
  return `Epoch ${epoch}: ${correct} / ${total}`;
}

/** The whole transcript, one line an epoch. */
export function transcriptText(results: readonly EpochResult[]): string {
  return results.map((result) => `${transcriptLine(result)}\n`).join('');
}
