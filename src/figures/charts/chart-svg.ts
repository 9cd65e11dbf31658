import { element, escapeMarkup, round } from '../markup';
import type { Axis } from './axis';
import type { Place } from './boxes';
import { lightTheme, type ChartTheme } from './chart-theme';
import { bandOpacity, inkOf, lineStyle, type LineStyle } from './curve-styles';
import type { ChartDefinition, CurveDefinition, Curves, MarkShape, Word } from './curves';
import { axisLayout, pictureLayout, tickRoom, type PictureHeading } from './picture-layout';
import {
  labelBox,
  labelFontSize,
  labelRoom,
  lineMiddles,
  placeLabels,
  type ChartLabel,
  type MeasureText,
  type Plot,
} from './place-labels';
import { estimateTextWidth } from './text-width';
import { placeTickLabels } from './tick-labels';

/** Size and colours of a chart as SVG. */
export interface SvgOptions {
  theme?: ChartTheme;
  width?: number;
  height?: number;
  /** Space around axes, plot and labels, in pixels. */
  margin?: { top: number; right: number; bottom: number; left: number };
}

const measureLabel: MeasureText = (text, isBold) => estimateTextWidth(text, labelFontSize, isBold);
const measureTick = (text: string) => estimateTextWidth(text, axisLayout.fontSize);
/** From the vertical middle of a line of text to its baseline, in parts of the font size. */
const baseline = 0.35;
/** From the top of a line of text to its baseline. */
const ascent = 0.95;

/** A drawn curve. */
interface Line {
  style: LineStyle;
  curve: CurveDefinition;
  places: Place[];
  /** What a band is filled down to. */
  edge: Place[];
}

/**
 * Draws a chart as SVG: with a heading, as it is saved as a picture; without one, to stand in a page that says the rest.
 * Its text can be selected, and its `title` and `desc` say what it shows.
 */
export function chartSvg(
  definition: ChartDefinition,
  curves: Curves,
  heading: PictureHeading | null,
  options: SvgOptions = {},
): string {
  const { theme = lightTheme, width = pictureLayout.width, height = pictureLayout.height } = options;
  const { margin = pictureLayout.margin } = options;
  const axes = { x: curves.xAxis, y: curves.yAxis() };
  const area = {
    left: margin.left + tickRoom(measureTick),
    right: width - margin.right - labelRoom(measureLabel, definition.widestWord),
    top: margin.top,
    bottom: height - margin.bottom - axisLayout.gapBelow - axisLayout.fontSize,
  };
  const x = (value: number) => area.left + axes.x.fraction(value) * (area.right - area.left);
  const y = (value: number) => area.bottom - axes.y.fraction(value) * (area.bottom - area.top);
  const lines = drawnLines(definition, curves, { x, y }, width / curves.xMaximum);
  const plot: Plot = { ...area, x, y, lines: () => lines.map(({ places }) => places) };
  const words = definition.words(curves.lastValues(), null);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': theme.fontFamily,
    },
    element('title', {}, escapeMarkup(heading?.title ?? definition.title)),
    element('desc', {}, escapeMarkup(describe(definition, curves, words))),
    element('rect', { width, height, fill: theme.background }),
    ...(heading === null ? [] : [drawHeading(heading, theme)]),
    ...drawAxes(axes, plot, area, theme),
    ...inDrawingOrder(lines).map((line) => drawLine(line, theme)),
    ...placeLabels(plot, curves, words, measureLabel).map((label) => drawLabel(label, theme)),
  );
}

/** "From epoch 0 to 30. test 94.68 %; validation 94.83 %." */
function describe({ xAxis }: ChartDefinition, curves: Curves, words: readonly Word[]): string {
  const ends = words.map(({ text, figure }) =>
    [...text, ...(figure === undefined ? [] : [figure])].join(' '),
  );
  const range = xAxis === undefined ? `From epoch 0 to ${curves.xMaximum}.` : '';
  return `${range}${ends.length === 0 ? '' : ` ${ends.join('; ')}.`}`.trim();
}

function drawHeading({ title, caption, subtitle }: PictureHeading, { text, soft }: ChartTheme): string {
  const { margin, titleY, titleSize, captionSize, captionGap, subtitleY } = pictureLayout;
  const quiet = { 'font-size': captionSize, fill: soft };
  return [
    element(
      'text',
      { x: margin.left, y: titleY, 'font-size': titleSize, 'font-weight': 600, fill: text },
      escapeMarkup(title),
      element('tspan', { dx: captionGap, 'font-weight': 400, ...quiet }, escapeMarkup(caption)),
    ),
    element('text', { x: margin.left, y: subtitleY, ...quiet }, escapeMarkup(subtitle)),
  ].join('');
}

