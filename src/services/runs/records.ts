import * as v from 'valibot';
import type { AccuracyPoint, CostPoint, EpochResult } from '../../contract/run';
import { accuracyPointSchema, epochResultSchema } from '../../contract/run';
import { openLine, sealLine } from './line-sum';

/** What a run has reported. */
export interface RunRecords {
  epochs: EpochResult[];
  points: AccuracyPoint[];
  /** Costs of the finished epochs. */
  costs: CostPoint[];
}

/** What a run reports about its accuracy, in the order in which it reported it. */
export const recordSchema = v.union([
  v.object({ result: epochResultSchema }),
  v.object({ point: accuracyPointSchema }),
]);

export type RunRecord = v.InferOutput<typeof recordSchema>;

/** A position in the records: the number of lines, and the sum of the last one. */
export const recordMarkSchema = v.object({
  lines: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sum: v.string(),
});

export type RecordMark = v.InferOutput<typeof recordMarkSchema>;

/**
 * Records as the lines of `epochs.jsonl`. The sum of each covers itself and all lines before it, starting with the
 * run's id, so that a changed, repeated, torn or missing line is detected.
 */
export class RecordLines {
  readonly #runId: string;
  readonly #records: RunRecord[] = [];
  readonly #lines: { line: string; sum: string }[] = [];

  constructor(runId: string) {
    this.#runId = runId;
  }

  static of(runId: string, records: readonly RunRecord[]): RecordLines {
    const lines = new RecordLines(runId);
    records.forEach((record) => lines.add(record));
    return lines;
  }

  /** Reads the lines of a file up to the first that is not as it was written. */
  static read(runId: string, content: string): RecordLines {
    const read = new RecordLines(runId);
    // Text after the last line break was torn.
    for (const line of content.split('\n').slice(0, -1)) {
      const opened = openLine(line, read.mark.sum);
      const record = opened && v.safeParse(recordSchema, opened.content);
      if (!record?.success) break;
      read.#records.push(record.output);
      read.#lines.push({ line: `${line}\n`, sum: opened!.sum });
    }
    return read;
  }

  get records(): readonly RunRecord[] {
    return this.#records;
  }

  get length(): number {
    return this.#records.length;
  }

  get mark(): RecordMark {
    const { length } = this.#lines;
    return { lines: length, sum: length === 0 ? this.#runId : this.#lines[length - 1].sum };
  }

  /** Whether the records reach the mark and match it there. */
  reach({ lines, sum }: RecordMark): boolean {
    return lines <= this.length && sum === (lines === 0 ? this.#runId : this.#lines[lines - 1].sum);
  }

  /** Keeps only the first `length` lines. */
  first(length: number): RecordLines {
    const first = new RecordLines(this.#runId);
    first.#records.push(...this.#records.slice(0, length));
    first.#lines.push(...this.#lines.slice(0, length));
    return first;
  }

  /** Keeps only the lines up to the last whole epoch: what was told in the one after it is told again. */
  wholeEpochs(): RecordLines {
    return this.first(this.#records.findLastIndex((record) => 'result' in record) + 1);
  }

  add(record: RunRecord): void {
    const parsed = v.parse(recordSchema, record);
    this.#records.push(parsed);
    this.#lines.push(sealLine(parsed, this.mark.sum));
  }

  /** Text of lines `from` to `to - 1`. */
  text(from = 0, to = this.length): string {
    return this.#lines
      .slice(from, to)
      .map(({ line }) => line)
      .join('');
  }
}

export function epochsOf(records: readonly RunRecord[]): EpochResult[] {
  return records.flatMap((record) => ('result' in record ? [record.result] : []));
}

export function pointsOf(records: readonly RunRecord[]): AccuracyPoint[] {
  return records.flatMap((record) => ('point' in record ? [record.point] : []));
}

/** Puts epochs and points in the order in which a run reports them: a point comes before the end of its epoch. */
export function recordsOf(epochs: readonly EpochResult[], points: readonly AccuracyPoint[]): RunRecord[] {
  const placed = [
    ...epochs.map((result) => ({ at: result.epoch + 1, record: { result } })),
    ...points.map((point) => ({ at: point.epochs, record: { point } })),
  ];
  return placed.sort((one, other) => one.at - other.at).map(({ record }) => record);
}
