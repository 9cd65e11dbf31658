import { binCount, magnitudeBins, smallestMagnitude, widened } from '../../engine/inspection/histogram';
import type { Distribution, LayerDistributions } from '../../engine/inspection/layer-distributions';

/** What a panel shows of one layer: the shown network's bins, and those of the kept ones on the same axis. */
export interface PanelBins {
  /** null until it is known. */
  shown: readonly number[] | null;
  /** A row per kept network, the earliest first. */
  rows: readonly { epochs: number; bins: readonly number[] }[];
  /** Numbers along the axis; `place` from 0, left, to 1. */
  labels: readonly { place: number; text: string }[];
}

export const quantities = ['weights', 'biases', 'activations', 'gradients'] as const;
export type Quantity = (typeof quantities)[number];

type Known = readonly { epochs: number; layer: LayerDistributions }[];

/** The bins of a quantity, in a range that holds all known networks, so that it stays from epoch to epoch. */
export function panelBins(quantity: Quantity, shown: LayerDistributions | null, known: Known): PanelBins {
  return quantity === 'gradients' ? gradientBins(shown, known) : valueBins(quantity, shown, known);
}

function valueBins(
  quantity: Exclude<Quantity, 'gradients'>,
  shown: LayerDistributions | null,
  known: Known,
): PanelBins {
  const all = [...known.map(({ layer }) => layer), ...(shown ? [shown] : [])].map((layer) => layer[quantity]);
  const exponent = Math.max(-24, ...all.map(({ histogram }) => histogram.exponent));
  // What is never negative needs no left half.
  const isPositive = all.every(({ lowest }) => lowest >= 0);
  const wide = all.map(({ histogram }) => widened(histogram, exponent).counts);
  const reach = Math.max(1, ...wide.map(reachOf));
  const binsOf = ({ histogram }: Distribution) => {
    const { counts } = widened(histogram, exponent);
    return [...counts.slice(isPositive ? half : half - reach, half + reach)];
  };
  return {
    shown: shown && binsOf(shown[quantity]),
    rows: known.map(({ epochs, layer }) => ({ epochs, bins: binsOf(layer[quantity]) })),
    labels: valueLabels(all, (2 ** exponent * reach) / half, isPositive),
  };
}

/** Labels of an axis up to `limit`; none without values, and where all of them are 0 nothing else. */
function valueLabels(all: readonly Distribution[], limit: number, isPositive: boolean): PanelBins['labels'] {
  if (all.length === 0) return [];
  const zero = { place: isPositive ? 0 : 0.5, text: '0' };
  if (all.every(({ lowest, highest }) => lowest === 0 && highest === 0)) return [zero];
  const text = formatLimit(limit);
  const positive = [zero, { place: 1, text }];
  return isPositive ? positive : [{ place: 0, text: `−${text}` }, ...positive];
}

const half = binCount / 2;

/** How many bins from the middle the values reach, on either side. */
function reachOf(counts: Uint32Array): number {
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  return first < 0 ? 0 : Math.max(half - first, last + 1 - half);
}

function formatLimit(limit: number): string {
  return limit >= 0.001 ? String(Number(limit.toPrecision(3))) : limit.toExponential(0);
}

/** Powers of ten that fit beside each other. */
const fewestDecades = 2;

function gradientBins(shown: LayerDistributions | null, known: Known): PanelBins {
  const all = [...known.map(({ layer }) => layer), ...(shown ? [shown] : [])].map(
    ({ gradients }) => gradients.counts,
  );
  const isUsed = (bin: number) => all.some((counts) => counts[bin] > 0);
  const used = Array.from({ length: magnitudeBins }, (_, bin) => bin).filter(isUsed);
  // Where all are 0 or none is known, there is nothing to draw, and nothing to label.
  const [from, to] = used.length === 0 ? [0, 0] : [used[0], used.at(-1)! + 1];
  const binsOf = ({ gradients }: LayerDistributions) => [...gradients.counts.slice(from, to)];
  return {
    shown: shown && binsOf(shown),
    rows: known.map(({ epochs, layer }) => ({ epochs, bins: binsOf(layer) })),
    labels: used.length === 0 ? [] : decades(from + smallestMagnitude, to + smallestMagnitude),
  };
}

/** Labels of two or three powers of ten between powers of two. */
function decades(from: number, to: number): PanelBins['labels'] {
  const [first, last] = [Math.ceil(from * Math.log10(2)), Math.floor(to * Math.log10(2))];
  const step = Math.max(1, Math.ceil((last - first) / fewestDecades));
  const labels = [];
  for (let decade = first; decade <= last; decade += step) {
    labels.push({ place: (decade / Math.log10(2) - from) / (to - from), text: powerOfTen(decade) });
  }
  return labels;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
