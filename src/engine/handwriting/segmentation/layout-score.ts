import { naturalLogarithm } from '../../elementary';
import type { BoundingBox } from '../raster/bounding-box';

/** How wide a digit usually is to its height, whoever wrote it, and whether people lift the pen in it. */
interface UsualLayout {
  /** Geometric mean of width to height. */
  width: number;
  /** Standard deviation of ln width. */
  deviation: number;
  isOftenLifted: boolean;
}

/** Of MNIST's 60,000 training images; the pen is lifted as copybooks teach it. */
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
/** How a line is to a digit's height, about: what has no width is as wide as that. */
const lineWidth = 0.1;
/** Standard deviation of ln height among the digits of a line. */
const heightDeviation = 0.25;
/** A digit is at least so high, in heights of its line; below, its probability falls by a factor of e per `fall`. */
const height = { least: 0.5, fall: 0.1 };
/** How seldom a digit is drawn in several strokes that copybooks draw in one. */
const unusualLift = 0.1;

/** What is drawn, for the digit that the network takes it for. */
export interface Candidate {
  digit: number;
  box: BoundingBox;
  /** How high digits of its line usually are. */
  lineHeight: number;
  /** Whether the pen is known to have been lifted within it. */
  isLifted: boolean;
}

/** How well the height goes with any digit of the line, and not with a tick or a comma; ln of a factor from 0 to 1. */
export function logPlausibilityOfHeight({ box, lineHeight }: Pick<Candidate, 'box' | 'lineHeight'>): number {
  return lineHeight > 0 ? Math.min(0, (box.height / lineHeight - height.least) / height.fall) : 0;
}

/**
 * How well width, height and strokes go with one digit, and neither with several side by side nor with a part of one;
 * ln of a factor from 0 to 1. It decides between cuts alone: whoever writes wide or low digits is read as well as others.
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

/** ln of how likely so many standard deviations are, compared with none. */
function logOfDeviation(deviations: number): number {
  return (-deviations * deviations) / 2;
}
