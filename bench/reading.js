// How well a model reads whole numbers, and what it takes for no digit:
// node bench/reading.js MODEL.safetensors STROKES.json [--data MNIST] [--numbers 300] [--seed 1] [--only boxes,table]
// STROKES.json is a list of {digit, writer, strokes}; without MNIST (or INKLING_MNIST) its digits are left out.
// --only: the lines whose names hold one of these words.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { drawNumber, joinNumber, spacings } from './reading/compose.js';
import { noDigits } from './reading/no-digits.js';
import { linesOf, mnistSource, penSource, textIn } from './reading/pictures.js';
import { matched, Score, share } from './reading/score.js';
import { sourceModule } from './source-module.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    numbers: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const [modelPath, strokesPath] = positionals;
if (!modelPath || !strokesPath) {
  console.error(
    'Usage: node bench/reading.js MODEL.safetensors STROKES.json [--data MNIST] [--numbers N] [--seed N] [--only WORDS]',
  );
  process.exit(2);
}
const mnistFolder = values.data ?? process.env.INKLING_MNIST;
const numbers = Number(values.numbers);
const drawingsOfASign = 20;

const {
  decodeModel,
  createRandom,
  readStrokes,
  readPicture,
  drawStroke,
  letters,
  signs,
  syntheticSign,
  answersTo,
  rulePaper,
} = await sourceModule('../bench/reading/product.ts');

const model = decodeModel(readFileSync(modelPath), modelPath);
if (!model.ok) {
  console.error(model.failure.message);
  process.exit(1);
}
const { network } = model.value;
const seed = Number(values.seed);
const words = values.only.split(',').map((word) => word.trim());
const isWanted = (/** @type {string} */ name) => words.some((word) => name.includes(word));
/** @type {import('./reading/pictures.js').DrawnDigit[]} */
const drawn = JSON.parse(readFileSync(strokesPath, 'utf8'));
/** @type {Map<string, { right: number, total: number }>} */
const perDigit = new Map();
/** @type {Map<string, { right: number, total: number }>} */
const perWriter = new Map();

console.log(`${modelPath}: ${numbers} numbers of 2 to 8 digits a line, seed ${seed}\n`);
console.log(row(['', 'numbers right', 'digits right', '"?"', 'ms a number']));
measureStrokes();
measurePictures(penSource(drawn, drawStroke));
if (mnistFolder) measurePictures(mnistSource(mnistFolder));
else console.log('MNIST: not measured, since there is no folder with it');
if (perDigit.size > 0) console.log('\nDigits in pen numbers (close), right:');
for (const [key, { right, total }] of [...perDigit, ...perWriter].sort())
  console.log(row([key, share(right, total)]));
measureNoDigits();
measureSigns();

function measureStrokes() {
  if (isWanted('pen, one digit')) {
    const singles = new Score();
    for (const { digit, strokes } of drawn)
      singles.add(
        singles.time(() => readStrokes(network, strokes).text),
        String(digit),
      );
    console.log(row(['pen, one digit', ...singles.columns()]));
  }
  const writers = [...new Set(drawn.map(({ writer }) => writer))];
  for (const [name, gap] of [
    ...Object.entries(spacings),
    /** @type {const} */ (['joined', spacings.close]),
  ]) {
    if (!isWanted(`pen, ${name}`)) continue;
    const random = createRandom(seed);
    const score = new Score();
    for (let index = 0; index < numbers; index++) {
      const writer = writers[index % writers.length];
      const own = drawn.filter((digit) => digit.writer === writer);
      const number = (name === 'joined' ? joinNumber : drawNumber)(own, { gap }, random);
      const text = score.time(() => readStrokes(network, number.strokes).text);
      score.add(text, number.text);
      if (name === 'close') countDigits(number.text, text, writer);
    }
    console.log(row([`pen, ${name}`, ...score.columns()]));
  }
}

/** @param {import('./reading/pictures.js').Source} source */
function measurePictures(source) {
  for (const { name, share = 1, compose } of linesOf(source, { drawStroke, rulePaper })) {
    if (!isWanted(name)) continue;
    const random = createRandom(seed);
    const score = new Score();
    for (let index = 0; index < share * numbers; index++) {
      const { picture, fields } = compose(index, random);
      const reading = score.time(() => readPicture(network, picture));
      for (const field of fields) score.add(textIn(reading, field), field.text);
    }
    console.log(row([name, ...score.columns()]));
  }
}

function measureNoDigits() {
  const wanted = Object.entries(noDigits).filter(([name]) => isWanted(name));
  if (wanted.length > 0) console.log('\nNo digits, read as "?" alone:');
  for (const [name, draw] of wanted) {
    const random = createRandom(seed);
    let refused = 0;
    for (let index = 0; index < numbers; index++) {
      refused += Number(/^\?*$/.test(readStrokes(network, draw(random)).text));
    }
    console.log(row([name, share(refused, numbers)]));
  }
}

/** Letters, then other signs, each as often as the others: read as "?" alone, or with a digit that the app shows as sure. */
function measureSigns() {
  const marks = Object.keys(signs).filter((character) => !(character in letters));
  const kinds = Object.entries({ letters: Object.keys(letters), 'other signs': marks });
  const wanted = kinds.filter(([name]) => isWanted(name));
  if (wanted.length > 0) {
    console.log('\nUnlike every digit:');
    console.log(row(['', '"?" alone', 'a sure digit']));
  }
  for (const [name, characters] of wanted) {
    const random = createRandom(seed);
    const count = drawingsOfASign * characters.length;
    let [refused, sure] = [0, 0];
    for (let index = 0; index < count; index++) {
      const strokes = syntheticSign(signs[characters[index % characters.length]], 'unseen', random);
      const reading = readStrokes(network, strokes);
      /** @type {import('../src/renderer/reading/digit-answers').DigitAnswer[]} */
      const answers = answersTo(reading, { network, preparation: 'prepared', penWidth: 0 });
      refused += Number(answers.every(({ certainty }) => certainty === 'none'));
      sure += Number(answers.some(({ certainty }) => certainty === 'sure'));
    }
    console.log(row([name, share(refused, count), share(sure, count)]));
  }
}

/**
 * @param {string} expected
 * @param {string} found
 * @param {string} writer
 */
function countDigits(expected, found, writer) {
  const right = matched(expected, found);
  [...expected].forEach((digit, index) => {
    for (const key of [`digit ${digit}`, `writer ${writer}`]) {
      const counts = key.startsWith('digit') ? perDigit : perWriter;
      const count = counts.get(key) ?? { right: 0, total: 0 };
      counts.set(key, { right: count.right + Number(right.has(index)), total: count.total + 1 });
    }
  });
}

/** @param {string[]} cells */
function row(cells) {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(14))).join('');
}
