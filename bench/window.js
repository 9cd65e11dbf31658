// How evenly each place of the window is drawn, at rest, while a network trains and while one draws: node bench/window.js
// [--seconds 10] [--data FOLDER]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchApp } from './launch-app.js';
import { drawDigits } from './pad/draw-digits.js';
import { sourceModule } from './source-module.js';
import { describeMachine } from './speed/machine.js';
import { table } from './speed/table.js';
import { takeFrames, watchFrames } from './window/probe.js';

/** @typedef {import('@playwright/test').Page} Page */

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, data: { type: 'string' } },
});
const milliseconds = 1000 * Number(values.seconds);
/** After a place is chosen, until what it loads is there. */
const settlingMs = 1500;

const { commandIds } = await sourceModule('contract/commands.ts');
const { presets } = await sourceModule('contract/presets.ts');
/** @type {string[]} */
const places = commandIds.flatMap((/** @type {string} */ id) =>
  id.startsWith('view.') ? [id.slice(5)] : [],
);

const { processor, cores, loadAverage } = describeMachine();
console.log(`${processor}, ${cores} cores, load ${loadAverage.toFixed(2)}\n`);
const userDataFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
const { page, close } = await launchApp(userDataFolder, values.data ?? process.env.INKLING_MNIST);
try {
  await page.locator('ol.activations').waitFor();
  await page.keyboard.press('n');
  await page.evaluate(watchFrames);
  const rows = [];
  for (const place of places) rows.push(await measure(`${place}, at rest`, place, rest));
  await train(page);
  for (const place of places) rows.push(await measure(`${place}, book-100 trains`, place, rest));
  rows.push(await measure('network, book-100 trains, drawing', 'network', () => drawDigits(page, 10)));
  await stop(page);
  rows.push(await measure('network of 100, drawing', 'network', () => drawDigits(page, 10)));
  const heads = ['milliseconds between frames', 'frames', 'p50', 'p95', 'p99', 'most', 'tasks over 50 ms'];
  console.log(table(heads, rows));
} finally {
  await close();
  rmSync(userDataFolder, { recursive: true, force: true, maxRetries: 5 });
}

function rest() {
  return page.waitForTimeout(milliseconds);
}

/**
 * @param {string} name
 * @param {string} place
 * @param {() => Promise<unknown>} act
 */
async function measure(name, place, act) {
  await page.locator(`a[href="#${place}"]`).click();
  await page.waitForTimeout(settlingMs);
  await page.evaluate(takeFrames);
  await act();
  const { intervals, longTasks } = await page.evaluate(takeFrames);
  const sorted = intervals.toSorted((one, other) => one - other);
  const quantiles = [0.5, 0.95, 0.99, 1].map((part) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1),
  );
  const longest = longTasks.length === 0 ? '' : `, longest ${Math.max(...longTasks).toFixed(0)} ms`;
  return [name, String(intervals.length), ...quantiles, `${longTasks.length}${longest}`];
}

/**
 * More epochs than it can do meanwhile.
 * @param {Page} page
 */
async function train(page) {
  const hyperparameters = {
    ...presets.find((/** @type {{ name: string }} */ { name }) => name === 'book-100').hyperparameters,
    epochs: 10_000,
  };
  await page.evaluate(async (wanted) => {
    const begun = await window.inkling.request('training.start', { hyperparameters: wanted, speed: 'full' });
    if (!begun.ok) throw new Error(begun.failure.message);
  }, hyperparameters);
}

/** @param {Page} page */
async function stop(page) {
  const controls = page.getByRole('group', { name: 'Training controls' });
  await controls.getByRole('button', { name: 'Stop', exact: true }).click();
}
