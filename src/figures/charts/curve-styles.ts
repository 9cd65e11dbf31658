import type { CurveStyle } from './curves';

/** How a curve is drawn, in pixels. */
export interface LineStyle {
  width: number;
  /** Lengths of dash and gap; empty for a solid line. */
  dash: readonly number[];
  /** Curves of a higher order are drawn first, so that the others lie over them. */
  order: number;
  /** Of the mark at each point; 0: none. */
  pointRadius: number;
  /** Drawn in the colour of the run itself, not in that of comparisons. */
  isMain: boolean;
}

const styles: Record<CurveStyle, LineStyle> = {
  main: { width: 2.2, dash: [], order: 0, pointRadius: 3.2, isMain: true },
  mean: { width: 1.8, dash: [], order: 0, pointRadius: 0, isMain: true },
  dashed: { width: 1.6, dash: [5, 4], order: 1, pointRadius: 2, isMain: false },
  dotted: { width: 1.6, dash: [0.1, 4], order: 1, pointRadius: 0, isMain: false },
  'band-edge': { width: 0, dash: [], order: 2, pointRadius: 0, isMain: false },
  band: { width: 0, dash: [], order: 2, pointRadius: 0, isMain: false },
};

/** Points closer together than this, in pixels, are not marked. */
const closestPoints = 8;
/** With more points than this, a curve is drawn thinner so that those behind it can be seen. */
const densePoints = 300;
const denseWidth = 1.4;

/** The style of a curve with so many points, in a chart where an epoch takes this many pixels. */
export function lineStyle(style: CurveStyle, points: number, pixelsPerEpoch: number): LineStyle {
  const usual = styles[style];
  return {
    ...usual,
    width: points > densePoints ? Math.min(denseWidth, usual.width) : usual.width,
    pointRadius: pixelsPerEpoch < closestPoints ? 0 : usual.pointRadius,
  };
}
