import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { shrinkDigit } from '../../engine/handwriting/one-digit/shrink';
import type { FoundDigit, Reading } from '../../engine/handwriting/segmentation/reading';
import { indexOfLargest, predict } from '../../engine/network/forward';
import { isUnsure, notSure } from '../../engine/network/unsure';

/** How a digit's ink becomes the network's picture: as MNIST's digits were made, or its cut-out scaled down. */
export type Preparation = 'prepared' | 'shrunk';

/** One digit that was found, and what the network answers. */
export interface DigitAnswer {
  found: FoundDigit;
  /** (784) as the network sees it. */
  input: Float32Array;
  prediction: Prediction;
  /** `none`: it looks like no digit at all, whatever the network says. */
  certainty: 'sure' | 'unsure' | 'none';
}

interface AnswerOptions {
  network: NetworkParameters;
  preparation: Preparation;
  /** Of the drawing's lines, in the unit of its strokes. */
  penWidth: number;
}

/** What the network answers for each digit of a drawing or picture, in the order in which they are read. */
export function answersTo({ digits }: Reading, options: AnswerOptions): DigitAnswer[] {
  return digits.map((found) => answerTo(found, options));
}

function answerTo(found: FoundDigit, { network, preparation, penWidth }: AnswerOptions): DigitAnswer {
  const shrunk = preparation === 'shrunk' ? shrinkDigit(found.ink, penWidth) : null;
  const input = shrunk ?? found.input;
  const prediction = shrunk === null ? predictionOf(found) : predict(network, shrunk);
  const certainty = found.digit === null ? 'none' : isUnsure(prediction) ? 'unsure' : 'sure';
  return { found, input, prediction, certainty };
}

/** The detector alone says what is no digit; the network always has an answer. */
function predictionOf({ activations, runnerUp }: FoundDigit): Prediction {
  return { digit: indexOfLargest(activations), runnerUp, activations };
}

/** The network's confidence in its answer: the activation of that output neuron. */
export function confidenceOf({ prediction }: DigitAnswer): number {
  return prediction.activations[prediction.digit];
}

/** One character of a number as it is shown. */
interface NumberCharacter {
  text: string;
  certainty: DigitAnswer['certainty'];
}

/** A number in its rows, and what should be known about it. */
export interface NumberText {
  rows: NumberCharacter[][];
  /** All of it, to be copied: the likeliest digits, "?" for what is none; rows are parted by a line break. */
  plain: string;
  /** Every digit is unsure, so that no number should be taken from it. */
  isUnsure: boolean;
  /** "not sure of digit 2", "maybe 504", or that a mark is no digit; empty when there is nothing to say. */
  note: string;
}

/** Puts the answers together as they stand in rows; `text` is the reading's, with a character for each. */
export function numberText(text: string, answers: readonly DigitAnswer[]): NumberText {
  let next = 0;
  const rows = text.split('\n').map((row) => [...row].map(() => characterOf(answers[next++])));
  const plain = rows.map((row) => row.map((character) => character.text).join('')).join('\n');
  const unsure = placesOf(answers, 'unsure');
  const isUnsure = answers.length > 0 && unsure.length === answers.length;
  return { rows, plain, isUnsure, note: isUnsure ? `maybe ${plain.replaceAll('\n', ' ')}` : noteOn(answers) };
}

function characterOf({ certainty, prediction }: DigitAnswer): NumberCharacter {
  return { text: certainty === 'none' ? '?' : String(prediction.digit), certainty };
}

/** Counted from 1. */
function placesOf(answers: readonly DigitAnswer[], certainty: DigitAnswer['certainty']): number[] {
  return answers.flatMap((answer, index) => (answer.certainty === certainty ? [index + 1] : []));
}

function noteOn(answers: readonly DigitAnswer[]): string {
  const [unsure, none] = [placesOf(answers, 'unsure'), placesOf(answers, 'none')];
  const notes = [
    unsure.length > 0 && `${notSure} of ${unsure.length === 1 ? 'digit' : 'digits'} ${unsure.join(', ')}`,
    none.length > 0 && `${none.length === 1 ? 'mark' : 'marks'} ${none.join(', ')}: no digit`,
  ];
  return notes.filter(Boolean).join(' · ');
}
