// How well a model reads digits that people drew, and how sure it is of that, beside three plain networks of the book's; and
// how long preparing takes:
// node bench/handwriting.js [MODEL.safetensors] [STROKES.json] [--data FOLDER]
// Without them: the starter model, dev.json in the folder INKLING_PENDIGITS, and INKLING_MNIST. STROKES.json: {digit, writer, strokes};
// a stroke is a list of [x, y], y downwards. Without MNIST only the model is measured, on the drawn digits.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { describeConfidence } from './handwriting/confidence.js';
import { preparations, readDrawnDigits, scoreDigits } from './handwriting/drawn-digits.js';
import { trainPlainNetworks } from './handwriting/plain-networks.js';
import { bundle } from './speed/bundle.js';
import { median, quantile } from './speed/statistics.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: process.env.INKLING_MNIST } },
});
const starter = join(import.meta.dirname, '../resources/starter.safetensors');
const [
  modelPath = starter,
  strokesPath = process.env.INKLING_PENDIGITS && join(process.env.INKLING_PENDIGITS, 'dev.json'),
] = positionals;
if (!strokesPath) {
  console.error('Usage: node bench/handwriting.js [MODEL.safetensors] [STROKES.json] [--data FOLDER]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
/** @type {typeof import('./handwriting/product')} */
const product = await import(await bundle('bench/handwriting/product.ts', folder, 'handwriting'));
rmSync(folder, { recursive: true });
const ways = preparations(product);
const digits = readDrawnDigits(strokesPath);

const model = product.decodeModel(readFileSync(modelPath), modelPath);
if (!model.ok) {
  console.error(model.failure.message);
  process.exit(1);
}
const { network, provenance } = model.value;
const layers = [784, ...product.hiddenLayersOf(network.layers), 10].join('-');
console.log(`${modelPath}: ${layers}, learned from ${provenance.dataset || 'unknown data'}`);
for (const [key, score] of sorted(scoreDigits(digits, reader(network, ways.prepared)))) print(key, score);
for (const [name, prepare] of Object.entries(ways)) {
  print(`all, ${name}`, total(network, prepare));
}

console.log(`${describeConfidence(product, network, digits)}\n`);

const data = values.data && (await readMnist(values.data));
if (data) {
  print('MNIST, test images', {
    correct: product.countCorrect(product.networkFromParameters(network), data.test),
    total: data.test.labels.length,
  });
  console.log('\nThe book’s first network, 784-30-10, from three seeds:');
  const plain = trainPlainNetworks(product, data);
  for (const { seed, last } of plain) print(`seed ${seed}, MNIST, test images`, last);
  for (const [name, prepare] of Object.entries(ways)) {
    const shares = plain.map((one) => {
      const { correct, total: all } = total(one.network, prepare);
      return correct / all;
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    console.log(
      `${`drawn digits, ${name}`.padEnd(38)} ${shares.map(percent).join(', ')}; mean ${percent(mean)}`,
    );
  }
} else console.log('MNIST, plain networks: not measured, since there is no MNIST');

console.log('\nPreparing a digit:');
const times = digits.map(({ strokes }) => timed(() => ways.prepared(strokes)));
console.log(
  `drawn digits   ${milliseconds(median(times))} median, ${milliseconds(quantile(times, 0.99))} p99`,
);
const spiral = Array.from(
  { length: 10_000 },
  (_, index) =>
    /** @type {[number, number]} */ ([index * Math.cos(index / 50), index * Math.sin(index / 50)]),
);
const spiralTimes = Array.from({ length: 50 }, () => timed(() => ways.prepared([spiral])));
console.log(`10,000 points  ${milliseconds(median(spiralTimes))} median`);

/** @param {string} path */
async function readMnist(path) {
  const library = new product.DataLibrary({ usualFolders: [] });
  const found = await library.useFolder(path);
  const read = await library.read();
  if (found.ok && read.ok) return read.value;
  console.error(found.ok ? '' : found.failure.message);
  process.exit(1);
}

/**
 * @param {import('../src/contract/network').NetworkParameters} reading
 * @param {import('./handwriting/drawn-digits.js').Preparation} prepare
 */
function reader(reading, prepare) {
  /** @param {import('../src/contract/drawings').Stroke[]} strokes */
  return (strokes) => {
    const image = prepare(strokes);
    return image && product.predict(reading, image).digit;
  };
}

/**
 * @param {import('../src/contract/network').NetworkParameters} reading
 * @param {import('./handwriting/drawn-digits.js').Preparation} prepare
 */
function total(reading, prepare) {
  return scoreDigits(digits, reader(reading, prepare)).get('all') ?? { correct: 0, total: 0 };
}

/** @param {Map<string, import('./handwriting/drawn-digits.js').Score>} scores */
function sorted(scores) {
  return [...scores].filter(([key]) => key !== 'all').sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * @param {string} name
 * @param {import('./handwriting/drawn-digits.js').Score} score
 */
function print(name, { correct, total: all }) {
  console.log(`${name.padEnd(38)} ${correct} / ${all} (${percent(correct / all)})`);
}

/** @param {() => unknown} work */
function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}

/** @param {number} value */
function milliseconds(value) {
  return `${value.toFixed(3)} ms`;
}
