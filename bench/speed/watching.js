import { performance } from 'node:perf_hooks';
import { serialize } from 'node:v8';
import { median } from './statistics.js';
import { percentText, ratioText, table, timeText } from './table.js';
import { targets } from './targets.js';

/** @typedef {typeof import('./product')} Product */
/** @typedef {ReturnType<typeof measureWatching>} Watching */

const hiddenCounts = [30, 100];
/** How often a checkpoint is taken in each round. */
const checkpoints = 20;
/** The trainer tells one in so many seconds, or in an epoch that takes longer. */
const checkpointSeconds = 1;

/**
 * What it costs to watch a run and to keep it: the accuracy points inside the first epoch, accuracy after each epoch, and
 * a checkpoint, copied out and made ready for another process.
 * @param {Product} product
 * @param {import('../../src/contract/data').DataSet} data
 * @param {number} rounds
 */
export function measureWatching(product, data, rounds) {
  const engines = new product.EngineMaker(data);
  return hiddenCounts.map((hidden) => {
    const measured = Array.from({ length: rounds }, () => measureRun(product, engines, hidden));
    /** @param {keyof typeof measured[number]} key */
    const middle = (key) => median(measured.map((one) => one[key]));
    return {
      hidden,
      epochSeconds: middle('epochSeconds'),
      pointsSeconds: middle('pointsSeconds'),
      evaluateSeconds: middle('evaluateSeconds'),
      checkpointSeconds: middle('checkpointSeconds'),
      checkpointBytes: middle('checkpointBytes'),
    };
  });
}

/**
 * Two epochs: the points lie in the first, the rest is measured in and after the second.
 * @param {Product} product
 * @param {InstanceType<Product['EngineMaker']>} engines
 * @param {number} hidden
 */
function measureRun({ defaultHyperparameters, TimedTraining }, engines, hidden) {
  const hyperparameters = { ...defaultHyperparameters, hiddenLayers: [hidden], epochs: 2 };
  const training = new TimedTraining(engines.create('kernels', hyperparameters), hyperparameters, () =>
    performance.now(),
  );
  let pointsSeconds = 0;
  const epochs = [];
  while (epochs.length < hyperparameters.epochs) {
    const startedAt = performance.now();
    const step = training.next();
    const seconds = (performance.now() - startedAt) / 1000;
    if (step?.type === 'epoch') epochs.push(step.result);
    if (step?.type !== 'progress') continue;
    const { isEvaluating, epochFraction } = step.progress;
    if (isEvaluating && epochFraction > 0 && epochFraction < 1) pointsSeconds += seconds;
  }
  const [first, second] = epochs;
  return {
    epochSeconds: first.trainSeconds,
    pointsSeconds,
    evaluateSeconds: second.evaluateSeconds,
    ...measureCheckpoint(training),
  };
}

/** @param {InstanceType<Product['TimedTraining']>} training */
function measureCheckpoint(training) {
  const times = [];
  let bytes = 0;
  for (let count = 0; count < checkpoints; count++) {
    const startedAt = performance.now();
    bytes = serialize(training.checkpoint()).length;
    times.push((performance.now() - startedAt) / 1000);
  }
  return { checkpointSeconds: median(times), checkpointBytes: bytes };
}

/** @param {Watching} results */
export function describeWatching(results) {
  const rows = results.map((result) => {
    const { hidden, epochSeconds, pointsSeconds, evaluateSeconds } = result;
    const pointsShare = pointsSeconds / epochSeconds;
    const checkpointShare = result.checkpointSeconds / Math.max(checkpointSeconds, epochSeconds);
    return [
      `784-${hidden}-10`,
      timeText(epochSeconds),
      timeText(pointsSeconds),
      withTarget(pointsShare, targets.pointsShare),
      ratioText(evaluateSeconds / epochSeconds),
      timeText(result.checkpointSeconds),
      `${(result.checkpointBytes / 1e6).toFixed(1)} MB`,
      withTarget(checkpointShare, targets.checkpointShare),
    ];
  });
  const heads = [
    'network',
    'first epoch',
    'points inside',
    `share, at most ${percentText(targets.pointsShare)}`,
    'accuracy after it, times an epoch',
    'checkpoint',
    'size',
    `share of training, at most ${percentText(targets.checkpointShare)}`,
  ];
  return ['## What watching and keeping a run costs', table(heads, rows)].join('\n\n');
}

/**
 * @param {number} share
 * @param {number} wanted
 */
function withTarget(share, wanted) {
  return `${(100 * share).toFixed(1)} % ${share <= wanted ? '✓' : '✗'}`;
}
