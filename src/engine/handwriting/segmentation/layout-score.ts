import { naturalLogarithm } from '../../elementary';
import type { BoundingBox } from '../raster/bounding-box';

/** A digit's usual width relative to its height, and whether people lift the pen within it. */
interface UsualLayout {
  /** Geometric mean of width / height. */
  width: number;
  /** Standard deviation of ln width. */
  deviation: number;
  isOftenLifted: boolean;
}

/** Measured on MNIST's 60,000 training images; the pen is lifted as copybooks teach. */
const usualLayouts: readonly UsualLayout[] = [
  { width: 0.9, deviation: 0.19, isOftenLifted: false },
  { width: 0.4, deviation: 0.46, isOftenLifted: false },
  { width: 0.93, deviation: 0.22, isOftenLifted: false },
  { width: 0.79, deviation: 0.21, isOftenLifted: false },
  { width: 0.79, deviation: 0.21, isOftenLifted: true },
  { width: 0.93, deviation: 0.26, isOftenLifted: true },
  { width: 0.72, deviation: 0.22, isOftenLifted: false },
  { width: 0.77, deviation: 0.21, isOftenLifted: true },
  { width: 0.76, deviation: 0.22, isOftenLifted: false },
  { width: 0.68, deviation: 0.2, isOftenLifted: false },
];
/** The usual width of a digit, in heights of it. */
export function usualWidth(digit: number): number {
  return usualLayouts[digit].width;
}

/** Approximate line width relative to a digit's height; ink without width counts as this wide. */
const lineWidth = 0.1;
/** Standard deviation of ln height among the digits of a line. */
const heightDeviation = 0.25;
/** Minimum height of a digit, in heights of its line; below, its probability falls by a factor of e per `fall`. */
const height = { least: 0.5, fall: 0.1 };
/** How rarely a digit is drawn in several strokes where copybooks use one. */
const unusualLift = 0.1;

/** Ink, with the digit that the network takes it for. */
export interface Candidate {
  digit: number;
  box: BoundingBox;
  /** Usual height of the digits of its line. */
  lineHeight: number;
  /** Whether the pen is known to have been lifted within it. */
  isLifted: boolean;
}

/** How well the height fits a digit of the line, rather than a tick or a comma; ln of a factor from 0 to 1. */
export function logPlausibilityOfHeight({ box, lineHeight }: Pick<Candidate, 'box' | 'lineHeight'>): number {
  return lineHeight > 0 ? Math.min(0, (box.height / lineHeight - height.least) / height.fall) : 0;
}

/**
 * How well width, height and strokes fit one digit, rather than several side by side or a part of one; ln of a factor
 * from 0 to 1. It decides only between cuts, so people who write wide or low digits are read as well as others.
 */
export function logPlausibilityOfLayout({ digit, box, lineHeight, isLifted }: Candidate): number {
  const usual = usualLayouts[digit];
  const longerSide = Math.max(box.width, box.height);
  const line = longerSide > 0 ? lineWidth * longerSide : 1;
  const width = (box.width + line) / (box.height + line);
  const byWidth = logOfDeviation(Math.max(0, naturalLogarithm(width / usual.width) / usual.deviation));
  const isLow = lineHeight > 0 && box.height < lineHeight;
  const lowness = isLow ? naturalLogarithm((box.height + line) / (lineHeight + line)) : 0;
  const byHeight = logOfDeviation(lowness / heightDeviation);
  return byWidth + byHeight + (isLifted && !usual.isOftenLifted ? naturalLogarithm(unusualLift) : 0);
}

/** ln of how likely this many standard deviations are, compared with none. */
function logOfDeviation(deviations: number): number {
  return (-deviations * deviations) / 2;
}
