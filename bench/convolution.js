// What share of one core's arithmetic a convolution uses, forward and backward: node bench/convolution.js [--data FOLDER]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it, and without it synthetic digits are learned.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createPeakMeasurement } from './machine/limits.js';
import { bundle } from './speed/bundle.js';
import { firstImages, readData } from './speed/data-set.js';
import { describeMachine } from './speed/machine.js';
import { median } from './speed/statistics.js';
import { percentText, table, timeText } from './speed/table.js';

/** A turn reads so many images, and learns from them, in some milliseconds. */
const imagesAtOnce = 10;
const images = 200;
const rounds = 10;
/** Turns of the measurement of the peak, just before each of ours: a core may be half as fast while others use it, too. */
const peakTurns = 5;

/**
 * Nearly all work is that of the second convolution, whose window has 5 x 5 places of as many maps. Its neurons are
 * sigmoids and nothing is pooled after it, so that every place has an error.
 */
const networks = [
  { maps: 20, before: 20, pool: false },
  { maps: 40, before: 20, pool: false },
  { maps: 40, before: 20, pool: true },
  { maps: 64, before: 32, pool: true },
];
const [side, digits] = [28, 10];
const window = 5;

const { values: options } = parseArgs({
  options: { data: { type: 'string', default: process.env.INKLING_MNIST } },
});
const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  const productPath = await bundle('bench/speed/product.ts', workFolder, 'product');
  /** @type {typeof import('./speed/product')} */
  const product = await import(pathToFileURL(productPath).href);
  const content = await readData(product, options.data);
  const training = firstImages(content.training, images);
  const data = { training, validation: training, test: training };
  const measurePeak = createPeakMeasurement(peakTurns);
  const inked = inkedWindows(training);
  const rows = networks.map((network) => {
    const { forward, backward } = measure(product, data, network, operationsOf(network, inked), measurePeak);
    return [nameOf(network), ...[forward, backward].flatMap(standing)];
  });
  const { processor, system } = describeMachine();
  console.log(`${processor}, one core, ${system}\n`);
  console.log(table(['an image', 'forward', 'of the peak', 'backward', 'of the peak'], rows));
} finally {
  rmSync(workFolder, { recursive: true });
}

/** @typedef {(typeof networks)[number]} ConvolutionNetwork */

/**
 * @param {ConvolutionNetwork} network
 * @returns {import('../src/contract/hidden-layers').HiddenLayer[]}
 */
function layersOf({ before, pool, maps }) {
  return [`${before}c${window}`, ...(pool ? /** @type {const} */ (['p2']) : []), `${maps}c${window}`];
}

/** @param {ConvolutionNetwork} network */
function nameOf(network) {
  return `784, ${layersOf(network).join(', ')}, 10`;
}

/** @param {readonly { seconds: number, share: number }[]} turns */
function standing(turns) {
  return [
    timeText(median(turns.map(({ seconds }) => seconds))),
    percentText(median(turns.map(({ share }) => share))),
  ];
}

/**
 * Of each turn the seconds an image, and the share of the peak: of reading it, and of what learning it takes beyond that.
 * @param {typeof import('./speed/product')} product
 * @param {import('../src/contract/data').DataSet} data
 * @param {ConvolutionNetwork} network
 * @param {ReturnType<typeof operationsOf>} operations
 * @param {() => number} measurePeak
 */
function measure({ EngineMaker, defaultHyperparameters }, data, network, operations, measurePeak) {
  const engine = new EngineMaker(data).create('kernels', {
    ...defaultHyperparameters,
    hiddenLayers: layersOf(network),
    outputActivation: 'softmax',
    cost: 'cross-entropy',
    initialWeights: 'scaled-normal',
    miniBatchSize: imagesAtOnce,
    trainingImages: images,
  });
  const order = Uint32Array.from({ length: images }, (_, index) => index);
  const turns = Array.from({ length: (rounds * images) / imagesAtOnce }, (_, turn) => {
    const from = (turn * imagesAtOnce) % images;
    const to = from + imagesAtOnce;
    const peak = measurePeak();
    const start = performance.now();
    engine.countCorrect('training', from, to);
    const middle = performance.now();
    engine.learn(order, from, to, { epoch: 0, learningRate: 0.01 });
    const forward = (middle - start) / 1000 / imagesAtOnce;
    const backward = (performance.now() - middle) / 1000 / imagesAtOnce - forward;
    return {
      forward: { seconds: forward, share: operations.forward / forward / peak },
      backward: { seconds: backward, share: operations.backward / backward / peak },
    };
  });
  return { forward: turns.map(({ forward }) => forward), backward: turns.map(({ backward }) => backward) };
}

/**
 * Multiplications and additions an image, those with the windows of the image that have no ink left out.
 * @param {ConvolutionNetwork} network
 * @param {number} inked windows
 */
function operationsOf({ before, pool, maps }, inked) {
  const first = inked * window ** 2 * before;
  const width = (side - window + 1) / (pool ? 2 : 1) - window + 1;
  const second = width ** 2 * window ** 2 * before * maps;
  const dense = width ** 2 * maps * digits;
  // Where it is pooled, the first convolution has the errors of the winners only: a quarter.
  const firstBackward = pool ? first / 4 : first;
  return { forward: 2 * (first + second + dense), backward: 2 * (firstBackward + 2 * second + 2 * dense) };
}

/**
 * Mean number of windows with ink of an image.
 * @param {import('../src/contract/data').DataSplit} split
 */
function inkedWindows({ images: pixels, labels }) {
  const width = side - window + 1;
  let count = 0;
  for (let image = 0; image < labels.length; image++) {
    for (let place = 0; place < width ** 2; place++) {
      const corner = image * side ** 2 + Math.floor(place / width) * side + (place % width);
      const rows = Array.from({ length: window }, (_, row) =>
        pixels.subarray(corner + row * side, corner + row * side + window),
      );
      count += Number(rows.some((row) => row.some((pixel) => pixel > 0)));
    }
  }
  return count / labels.length;
}
