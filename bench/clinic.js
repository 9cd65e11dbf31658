// What 20 of a writer's digits teach a model about that writer's others, and what MNIST loses by it:
// node bench/clinic.js MODEL STROKES.json [--data FOLDER] [--first 1] [--seeds 5]
// Each seed chooses other digits of a writer; `--first` leaves out those that a recipe was chosen by.
// STROKES.json is a list of {digit, writer, strokes}; FOLDER holds MNIST; otherwise INKLING_MNIST names it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { chooseDrawings } from './clinic/choose-drawings.js';
import { describeTeaching } from './clinic/report.js';
import { Teacher } from './clinic/teacher.js';
import { bundle } from './speed/bundle.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: process.env.INKLING_MNIST },
    first: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '5' },
  },
});
const [modelPath, strokesPath] = positionals;
if (!modelPath || !strokesPath || !options.data) {
  console.error('Usage: node bench/clinic.js MODEL STROKES.json --data FOLDER [--first 1] [--seeds 5]');
  process.exit(2);
}

const workFolder = mkdtempSync(join(tmpdir(), 'inkling-bench-'));
try {
  /** @type {typeof import('./clinic/product')} */
  const product = await import(await bundle('bench/clinic/product.ts', workFolder, 'product'));
  product.useKernelsForReading();
  /** @type {import('./clinic/choose-drawings.js').Drawing[]} */
  const drawings = JSON.parse(readFileSync(strokesPath, 'utf8'));
  const teacher = await Teacher.create(product, modelPath, options.data);
  const trials = [];
  for (const writer of [...new Set(drawings.map((drawing) => drawing.writer))].sort()) {
    for (let turn = 0; turn < Number(options.seeds); turn++) {
      const seed = Number(options.first) + turn;
      const chosen = chooseDrawings(drawings, writer, product.createRandom(seed));
      const start = performance.now();
      const taught = teacher.teach(chosen.taught, seed);
      const seconds = (performance.now() - start) / 1000;
      trials.push({ writer, seed, seconds, ...teacher.compare(taught, chosen) });
      console.error(`${writer}, seed ${seed}: ${seconds.toFixed(1)} s`);
    }
  }
  console.log(describeTeaching(trials));
} finally {
  rmSync(workFolder, { recursive: true });
}
