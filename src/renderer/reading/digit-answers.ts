import type { NetworkParameters } from '../../contract/network';
import type { Prediction } from '../../contract/prediction';
import { shrinkDigit } from '../../engine/handwriting/one-digit/shrink';
import {
  cellsIn,
  isDoubtful,
  turnNote,
  type FoundDigit,
  type Reading,
} from '../../engine/handwriting/segmentation/reading';
import { indexOfLargest } from '../../engine/network/forward';
import { predict } from '../../engine/network/predict';
import { candidates, notSure, secondGuess } from '../../engine/network/confidence';

/** How a digit's ink becomes the network's picture: prepared like MNIST's digits, or its cut-out scaled down. */
export type Preparation = 'prepared' | 'shrunk';

/** One digit that was found, with the network's answer. */
export interface DigitAnswer {
  found: FoundDigit;
  /** (784) values as the network sees it. */
  input: Float32Array;
  prediction: Prediction;
  /** `none`: it does not look like a digit, whatever the network says. */
  certainty: 'sure' | 'unsure' | 'none';
}

interface AnswerOptions {
  network: NetworkParameters;
  preparation: Preparation;
  /** Width of the drawing's lines, in the unit of its strokes. */
  penWidth: number;
}

/** The network's answers to the digits of a drawing or picture, in reading order. */
export function answersTo({ digits }: Reading, options: AnswerOptions): DigitAnswer[] {
  return digits.map((found) => answerTo(found, options));
}

function answerTo(found: FoundDigit, { network, preparation, penWidth }: AnswerOptions): DigitAnswer {
  const shrunk = preparation === 'shrunk' ? shrinkDigit(found.ink, penWidth) : null;
  const input = shrunk ?? found.input;
  const prediction = shrunk === null ? predictionOf(found) : predict(network, shrunk);
  const isUnsure = isDoubtful({ ...found, probability: prediction.probability });
  const certainty = found.digit === null ? 'none' : isUnsure ? 'unsure' : 'sure';
  return { found, input, prediction, certainty };
}

/** The network's answer; only the detector decides what is not a digit. */
function predictionOf({ activations, runnerUp, probability }: FoundDigit): Prediction {
  return { digit: indexOfLargest(activations), runnerUp, probability, activations };
}

/** One character of a number as shown. */
interface NumberCharacter {
  text: string;
  certainty: DigitAnswer['certainty'];
}

/** A number in its rows, or the numbers of a table, with a note about it. */
export interface NumberText {
  /** The characters of each cell of each row; a row that is no table's has one cell. */
  rows: NumberCharacter[][][];
  /** The text to copy, as a reading's text: a spreadsheet takes its tabs and line breaks for cells and rows. */
  plain: string;
  /** True if every digit is unsure, so that the number should not be relied on. */
  isUnsure: boolean;
  /** "not sure of digit 2", "maybe 504", or "mark 3: not a digit"; empty if there is nothing to note. */
  note: string;
}

/** Puts the answers together in rows; the reading's text has one character per answer. */
export function numberText(
  { text, turns }: Pick<Reading, 'text' | 'turns'>,
  answers: readonly DigitAnswer[],
): NumberText {
  let next = 0;
  const plain = text.replace(/[^\n\t]/g, () => characterOf(answers[next++]).text);
  next = 0;
  const rows = cellsIn(text).map((cells) =>
    cells.map((digits) => [...digits].map(() => characterOf(answers[next++]))),
  );
  const unsure = placesOf(answers, 'unsure');
  const isUnsure = answers.length > 0 && unsure.length === answers.length;
  const note = isUnsure ? maybe(answers, plain) : noteOn(answers);
  const turn = turnNote({ turns });
  return { rows, plain, isUnsure, note: [turn && `the page ${turn}`, note].filter(Boolean).join(' · ') };
}

/** What a number may be of which no digit is sure: "4 or 9", "maybe 45". */
function maybe(answers: readonly DigitAnswer[], plain: string): string {
  const [{ prediction }, ...others] = answers;
  const isBetweenTwo = others.length === 0 && secondGuess(prediction) !== undefined;
  return isBetweenTwo ? candidates(prediction) : `maybe ${plain.replaceAll(/\s+/g, ' ')}`;
}

function characterOf({ certainty, prediction }: DigitAnswer): NumberCharacter {
  return { text: certainty === 'none' ? '?' : String(prediction.digit), certainty };
}

/** Positions of the answers with this certainty, counted from 1. */
function placesOf(answers: readonly DigitAnswer[], certainty: DigitAnswer['certainty']): number[] {
  return answers.flatMap((answer, index) => (answer.certainty === certainty ? [index + 1] : []));
}

function noteOn(answers: readonly DigitAnswer[]): string {
  const [unsure, none] = [placesOf(answers, 'unsure'), placesOf(answers, 'none')];
  const notes = [
    unsure.length === 1 &&
      `${notSure} of digit ${unsure[0]}: ${candidates(answers[unsure[0] - 1].prediction)}`,
    unsure.length > 1 && `${notSure} of digits ${unsure.join(', ')}`,
    none.length > 0 && `${none.length === 1 ? 'mark' : 'marks'} ${none.join(', ')}: not a digit`,
  ];
  return notes.filter(Boolean).join(' · ');
}
