// How well a model reads digits that people drew, and how long it takes to prepare them:
// node bench/handwriting.js MODEL.safetensors STROKES.json
// STROKES.json is a list of {digit, writer, strokes}; a stroke is a list of [x, y], y downwards.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const [modelPath, strokesPath] = process.argv.slice(2);
if (!modelPath || !strokesPath) {
  console.error('Usage: node bench/handwriting.js MODEL.safetensors STROKES.json');
  process.exit(2);
}

/** @typedef {{ digit: number, writer: string, strokes: [number, number][][] }} DrawnDigit */

const { decodeSafetensors } = await engine('formats/safetensors.ts');
const { prepareStrokes } = await engine('handwriting/prepare.ts');
const { predict } = await engine('network/forward.ts');

const model = decodeSafetensors(readFileSync(modelPath), modelPath);
if (!model.ok) {
  console.error(model.failure.message);
  process.exit(1);
}
/** @type {DrawnDigit[]} */
const drawnDigits = JSON.parse(readFileSync(strokesPath, 'utf8'));
measure(drawnDigits);
console.log(`10,000 points: ${milliseconds(median(longScribbleTimes()))} median`);

/** @param {DrawnDigit[]} digits */
function measure(digits) {
  /** @type {Map<string, { correct: number, total: number }>} */
  const scores = new Map();
  const times = [];
  for (const { digit, writer, strokes } of digits) {
    const start = performance.now();
    const image = prepareStrokes(strokes);
    times.push(performance.now() - start);
    const isCorrect = image !== null && predict(model.value.network, image).digit === digit;
    for (const key of [`digit ${digit}`, `writer ${writer}`, 'total']) {
      const score = scores.get(key) ?? { correct: 0, total: 0 };
      scores.set(key, { correct: score.correct + Number(isCorrect), total: score.total + 1 });
    }
  }
  const rows = [...scores]
    .filter(([key]) => key !== 'total')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [key, { correct, total }] of [...rows, ...[...scores].filter(([key]) => key === 'total')]) {
    console.log(`${key.padEnd(16)} ${correct} / ${total} (${((100 * correct) / total).toFixed(2)} %)`);
  }
  console.log(
    `preparation: ${milliseconds(median(times))} median, ${milliseconds(quantile(times, 0.99))} p99`,
  );
}

/** Times of a spiral with ten thousand points, the longest scribble that a person might draw. */
function longScribbleTimes() {
  const spiral = Array.from({ length: 10_000 }, (_, index) => [
    index * Math.cos(index / 50),
    index * Math.sin(index / 50),
  ]);
  return Array.from({ length: 50 }, () => {
    const start = performance.now();
    prepareStrokes([spiral]);
    return performance.now() - start;
  });
}

/** @param {number[]} values */
function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {number[]} values
 * @param {number} part
 */
function quantile(values, part) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * part)];
}

/** @param {number} value */
function milliseconds(value) {
  return `${value.toFixed(3)} ms`;
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
