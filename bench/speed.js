// How fast networks learn here, side by side with others: node bench/speed.js [--data FOLDER] [--quick]
// FOLDER holds MNIST; otherwise INKLING_MNIST names it, and without it synthetic digits are learned.
// Prints tables and leaves speed.md, speed.json and speed.svg in bench/results.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { drawCharts } from './speed/charts.js';
import { measure } from './speed/measure.js';
import { describeResults } from './speed/report.js';

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const results = join(import.meta.dirname, 'results');
const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  const measured = await measure({
    workFolder,
    dataFolder: options.data ?? process.env.INKLING_MNIST,
    isQuick: options.quick,
    onProgress: (text) => console.error(text),
  });
  const report = describeResults(measured);
  console.log(report);
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'speed.md'), report);
  const jsonPath = join(results, 'speed.json');
  const style = { ...(await resolveConfig(jsonPath)), filepath: jsonPath };
  writeFileSync(jsonPath, await format(JSON.stringify(measured), style));
  writeFileSync(join(results, 'speed.svg'), drawCharts(measured));
} finally {
  rmSync(workFolder, { recursive: true });
}
