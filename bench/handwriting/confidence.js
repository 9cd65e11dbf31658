/** @typedef {import('./drawn-digits.js').DrawnDigit} DrawnDigit */
/** @typedef {{ isRight: boolean, probability: number }} JudgedAnswer */

/** Levels from which one is chosen. */
const levels = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/**
 * How sure a model is of its answers, beside whether they are right: a level is chosen on the first half of the writers,
 * and reported on the second.
 * @param {typeof import('./product')} product
 * @param {import('../../src/contract/network').NetworkParameters} network
 * @param {readonly DrawnDigit[]} digits
 */
export function describeConfidence(product, network, digits) {
  const writers = [...new Set(digits.map(({ writer }) => writer))].sort();
  const middle = Math.ceil(writers.length / 2);
  const answersOf = (/** @type {string[]} */ half) =>
    digits.filter(({ writer }) => half.includes(writer)).flatMap((digit) => judge(product, network, digit));
  const [first, second] = [answersOf(writers.slice(0, middle)), answersOf(writers.slice(middle))];
  const { sureLevel } = product;
  return [
    `\nHow sure it is, temperature ${network.temperature ?? 'not fitted'}:`,
    `${''.padEnd(31)}${'right, unsure'.padStart(20)}${'wrong, sure'.padStart(20)}`,
    ...levels.map((level) => row(`first half, level ${level}`, first, level)),
    row(`second half, level ${sureLevel} (used)`, second, sureLevel),
    ...[first, second].map((answers, index) => {
      const { expectedError } = product.calibrate({
        labels: answers.map(({ isRight }) => Number(isRight)),
        answers: answers.map(() => 1),
        confidences: answers.map(({ probability }) => probability),
      });
      return `${['first', 'second'][index]} half, expected calibration error ${(100 * expectedError).toFixed(2)} %`;
    }),
  ].join('\n');
}

/**
 * @param {typeof import('./product')} product
 * @param {import('../../src/contract/network').NetworkParameters} network
 * @param {DrawnDigit} drawn
 * @returns {JudgedAnswer[]}
 */
function judge({ prepareStrokes, predict }, network, { digit, strokes }) {
  const input = prepareStrokes(strokes);
  if (!input) return [];
  const answer = predict(network, input);
  return [{ isRight: answer.digit === digit, probability: answer.probability }];
}

/**
 * @param {string} name
 * @param {readonly JudgedAnswer[]} answers
 * @param {number} level
 */
function row(name, answers, level) {
  const right = answers.filter(({ isRight }) => isRight);
  const wrong = answers.filter(({ isRight }) => !isRight);
  const unsure = right.filter(({ probability }) => probability < level).length;
  const sure = wrong.filter(({ probability }) => probability >= level).length;
  return `${name.padEnd(31)}${share(unsure, right.length)}${share(sure, wrong.length)}`;
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return `${part} / ${whole} ${whole === 0 ? '' : `(${((100 * part) / whole).toFixed(1)} %)`}`.padStart(20);
}
