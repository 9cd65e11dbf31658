/** How well the images of one digit are read. */
export interface DigitScore {
  digit: number;
  /** Images of the digit. */
  shown: number;
  /** Images that were read as the digit, rightly or not. */
  answered: number;
  /** Images of the digit that were read as it. */
  right: number;
  /** right / shown: how much of the digit is found; null when none was shown. */
  recall: number | null;
  /** right / answered: how far the answer can be trusted; null when it was never given. */
  precision: number | null;
}

/** The recall and precision of each digit, from counts by digit and answer: `matrix[digit][answer]`. */
export function recallAndPrecision(matrix: readonly (readonly number[])[]): DigitScore[] {
  return matrix.map((answers, digit) => {
    const shown = sum(answers);
    const answered = sum(matrix.map((row) => row[digit]));
    const right = answers[digit];
    return { digit, shown, answered, right, recall: share(right, shown), precision: share(right, answered) };
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
