// The support vector machines beside scikit-learn's SVC, each on one core, one after the other:
// node bench/baselines.js --data FOLDER [--rounds 1]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it. Takes about ten minutes a round.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { runSvmPeer } from './baselines/svm-peer.js';
import { bundle } from './speed/bundle.js';
import { readData, writeForPeers } from './speed/data-set.js';
import { describeMachine } from './speed/machine.js';
import { ratioText, table, timeText } from './speed/table.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.INKLING_MNIST },
    rounds: { type: 'string', default: '1' },
  },
});
if (!options.data) {
  console.error('Usage: node bench/baselines.js --data FOLDER [--rounds 1]');
  process.exit(2);
}

/** @typedef {import('../src/contract/baseline').SvmSettings} SvmSettings */

const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  /** @type {typeof import('./baselines/product')} */
  const product = await import(await bundle('bench/baselines/product.ts', workFolder, 'product'));
  const data = await readData(product, options.data);
  writeForPeers(data, workFolder);
  const { processor, cores, node, startedAt } = describeMachine();
  console.log(`${processor}, ${cores} cores, Node ${node}, ${startedAt}\n`);
  /** @type {string[][]} */
  const rows = [];
  const add = (/** @type {string[]} */ cells) => {
    rows.push(cells);
    console.error(cells.join(', '));
  };
  for (let round = 1; round <= Number(options.rounds); round++) {
    for (const settings of [product.defaultSvmSettings, { c: 10, gamma: 0.02 }]) {
      let load = loadavg()[0];
      const own = measure(settings);
      add(row(settings, 'Inkling', own, load));
      load = loadavg()[0];
      const peer = await runSvmPeer(workFolder, settings);
      add(row(settings, peer.description, peer, load));
      const ratio = ratioText(peer.processorSeconds / own.processorSeconds);
      console.error(`C = ${settings.c}: ${ratio} as fast, by the processor's time`);
    }
  }
  console.log(
    table(
      ['settings', 'program', 'correct of 10,000', 'training', 'evaluating', 'processor', 'load before'],
      rows,
    ),
  );

  /** @param {SvmSettings} settings */
  function measure(settings) {
    const loaded = product.loadKernels();
    if (!loaded.kernels) throw new Error(loaded.obstacle);
    const baseline = product.createBaseline('svm', loaded.kernels, settings);
    const start = process.cpuUsage();
    const trained = timed(baseline.train(data.training));
    const evaluated = timed(baseline.classify(data.test.images));
    const { user, system } = process.cpuUsage(start);
    return {
      correct: evaluated.value.filter((digit, image) => digit === data.test.labels[image]).length,
      trainSeconds: trained.seconds,
      evaluateSeconds: evaluated.seconds,
      processorSeconds: (user + system) / 1e6,
    };
  }
} finally {
  rmSync(workFolder, { recursive: true });
}

/**
 * @template Value
 * @param {Generator<number, Value>} steps
 */
function timed(steps) {
  const start = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return { value: step.value, seconds: (performance.now() - start) / 1000 };
  }
}

/** @typedef {{ correct: number, trainSeconds: number, evaluateSeconds: number, processorSeconds: number }} Measured */

/**
 * @param {SvmSettings} settings
 * @param {string} program
 * @param {Measured} measured
 * @param {number} load
 */
function row({ c, gamma }, program, measured, load) {
  return [
    `C = ${c}, gamma = ${Number(gamma.toPrecision(3))}`,
    program,
    String(measured.correct),
    timeText(measured.trainSeconds),
    timeText(measured.evaluateSeconds),
    timeText(measured.processorSeconds),
    load.toFixed(1),
  ];
}
