import type { DataSplit } from '../../contract/data';
import { imageSide, pixelsPerImage } from '../image';
import { weightedInput, type Perceptron } from './perceptron';

/** A question about a picture that one perceptron answers: from the answers to smaller questions, or from pixels. */
export interface Question {
  /** With its question mark. */
  text: string;
  /** Its inputs are the answers of the parts, 0 or 1; without parts the (784) pixels, 0 no ink to 1 full ink. */
  perceptron: Perceptron;
  parts: readonly Question[];
}

/** A question with its answer for one picture. */
export interface AnsweredQuestion {
  question: Question;
  /** z of its perceptron. */
  weightedInput: number;
  isYes: boolean;
  parts: readonly AnsweredQuestion[];
}

/** Rows and columns of the picture; the ends are left out. */
interface Region {
  rows: readonly [from: number, to: number];
  columns: readonly [from: number, to: number];
}

/*
 * The regions and sums were chosen by how well they tell the 0s from other digits among MNIST's first 50,000 training
 * images, over a grid of a few hundred.
 */
const sideInk = 8;
const endInk = 2;
const mostMiddleInk = 2;
const left: Region['columns'] = [4, 13];
const right: Region['columns'] = [15, 24];
const aboveMiddle: Region['rows'] = [8, 14];
const belowMiddle: Region['rows'] = [14, 20];
const leftOfMiddle: Region['columns'] = [9, 14];
const rightOfMiddle: Region['columns'] = [14, 19];
const top: Region['rows'] = [3, 10];
const bottom: Region['rows'] = [18, 25];

/** "Is it a 0?", by four arcs and an empty middle. */
export const isItAZero: Question = all('Is it a 0?', [
  all('Is there an arc at the upper left?', [
    isInk('Ink at the left, above the middle?', { rows: aboveMiddle, columns: left }, sideInk),
    isInk('Ink at the top, left of the middle?', { rows: top, columns: leftOfMiddle }, endInk),
  ]),
  all('Is there an arc at the upper right?', [
    isInk('Ink at the right, above the middle?', { rows: aboveMiddle, columns: right }, sideInk),
    isInk('Ink at the top, right of the middle?', { rows: top, columns: rightOfMiddle }, endInk),
  ]),
  all('Is there an arc at the lower left?', [
    isInk('Ink at the left, below the middle?', { rows: belowMiddle, columns: left }, sideInk),
    isInk('Ink at the bottom, left of the middle?', { rows: bottom, columns: leftOfMiddle }, endInk),
  ]),
  all('Is there an arc at the lower right?', [
    isInk('Ink at the right, below the middle?', { rows: belowMiddle, columns: right }, sideInk),
    isInk('Ink at the bottom, right of the middle?', { rows: bottom, columns: rightOfMiddle }, endInk),
  ]),
  isEmpty('Is the middle empty?', { rows: [11, 17], columns: [13, 15] }, mostMiddleInk),
]);

/** Answers a question and all of its parts for a picture (784), 0 to 1. */
export function answer(question: Question, pixels: ArrayLike<number>): AnsweredQuestion {
  const parts = question.parts.map((part) => answer(part, pixels));
  const input = parts.length === 0 ? Array.from(pixels) : parts.map(({ isYes }) => Number(isYes));
  const z = weightedInput(question.perceptron, input);
  return { question, weightedInput: z, isYes: z > 0, parts };
}

/** How many images of each digit a question is answered yes for, and how many there are. */
export function countYes(
  { images, labels }: DataSplit,
  question: Question,
): { yes: number[]; count: number[] } {
  const [yes, count] = [new Array<number>(10).fill(0), new Array<number>(10).fill(0)];
  labels.forEach((digit, image) => {
    const pixels = images.subarray(image * pixelsPerImage, (image + 1) * pixelsPerImage);
    count[digit]++;
    yes[digit] += Number(
      answer(
        question,
        Float64Array.from(pixels, (ink) => ink / 255),
      ).isYes,
    );
  });
  return { yes, count };
}

/** Yes if all parts are. */
function all(text: string, parts: readonly Question[]): Question {
  return { text, parts, perceptron: { weights: parts.map(() => 1), bias: 0.5 - parts.length } };
}

/** Yes if the ink in a region adds up to more than this many full pixels. */
function isInk(text: string, region: Region, ink: number): Question {
  return { text, parts: [], perceptron: { weights: weightsIn(region, 1), bias: -ink } };
}

/** Yes if the ink in a region adds up to less. */
function isEmpty(text: string, region: Region, ink: number): Question {
  return { text, parts: [], perceptron: { weights: weightsIn(region, -1), bias: ink } };
}

function weightsIn({ rows, columns }: Region, weight: number): number[] {
  return Array.from({ length: pixelsPerImage }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / imageSide), pixel % imageSide];
    const isInside = row >= rows[0] && row < rows[1] && column >= columns[0] && column < columns[1];
    return isInside ? weight : 0;
  });
}
