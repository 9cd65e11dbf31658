import { signal } from '@preact/signals';
import { otherStrokes } from '../../figures/charts/strokes';

/** No stroke is free for a row with this number. */
export const noStroke = -1;

/** The ticked rows, each with the number of its stroke, which it keeps while others come and go. */
export class Ticks {
  /** In the order in which they were ticked. */
  readonly all = signal<ReadonlyMap<string, number>>(new Map());

  toggle(id: string): void {
    const next = new Map(this.all.peek());
    if (!next.delete(id)) next.set(id, noStroke);
    this.all.value = withStrokes(next);
  }

  clear(): void {
    this.all.value = new Map();
  }
}

/** Gives free strokes to those that have none, the first ticked first. */
function withStrokes(ticked: Map<string, number>): Map<string, number> {
  const taken = new Set(ticked.values());
  const free = otherStrokes.map((_, index) => index).filter((index) => !taken.has(index));
  return new Map(
    [...ticked].map(([id, stroke]) => [id, stroke === noStroke ? (free.shift() ?? noStroke) : stroke]),
  );
}
