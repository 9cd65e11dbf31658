// How long it takes from the pen on the pad to the ten bars: node bench/pad.js [--digits 150]
// Starts the built app, on Electron or its stand-in, and draws digits with real pointer events.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchApp } from './launch-app.js';
import { drawDigits } from './pad/draw-digits.js';
import { scribble, watchPad } from './pad/probe.js';
import { workOnACore } from './pad/work.js';
import { describeMachine } from './speed/machine.js';
import { table } from './speed/table.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./pad/probe.js').Latency} Latency */

const { values } = parseArgs({ options: { digits: { type: 'string', default: '150' } } });
const digits = Number(values.digits);
const scribblePoints = 10_000;
/** The book's first, a large one, and one of chapter 6. @type {import('../src/contract/hidden-layers').HiddenLayer[][]} */
const networks = [[30], [500], ['20c5', 'p2', '40c5', 'p2', 100]];

const { processor, cores, loadAverage } = describeMachine();
console.log(`${processor}, ${cores} cores, load ${loadAverage.toFixed(2)}\n`);
const userDataFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
const { page, close } = await launchApp(userDataFolder);
try {
  await page.locator('ol.activations').waitFor();
  await page.evaluate(watchPad);
  const rows = [];
  for (const hiddenLayers of networks) {
    const name = `784-${hiddenLayers.join('-')}-10`;
    await openNew(page, hiddenLayers);
    rows.push(...(await measure(name, page, () => drawDigits(page, digits), ['pointerdown', 'pointermove'])));
    const scribbling = async () => {
      await page.evaluate(scribble, scribblePoints);
      await page.keyboard.press('c');
    };
    rows.push(...(await measure(`${name}, a stroke of 10,000 points`, page, scribbling, ['pointermove'])));
  }
  const heads = [
    'milliseconds, p50 / p95 / p99',
    'events',
    'on a core',
    'bars set',
    'bars painted',
    'with wait for the screen',
  ];
  console.log(table(heads, rows));
} finally {
  await close();
  rmSync(userDataFolder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * @param {Page} page
 * @param {import('../src/contract/hidden-layers').HiddenLayer[]} hiddenLayers
 */
async function openNew(page, hiddenLayers) {
  await page.evaluate(async (layers) => {
    await window.inkling.request('data.use-synthetic');
    const snapshot = await window.inkling.request('app.snapshot');
    if (!snapshot.ok) throw new Error(snapshot.failure.message);
    // One mini-batch, and it rests: the digits are read by a network that hardly knows anything.
    const hyperparameters = {
      ...snapshot.value.run.hyperparameters,
      hiddenLayers: layers,
      hiddenActivation: /** @type {const} */ ('sigmoid'),
      outputActivation: /** @type {const} */ ('sigmoid'),
      strokeDigits: 0,
      seed: 1,
    };
    const begun = await window.inkling.request('training.start', {
      hyperparameters,
      speed: 'full',
      step: 'mini-batch',
    });
    if (!begun.ok) throw new Error(begun.failure.message);
  }, hiddenLayers);
}

/**
 * What was measured since the last time.
 * @param {Page} page
 * @returns {Promise<Latency[]>}
 */
function takeLatencies(page) {
  return page.evaluate(() =>
    /** @type {{ padLatencies: Latency[] }} */ (/** @type {unknown} */ (window)).padLatencies.splice(0),
  );
}

/**
 * Draws twice, since watching the work on a core slows it down, and gives a row for each type of event.
 * @param {string} name
 * @param {Page} page
 * @param {() => Promise<unknown>} draw
 * @param {readonly ('pointerdown' | 'pointermove')[]} types
 */
async function measure(name, page, draw, types) {
  await takeLatencies(page);
  await draw();
  const latencies = await takeLatencies(page);
  const work = await workOnACore(await page.context().newCDPSession(page), draw);
  return types.map((type) => {
    const ofType = latencies.filter((latency) => latency.type === type);
    /** @param {'set' | 'work' | 'total'} what */
    const of = (what) => quantiles(ofType.map((latency) => latency[what]));
    return [
      `${name}, ${type}`,
      String(ofType.length),
      quantiles(work[type]),
      of('set'),
      of('work'),
      of('total'),
    ];
  });
}

/** @param {number[]} values */
function quantiles(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return [0.5, 0.95, 0.99].map((part) => sorted[Math.floor(sorted.length * part)]?.toFixed(1)).join(' / ');
}