function drawAxes(
  axes: { x: Axis; y: Axis },
  { x, y }: Plot,
  area: { left: number; right: number; bottom: number },
  { line, soft }: ChartTheme,
): string[] {
  const text = { 'font-size': axisLayout.fontSize, fill: soft };
  const rows = axes.y.ticks.map(({ value, label }) => {
    const at = round(y(value));
    return [
      element('path', { d: `M${round(area.left)} ${at}H${round(area.right)}`, stroke: line }),
      element(
        'text',
        {
          x: round(area.left - axisLayout.gap),
          y: round(at + baseline * axisLayout.fontSize),
          'text-anchor': 'end',
          ...text,
        },
        escapeMarkup(label),
      ),
    ].join('');
  });
  const below = round(area.bottom + axisLayout.gapBelow + ascent * axisLayout.fontSize);
  const placed = placeTickLabels(axes.x.ticks, x, measureTick);
  const columns = placed.map(({ text: label, at, anchor }) =>
    element('text', { x: round(at), y: below, 'text-anchor': anchor, ...text }, escapeMarkup(label)),
  );
  return [...rows, ...columns];
}

function drawnLines(
  { curves: kinds }: ChartDefinition,
  curves: Curves,
  { x, y }: Pick<Plot, 'x' | 'y'>,
  pixelsPerEpoch: number,
): Line[] {
  let edge: Place[] = [];
  return kinds.map((curve, index) => {
    const places = curves.points(index).map((point) => ({ x: x(point.x), y: y(point.y) }));
    const line = {
      style: lineStyle(curve, places.length, pixelsPerEpoch),
      curve,
      places,
      edge,
    };
    edge = places;
    return line;
  });
}

/** Those to lie on top come last. */
function inDrawingOrder(lines: readonly Line[]): Line[] {
  return [...lines].reverse().sort((one, other) => other.style.order - one.style.order);
}

function drawLine({ style, curve, places, edge }: Line, theme: ChartTheme): string {
  if (curve.style === 'band') {
    const outline = [...places, ...[...edge].reverse()];
    const fill = curve.stroke
      ? { fill: inkOf(curve.stroke, theme), 'fill-opacity': bandOpacity }
      : { fill: theme.faint };
    return outline.length === 0 ? '' : element('path', { d: `${pathOf(outline)}Z`, ...fill });
  }
  if (curve.style === 'marks') return drawMarks(curve.mark ?? 'diamond', places, style.pointRadius, theme);
  if (style.width === 0 || places.length === 0) return '';
  const colour = inkOf(style, theme);
  const path = element('path', {
    d: pathOf(places),
    fill: 'none',
    stroke: colour,
    'stroke-width': style.width,
    'stroke-dasharray': style.dash.length === 0 ? undefined : style.dash.join(' '),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
  if (style.pointRadius === 0) return path;
  const marks = places.map((place) =>
    element('circle', { cx: round(place.x), cy: round(place.y), r: style.pointRadius }),
  );
  return path + element('g', { fill: colour }, ...marks);
}

/** Corners around a point, in radii. */
const corners: Record<MarkShape, readonly (readonly [x: number, y: number])[]> = {
  diamond: [[-1, 0], [0, -1], [1, 0], [0, 1]], // prettier-ignore
  triangle: [[0, -1], [0.87, 0.5], [-0.87, 0.5]], // prettier-ignore
  square: [[-0.71, -0.71], [0.71, -0.71], [0.71, 0.71], [-0.71, 0.71]], // prettier-ignore
};

/** Hollow marks. */
function drawMarks(shape: MarkShape, places: readonly Place[], radius: number, theme: ChartTheme): string {
  const outlines = places.map(({ x, y }) => {
    const around = corners[shape].map(([right, down]) => ({ x: x + right * radius, y: y + down * radius }));
    return element('path', { d: `${pathOf(around)}Z` });
  });
  return element('g', { fill: theme.background, stroke: theme.text, 'stroke-width': 1.5 }, ...outlines);
}

function pathOf(places: readonly Place[]): string {
  return `M${places.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}`;
}

/** On a small patch, so that curves behind it do not disturb it. */
function drawLabel(label: ChartLabel, theme: ChartTheme): string {
  const { left, top, right, bottom } = labelBox(label, measureLabel);
  const patch = element('rect', {
    x: round(left),
    y: round(top),
    width: round(right - left),
    height: round(bottom - top),
    fill: theme.background,
  });
  const middles = lineMiddles(label);
  const lines = label.text.map((line, index) => {
    const isLast = index === label.text.length - 1;
    const figure =
      isLast && label.figure !== undefined
        ? ` ${element('tspan', { 'font-weight': 600 }, escapeMarkup(label.figure))}`
        : '';
    const y = round(middles[index] + baseline * labelFontSize);
    return element('text', { x: round(label.x), y }, escapeMarkup(line) + figure);
  });
  const colour = label.isMain ? theme.main : theme.soft;
  return patch + element('g', { 'font-size': labelFontSize, fill: colour }, ...lines);
}
