import * as v from 'valibot';
import type { CostPoint } from '../../contract/run';
import { openLine, sealLine } from './line-sum';

const finite = v.pipe(v.number(), v.finite());

const costLineSchema = v.object({
  epoch: v.pipe(v.number(), v.integer(), v.minValue(0)),
  costs: v.array(v.tuple([v.pipe(finite, v.minValue(0)), finite, finite, finite, finite])),
});

/**
 * One epoch of the cost curve as a line of `costs.jsonl`; its sum covers this line only, so a damaged line spoils no
 * other.
 */
export function costLine(runId: string, epoch: number, costs: readonly CostPoint[]): string {
  const rows = costs.map((point) => [
    point.epochs,
    point.miniBatchCost,
    point.runningCost,
    point.lowerQuartile,
    point.upperQuartile,
  ]);
  return sealLine({ epoch, costs: rows }, runId).line;
}

/** The valid lines of `costs.jsonl`. */
export interface CostLines {
  costs: CostPoint[];
  /** Only the valid lines. */
  text: string;
  /** Other lines were damaged, and the costs of some epochs are lost. */
  isDamaged: boolean;
  /** The file contains only these lines. */
  isWhole: boolean;
}

/** Reads the cost curve of the epochs before `epoch`; leaves out damaged and repeated lines. */
export function readCostLines(runId: string, content: string, epoch = Infinity): CostLines {
  const costs: CostPoint[] = [];
  const kept: string[] = [];
  let isDamaged = false;
  let previousEpoch = -1;
  for (const line of content.split('\n').slice(0, -1)) {
    const parsed = v.safeParse(costLineSchema, openLine(line, runId)?.content);
    if (!parsed.success || parsed.output.epoch <= previousEpoch) {
      isDamaged = true;
      continue;
    }
    if (parsed.output.epoch >= epoch) break;
    previousEpoch = parsed.output.epoch;
    for (const row of parsed.output.costs) costs.push(costPoint(row));
    kept.push(`${line}\n`);
  }
  const text = kept.join('');
  return { costs, text, isDamaged, isWhole: text.length === content.length };
}

function costPoint(row: number[]): CostPoint {
  const [epochs, miniBatchCost, runningCost, lowerQuartile, upperQuartile] = row;
  return { epochs, miniBatchCost, runningCost, lowerQuartile, upperQuartile };
}

/** A whole cost curve as lines, one per epoch. */
export function costLinesOf(runId: string, costs: readonly CostPoint[]): string {
  const byEpoch = new Map<number, CostPoint[]>();
  for (const point of costs) {
    // The point at the end of an epoch belongs to it.
    const epoch = Math.max(0, Math.ceil(point.epochs) - 1);
    const others = byEpoch.get(epoch);
    if (others) others.push(point);
    else byEpoch.set(epoch, [point]);
  }
  const epochs = [...byEpoch].sort(([one], [other]) => one - other);
  return epochs.map(([epoch, points]) => costLine(runId, epoch, points)).join('');
}
