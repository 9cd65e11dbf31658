// How the list of runs does with very many of them: npm run build && node bench/runs-list.js [--runs 2000]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchApp } from './launch-app.js';
import { makeRuns } from './runs/make-runs.js';
import { scrollThrough, timeUntilPainted } from './runs/probe.js';
import { bundle } from './speed/bundle.js';
import { describeMachine } from './speed/machine.js';
import { table } from './speed/table.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '2000' } } });
const many = Number(values.runs);
const rounds = 20;
const scrollFrames = 600;

const { processor, cores, loadAverage } = describeMachine();
console.log(`${processor}, ${cores} cores, load ${loadAverage.toFixed(2)}\n`);
const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  /** @type {import('./runs/make-runs.js').Product} */
  const product = await import(await bundle('bench/runs/product.ts', workFolder, 'product'));
  const rows = [];
  for (const count of [10, many]) {
    const userDataFolder = join(workFolder, `runs-${count}`);
    await makeRuns(product, join(userDataFolder, 'runs'), count);
    rows.push(...(await measure(count, userDataFolder)));
  }
  console.log(table(['milliseconds', 'runs', 'p50', 'p95', 'p99', 'most'], rows));
} finally {
  rmSync(workFolder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * @param {number} count
 * @param {string} userDataFolder
 */
async function measure(count, userDataFolder) {
  const starts = [];
  for (let round = 0; round < 5; round++) starts.push(await timeStart(userDataFolder));
  const { page, close } = await launchApp(userDataFolder);
  try {
    await page.locator('.rail').waitFor();
    const opens = [];
    for (let round = 0; round < rounds; round++) {
      await page.evaluate(timeUntilPainted, { click: 'a[href="#train"]', shows: 'ol.activations' });
      opens.push(await page.evaluate(timeUntilPainted, { click: 'a[href="#runs"]', shows: '.run-row' }));
    }
    const { work, intervals } = await page.evaluate(scrollThrough, {
      selector: '.runs-grid',
      frames: scrollFrames,
    });
    await page.locator('.runs-grid').evaluate((grid) => grid.scrollTo(0, 0));
    // A row of several runs shows the name of its best one.
    await page.getByLabel('Group seeds').uncheck();
    const shows = [];
    for (let round = 0; round < Math.min(rounds, 8); round++) {
      const row = `.run-row[aria-rowindex="${round + 3}"]`;
      const text = (await page.locator(`${row} .row-name`).innerText()).trim();
      shows.push(await page.evaluate(timeUntilPainted, { click: row, shows: 'h1', text }));
    }
    return [
      row('from the start of the app to its page', count, starts),
      row('from the click on Runs to the list, painted', count, opens),
      row('a frame of scrolling, painted', count, work),
      row('from frame to frame while scrolling', count, intervals),
      row('from the click on a run to its name and charts, painted', count, shows),
    ];
  } finally {
    await close();
  }
}

/** @param {string} userDataFolder */
async function timeStart(userDataFolder) {
  const start = performance.now();
  const { page, close } = await launchApp(userDataFolder);
  await page.locator('.rail').waitFor();
  const milliseconds = performance.now() - start;
  await close();
  return milliseconds;
}

/**
 * @param {string} name
 * @param {number} count
 * @param {number[]} milliseconds
 */
function row(name, count, milliseconds) {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const quantiles = [0.5, 0.95, 0.99, 1].map((part) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1),
  );
  return [name, String(count), ...quantiles];
}
