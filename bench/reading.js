// How well a model reads whole numbers, and what it takes for no digit:
// node bench/reading.js MODEL.safetensors STROKES.json [--data MNIST] [--numbers 300] [--seed 1]
// STROKES.json is a list of {digit, writer, strokes}; without MNIST (or INKLING_MNIST) no pictures are measured.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { runnerImport } from 'vite';
import { distortions, drawNumber, joinNumber, pictureOf, spacings, writeNumber } from './reading/compose.js';
import { noDigits } from './reading/no-digits.js';
import { papers } from './reading/paper.js';
import { matched, Score, share } from './reading/score.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    numbers: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});
const [modelPath, strokesPath] = positionals;
if (!modelPath || !strokesPath) {
  console.error(
    'Usage: node bench/reading.js MODEL.safetensors STROKES.json [--data MNIST] [--numbers N] [--seed N]',
  );
  process.exit(2);
}
const mnistFolder = values.data ?? process.env.INKLING_MNIST;
const numbers = Number(values.numbers);

const { decodeModel } = await engine('formats/model-file.ts');
const { createRandom } = await engine('random.ts');
const { readStrokes } = await engine('handwriting/segmentation/read-strokes.ts');
const { readPicture } = await engine('handwriting/segmentation/read-picture.ts');
const { letters, signs, syntheticSign } = await engine('synthesis/signs/synthetic-signs.ts');
const { answersTo } = await engine('../renderer/reading/digit-answers.ts');
const { rulePaper } = await engine('../../test/engine/handwriting/paper/ruled-paper.ts');

const model = decodeModel(readFileSync(modelPath), modelPath);
if (!model.ok) {
  console.error(model.failure.message);
  process.exit(1);
}
const { network } = model.value;
const seed = Number(values.seed);
/** A number has so many digits on the average; so many times as many single ones are read. */
const digitsOfNumber = 5;
/** @type {Map<string, { right: number, total: number }>} */
const perDigit = new Map();
/** @type {Map<string, { right: number, total: number }>} */
const perWriter = new Map();

console.log(`${modelPath}: ${numbers} numbers of 2 to 8 digits a line, seed ${seed}\n`);
console.log(row(['', 'numbers right', 'digits right', '"?"', 'ms a number']));
measureStrokes();
if (mnistFolder) measurePictures(mnistFolder);
else console.log('pictures: not measured, since there is no MNIST');
console.log('\nDigits in pen numbers (close), right:');
for (const [key, { right, total }] of [...perDigit, ...perWriter].sort())
  console.log(row([key, share(right, total)]));
console.log('\nNo digits, read as "?" alone:');
measureNoDigits();
console.log('\nUnlike every digit, in ways of writing that the detector has not learned:');
console.log(row(['', '"?" alone', 'a sure digit']));
measureSigns();

function measureStrokes() {
  /** @type {{ digit: number, writer: string, strokes: [number, number][][] }[]} */
  const drawn = JSON.parse(readFileSync(strokesPath, 'utf8'));
  const singles = new Score();
  for (const { digit, strokes } of drawn)
    singles.add(
      singles.time(() => readStrokes(network, strokes).text),
      String(digit),
    );
  console.log(row(['pen, one digit', ...singles.columns()]));
  const writers = [...new Set(drawn.map(({ writer }) => writer))];
  for (const [name, gap] of [
    ...Object.entries(spacings),
    /** @type {const} */ (['joined', spacings.close]),
  ]) {
    const random = createRandom(seed);
    const score = new Score();
    for (let index = 0; index < numbers; index++) {
      const writer = writers[index % writers.length];
      const own = drawn.filter((digit) => digit.writer === writer);
      const number = (name === 'joined' ? joinNumber : drawNumber)(own, gap, random);
      const text = score.time(() => readStrokes(network, number.strokes).text);
      score.add(text, number.text);
      if (name === 'close') countDigits(number.text, text, writer);
    }
    console.log(row([`pen, ${name}`, ...score.columns()]));
  }
}

/** @param {string} folder */
function measurePictures(folder) {
  const read = (/** @type {string} */ file) => gunzipSync(readFileSync(join(folder, file)));
  const images = read('t10k-images-idx3-ubyte.gz').subarray(16);
  const labels = read('t10k-labels-idx1-ubyte.gz').subarray(8);
  const undistorted = Object.entries(spacings).map(([name, gap]) => ({ name, gap, ...distortions.plain }));
  const distorted = Object.entries(distortions)
    .filter(([name]) => name !== 'plain')
    .map(([name, distortion]) => ({ name: `close, ${name}`, gap: spacings.close, ...distortion }));
  const ruled = Object.entries(papers).map(([name, { ruling, ...distortion }]) => {
    return { name: `close, ${name}`, gap: spacings.close, ruling, ...distortion };
  });
  /** @type {(import('./reading/compose.js').Distortion & { name: string, gap: number, count?: number, ruling?: import('./reading/paper.js').Paper['ruling'] })[]} */
  const kinds = [
    { name: 'one digit', gap: 0, count: 1, ...distortions.plain },
    ...undistorted,
    ...distorted,
    ...ruled,
  ];
  for (const { name, gap, count, ruling, ...distortion } of kinds) {
    const random = createRandom(seed);
    const score = new Score();
    for (let index = 0; index < (count ? digitsOfNumber : 1) * numbers; index++) {
      const number = writeNumber(images, labels, { gap, count }, random);
      const written = pictureOf(number, distortion, random);
      const picture = ruling ? rulePaper(written, ruling(random)) : written;
      const text = score.time(() => readPicture(network, picture)?.text ?? '');
      score.add(text, number.text);
    }
    console.log(row([`picture, ${name}`, ...score.columns()]));
  }
}

function measureNoDigits() {
  for (const [name, draw] of Object.entries(noDigits)) {
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
  for (const [name, characters] of Object.entries({ letters: Object.keys(letters), 'other signs': marks })) {
    const random = createRandom(seed);
    let [refused, sure] = [0, 0];
    for (let index = 0; index < digitsOfNumber * numbers; index++) {
      const strokes = syntheticSign(signs[characters[index % characters.length]], 'unseen', random);
      const reading = readStrokes(network, strokes);
      /** @type {import('../src/renderer/reading/digit-answers').DigitAnswer[]} */
      const answers = answersTo(reading, { network, preparation: 'prepared', penWidth: 0 });
      refused += Number(answers.every(({ certainty }) => certainty === 'none'));
      sure += Number(answers.some(({ certainty }) => certainty === 'sure'));
    }
    console.log(row([name, share(refused, digitsOfNumber * numbers), share(sure, digitsOfNumber * numbers)]));
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

/**
 * A module of the engine, which is TypeScript.
 * @param {string} path
 * @returns {Promise<any>}
 */
async function engine(path) {
  const { module } = await runnerImport(resolve(import.meta.dirname, '../src/engine', path), {
    configFile: false,
    logLevel: 'error',
  });
  return module;
}
