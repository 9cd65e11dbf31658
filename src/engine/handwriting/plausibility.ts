import { exponential, naturalLogarithm } from '../elementary';
import type { BoundingBox } from './bounding-box';

/** What one digit's images have in common, whoever wrote it. */
interface UsualShape {
  /** How long its lines are, in pixels of the image: ink by line width, geometric mean. */
  length: number;
  /** Standard deviation of ln length. */
  lengthDeviation: number;
  /** Width to height, its geometric mean. */
  width: number;
  /** Standard deviation of ln width. */
  widthDeviation: number;
  /** Whether people lift the pen in it. */
  isOftenLifted: boolean;
}

/** Of MNIST's 60,000 training images; the pen is lifted as copybooks teach it. */
const usualShapes: readonly UsualShape[] = [
  { length: 41, lengthDeviation: 0.2, width: 0.9, widthDeviation: 0.19, isOftenLifted: false },
  { length: 16, lengthDeviation: 0.35, width: 0.4, widthDeviation: 0.46, isOftenLifted: false },
  { length: 35, lengthDeviation: 0.2, width: 0.93, widthDeviation: 0.22, isOftenLifted: false },
  { length: 33, lengthDeviation: 0.2, width: 0.79, widthDeviation: 0.21, isOftenLifted: false },
  { length: 30, lengthDeviation: 0.2, width: 0.79, widthDeviation: 0.21, isOftenLifted: true },
  { length: 32.5, lengthDeviation: 0.2, width: 0.93, widthDeviation: 0.26, isOftenLifted: true },
  { length: 32, lengthDeviation: 0.2, width: 0.72, widthDeviation: 0.22, isOftenLifted: false },
  { length: 26.5, lengthDeviation: 0.35, width: 0.77, widthDeviation: 0.21, isOftenLifted: true },
  { length: 41, lengthDeviation: 0.2, width: 0.76, widthDeviation: 0.22, isOftenLifted: false },
  { length: 32.5, lengthDeviation: 0.2, width: 0.68, widthDeviation: 0.2, isOftenLifted: false },
];
/** How a line is to a digit's height, about: what has no width is as wide as that. */
const lineWidth = 0.1;
/** A digit is at least so high, in heights of its line; below, its probability falls by a factor of e per `fall`. */
const height = { least: 0.5, fall: 0.1 };
/** Standard deviation of ln height among the digits of a line. */
const heightDeviation = 0.25;
/** What is longer than usual by so many standard deviations is as likely no digit as one. */
const doubtfulDeviations = 2;
/** How seldom a digit is drawn in several strokes that copybooks draw in one. */
const unusualLift = 0.1;

/** What is drawn, for the digit that the network takes it for. */
export interface Candidate {
  digit: number;
  box: BoundingBox;
  /** How high digits of its line usually are. */
  lineHeight: number;
  input: Float32Array;
  /** Of the input's lines, in its pixels. */
  lineWidth: number;
  /** Whether the pen is known to have been lifted within it. */
  isLifted: boolean;
}

/**
 * How well the length of the lines and the height go with the digit; ln of a factor from 0 to 1.
 *
 * A network is asked only which of ten digits an image is, and answers for a scribble as well. Its lines are longer
 * than those of the digit that it resembles, as a tap and a dash are shorter.
 */
export function logPlausibilityOfInk({ digit, box, lineHeight, input, lineWidth }: Candidate): number {
  const usual = usualShapes[digit];
  const length = input.reduce((sum, value) => sum + value, 0) / lineWidth;
  const deviations = naturalLogarithm(length / usual.length) / usual.lengthDeviation;
  const byLength = deviations > 0 ? logOfLengthening(deviations) : logOfDeviation(deviations);
  const byHeight = lineHeight > 0 ? Math.min(0, (box.height / lineHeight - height.least) / height.fall) : 0;
  return byLength + byHeight;
}

/**
 * How well width, height and strokes go with one digit, and neither with several side by side nor with a part of one;
 * ln of a factor from 0 to 1. It decides between cuts alone: whoever writes wide or low digits is read as well as others.
 */
export function logPlausibilityOfLayout({ digit, box, lineHeight, isLifted }: Candidate): number {
  const usual = usualShapes[digit];
  const longerSide = Math.max(box.width, box.height);
  const line = longerSide > 0 ? lineWidth * longerSide : 1;
  const width = (box.width + line) / (box.height + line);
  const byWidth = logOfDeviation(Math.max(0, naturalLogarithm(width / usual.width) / usual.widthDeviation));
  const isLow = lineHeight > 0 && box.height < lineHeight;
  const lowness = isLow ? naturalLogarithm((box.height + line) / (lineHeight + line)) : 0;
  const byHeight = logOfDeviation(lowness / heightDeviation);
  return byWidth + byHeight + (isLifted && !usual.isOftenLifted ? naturalLogarithm(unusualLift) : 0);
}

/** ln of how likely so many standard deviations are, compared with none. */
function logOfDeviation(deviations: number): number {
  return (-deviations * deviations) / 2;
}

/**
 * The same for what people lengthen at will. It is near 0 for whatever is usual: a one with hat and foot or a nine with
 * a large loop is no less a digit than the average one. Beyond, what is no digit grows likelier, having any length.
 */
function logOfLengthening(deviations: number): number {
  const doubtful = logOfDeviation(doubtfulDeviations);
  const excess = doubtful - logOfDeviation(deviations);
  return naturalLogarithm((1 + exponential(doubtful)) / (1 + exponential(excess)));
}
