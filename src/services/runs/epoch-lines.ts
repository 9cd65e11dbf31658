import * as v from 'valibot';
import type { EpochResult } from '../../contract/run';
import { epochResultSchema } from '../../contract/run';

const lineSchema = v.pipe(v.string(), v.parseJson(), epochResultSchema);

/** One epoch as a line of `epochs.jsonl`. */
export function epochLine(result: EpochResult): string {
  return `${JSON.stringify(result)}\n`;
}

/**
 * Reads the first `count` epochs of an `epochs.jsonl`. What follows them, such as a line that was torn when the process
 * was killed, is left out; `text` is what remains. Null when there are not so many, or one is no epoch in its place.
 */
export function readEpochLines(
  content: string,
  count: number,
): { epochs: EpochResult[]; text: string } | null {
  const lines = content.split('\n').slice(0, -1).slice(0, count);
  const epochs: EpochResult[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = v.safeParse(lineSchema, line);
    if (!parsed.success || parsed.output.epoch !== index) return null;
    epochs.push(parsed.output);
  }
  return epochs.length === count ? { epochs, text: lines.map((line) => `${line}\n`).join('') } : null;
}
