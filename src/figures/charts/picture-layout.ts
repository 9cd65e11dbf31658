/** The text above a chart that is saved as a picture. */
export interface PictureHeading {
  title: string;
  /** Shown smaller, after the title. */
  caption: string;
  subtitle: string;
}

/** Size of a chart's picture and where its heading stands, in pixels: the same as PNG and as SVG. */
export const pictureLayout = {
  width: 960,
  height: 540,
  margin: { top: 84, right: 20, bottom: 18, left: 24 },
  titleY: 34,
  titleSize: 16,
  captionSize: 12,
  subtitleY: 57,
  captionGap: 12,
} as const;

/** Sizes at the axes, in pixels. */
export const axisLayout = {
  fontSize: 11,
  /** Between the numbers of the y axis and the plot. */
  gap: 8,
  /** Between the plot and the numbers below it. */
  gapBelow: 9,
} as const;

/** The widest number at the y axis; its width aligns the plots of charts above one another. */
const widestTick = '98.75 %';

/** Width of the numbers at the y axis with their gap, in pixels. */
export function tickRoom(widthOf: (text: string) => number): number {
  return Math.ceil(widthOf(widestTick)) + axisLayout.gap;
}
