// What several cores are worth, beside one and beside PyTorch: node bench/cores.js [--data FOLDER] [--quick]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it, and without it synthetic digits are learned.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './speed/bundle.js';
import { compare } from './speed/comparison.js';
import { firstImages, readData, writeForPeers } from './speed/data-set.js';
import { describeMachine } from './speed/machine.js';
import { OwnEngine } from './speed/own-engine.js';
import { Peer } from './speed/peer.js';
import { pythonScript } from './speed/peers.js';
import { ratioText, table, timeText } from './speed/table.js';

/** @typedef {import('./speed/contender.js').Task} Task */

const cores = availableParallelism();
const augmented = { shift: 1.5, rotation: 12, scaling: 0.12, shear: 0.15, elastic: 1 };
/** As in the book's chapter 6. */
const chapter6 = /** @type {const} */ ({
  miniBatchSize: 10,
  learningRate: 0.03,
  hiddenActivation: 'relu',
  outputActivation: 'softmax',
  cost: 'cross-entropy',
  initialWeights: 'scaled-normal',
});
/** PyTorch learns those that it can learn without a program of one's own for it. */
const networks = [
  { hidden: ['20c5', 'p2', 100], ...chapter6 },
  { hidden: ['20c5', 'p2', '40c5', 'p2', 100], ...chapter6 },
  { hidden: ['20c5', 'p2', '40c5', 'p2', 1000, 1000], ...chapter6 },
  { hidden: ['20c5', 'p2', '40c5', 'p2', 100], ...chapter6, ...augmented, isOurs: true },
  { hidden: [500, 100], ...chapter6, miniBatchSize: 50, ...augmented, isOurs: true },
  { hidden: [800], miniBatchSize: 100, learningRate: 3, isOurs: true },
  { hidden: [800, 800], miniBatchSize: 100, learningRate: 3, isOurs: true },
];

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.INKLING_MNIST },
    quick: { type: 'boolean', default: false },
  },
});
const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  const productPath = await bundle('bench/speed/product.ts', workFolder, 'product');
  /** @type {typeof import('./speed/product')} */
  const product = await import(pathToFileURL(productPath).href);
  const content = await readData(product, options.data);
  const data = {
    ...content,
    validation: firstImages(content.validation, 500),
    test: firstImages(content.test, 500),
  };
  writeForPeers(data, workFolder);
  const own = (/** @type {number} */ count) =>
    new OwnEngine(coresText(count), product, new product.EngineMaker(data), 'kernels', count);
  const ours = [own(1), own(cores)];
  const peers = await Promise.all([startPeer(1), startPeer(cores)]);
  const contenders = [...ours, ...peers.filter((peer) => peer !== undefined)];
  const images = data.training.labels.length;
  const rows = [];
  for (const { isOurs, ...task } of networks) {
    const entries = await compare(isOurs ? ours : contenders, /** @type {Task} */ ({ ...task, images }), {
      rounds: options.quick ? 2 : 7,
      turnSeconds: options.quick ? 0.3 : 1,
    });
    rows.push([describe(task), ...contenders.map((_, index) => cell(entries[index], index, images))]);
    console.error(rows[rows.length - 1].join(' | '));
  }
  const { processor, system } = describeMachine();
  console.log(`${processor}, ${cores} cores, ${system}\n`);
  console.log(table(['a learned image', ...contenders.map(({ name }) => name)], rows));
  for (const { name, description } of contenders) console.log(`\n${name}: ${description}`);
  for (const contender of contenders) contender.close();
} finally {
  rmSync(workFolder, { recursive: true });
}

/** @param {number} count */
function coresText(count) {
  return count === 1 ? 'one core' : `${count} cores`;
}

/** @param {number} threads */
async function startPeer(threads) {
  try {
    const [command, ...script] = await pythonScript('pytorch_convolution.py', ['numpy', 'torch']);
    const peer = new Peer(`PyTorch, ${coresText(threads)}`, command, [...script, workFolder], threads);
    await peer.start();
    return peer;
  } catch (error) {
    console.error(`PyTorch is not measured: ${/** @type {Error} */ (error).message}`);
    return undefined;
  }
}

/** @param {Omit<(typeof networks)[number], 'isOurs'>} task */
function describe({ hidden, miniBatchSize, ...others }) {
  const changed = 'elastic' in others ? ', augmented' : '';
  return `784, ${hidden.join(', ')}, 10; mini-batch ${miniBatchSize}${changed}`;
}

/**
 * The time of an image, and how many times less or more than with one core of ours.
 * @param {import('./speed/comparison.js').Standing | undefined} entry
 * @param {number} index
 * @param {number} images
 */
function cell(entry, index, images) {
  if (entry === undefined) return '';
  if (entry.failure !== undefined) return entry.failure;
  const time = timeText(entry.epochSeconds / images);
  return index === 0 ? time : `${time} (${ratioText(entry.ratio)})`;
}
