import { performance } from 'node:perf_hooks';
import { median } from './statistics.js';
import { ratioText, table, timeText } from './table.js';
import { targets } from './targets.js';
import { startCommand, Trainer } from './trainer-process.js';

/** @typedef {import('../../src/contract/hyperparameters').Hyperparameters} Hyperparameters */
/** @typedef {Awaited<ReturnType<typeof measureSideBySide>>} SideBySide */

const networks = [
  { hidden: 30, epochs: 20 },
  { hidden: 100, epochs: 8 },
];

/**
 * Times one run in a trainer process of its own against two at once in two of them, in turns.
 * @param {string} trainerPath
 * @param {import('../../src/contract/data').DataSet} data
 * @param {Hyperparameters} usual
 * @param {number} rounds
 */
export async function measureSideBySide(trainerPath, data, usual, rounds) {
  const trainers = [new Trainer(trainerPath), new Trainer(trainerPath)];
  for (const trainer of trainers) await trainer.secondsTo('loaded', { type: 'load', data });
  let runs = 0;
  /**
   * The seconds until the last of so many runs has ended.
   * @param {number} count
   * @param {Hyperparameters} hyperparameters
   */
  const secondsOf = async (count, hyperparameters) => {
    const start = performance.now();
    const ended = trainers
      .slice(0, count)
      .map((trainer) =>
        trainer.secondsTo('ended', startCommand(`bench-run-${++runs}`, { ...hyperparameters, seed: runs })),
      );
    await Promise.all(ended);
    return (performance.now() - start) / 1000;
  };
  const results = [];
  for (const { hidden, epochs } of networks) {
    const hyperparameters = { ...usual, hiddenLayers: [hidden], epochs };
    await secondsOf(2, { ...hyperparameters, epochs: 1 });
    const rows = [];
    for (let round = 0; round < rounds; round++) {
      const oneSeconds = await secondsOf(1, hyperparameters);
      const twoSeconds = await secondsOf(2, hyperparameters);
      rows.push({ oneSeconds, twoSeconds, ratio: twoSeconds / oneSeconds });
    }
    results.push({
      hidden,
      epochs,
      oneSeconds: median(rows.map(({ oneSeconds }) => oneSeconds)),
      twoSeconds: median(rows.map(({ twoSeconds }) => twoSeconds)),
      ratio: median(rows.map(({ ratio }) => ratio)),
    });
  }
  for (const trainer of trainers) trainer.close();
  return results;
}

/** @param {SideBySide} results */
export function describeSideBySide(results) {
  const rows = results.map(({ hidden, epochs, oneSeconds, twoSeconds, ratio }) => [
    `784-${hidden}-10, ${epochs} epochs`,
    timeText(oneSeconds),
    timeText(twoSeconds),
    ratioText(ratio),
    `${ratioText(targets.sideBySideRatio)} ${ratio <= targets.sideBySideRatio ? '✓' : '✗'}`,
  ]);
  return [
    '## Two runs side by side against one',
    table(['each in a trainer process', 'one', 'two at once', 'ratio', 'at most'], rows),
  ].join('\n\n');
}
