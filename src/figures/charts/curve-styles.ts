import type { ChartTheme } from './chart-theme';
import type { CurveDefinition, CurveStyle, Stroke } from './curves';

/** How a curve is drawn, in pixels. */
export interface LineStyle {
  width: number;
  /** Lengths of dash and gap; empty for a solid line. */
  dash: readonly number[];
  /** Curves of a higher order are drawn first, so that the others lie over them. */
  order: number;
  /** Of the mark at each point; 0: none. */
  pointRadius: number;
  /** The colour of the run itself, of text, or of comparisons. */
  ink: Stroke['ink'];
}

const styles: Record<Exclude<CurveStyle, 'line'>, LineStyle> = {
  main: { width: 2.2, dash: [], order: 0, pointRadius: 3.2, ink: 'main' },
  mean: { width: 1.8, dash: [], order: 0, pointRadius: 0, ink: 'main' },
  dashed: { width: 1.6, dash: [5, 4], order: 1, pointRadius: 2, ink: 'second' },
  dotted: { width: 1.6, dash: [0.1, 4], order: 1, pointRadius: 0, ink: 'second' },
  'band-edge': { width: 0, dash: [], order: 2, pointRadius: 0, ink: 'second' },
  band: { width: 0, dash: [], order: 2, pointRadius: 0, ink: 'second' },
  marks: { width: 0, dash: [], order: 0, pointRadius: 4.5, ink: 'text' },
};

/** Points closer together than this, in pixels, are not marked. */
const closestPoints = 8;
/** With more points than this, a curve is drawn thinner so that those behind it can be seen. */
const densePoints = 300;
const denseWidth = 1.4;
/** A line of one point would be invisible. */
const lonePointRadius = 3;
/** Of a band with a stroke of its own, through which others are seen. */
export const bandOpacity = 0.16;

/** The style of a curve with so many points, in a chart where an epoch takes this many pixels. */
export function lineStyle(curve: CurveDefinition, points: number, pixelsPerEpoch: number): LineStyle {
  const usual = usualStyle(curve);
  return {
    ...usual,
    width: points > densePoints ? Math.min(denseWidth, usual.width) : usual.width,
    pointRadius: pointRadius(curve, points, pixelsPerEpoch < closestPoints ? 0 : usual.pointRadius),
  };
}

function pointRadius({ style }: CurveDefinition, points: number, usual: number): number {
  if (style === 'marks') return styles.marks.pointRadius;
  return style === 'line' && points === 1 ? lonePointRadius : usual;
}

function usualStyle({ style, stroke }: CurveDefinition): LineStyle {
  if (style !== 'line') return styles[style];
  return { ...styles.main, pointRadius: 0, order: 1, ...stroke };
}

/** The colour of a stroke in this theme. */
export function inkOf({ ink }: Pick<Stroke, 'ink'>, theme: ChartTheme): string {
  return { main: theme.main, text: theme.text, second: theme.comparison }[ink];
}
