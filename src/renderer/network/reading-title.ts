import { isUnsure } from '../../engine/network/confidence';
import type { Application } from '../application';

/** "How it reads this 4 as 9": the digit by its label, or by the answer where the network is sure of it. */
export function readingTitle({ drawing, digit }: Application, answer: number | null): string {
  if (answer === null) return 'How it reads a digit';
  const { prediction } = digit;
  const isUnclear = prediction.value !== null && isUnsure(prediction.value);
  const label = drawing.sample.value?.label ?? (isUnclear ? null : answer);
  const read = `How it reads this ${label ?? 'digit'}`;
  return label === null || label === answer ? read : `${read} as ${answer}`;
}
