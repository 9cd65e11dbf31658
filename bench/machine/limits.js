import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import binaryen from 'binaryen';

/** Loops in WebAssembly text: the multiplications and additions of one step, and how many steps take about 0.2 ms. */
const loops = {
  peak: { file: 'peak.wat', operations: (6 + 6) * 4, steps: 200_000 },
  update: { file: 'update.wat', operations: (8 + 8) * 4, steps: 80_000 },
};
const manyTurns = 200;

/**
 * Makes the measurement of what one core does at most with 128-bit vectors: of multiplications and additions alone, and of
 * those that update weights in memory. What it returns takes about 0.1 s and gives operations a second: those of the
 * fastest of many short turns, for who was interrupted was not at the limit.
 */
export function createLimitsMeasurement() {
  const [peak, update] = [loops.peak, loops.update].map((loop) => createMeasurement(loop, manyTurns));
  return () => ({ peakPerSecond: peak(), updatePerSecond: update() });
}

/**
 * Of multiplications and additions alone, in so few turns that the machine is as busy as just before and after.
 * @param {number} turns of about 0.2 ms
 */
export function createPeakMeasurement(turns) {
  return createMeasurement(loops.peak, turns);
}

/**
 * @param {typeof loops.peak} loop
 * @param {number} turns
 */
function createMeasurement({ file, operations, steps }, turns) {
  const module = binaryen.parseText(readFileSync(join(import.meta.dirname, file), 'utf8'));
  module.setFeatures(binaryen.Features.SIMD128);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.emitBinary()));
  module.dispose();
  const { run } = /** @type {{ run: (steps: number) => number }} */ (exports);
  return () => {
    let fastest = Infinity;
    for (let turn = 0; turn < turns; turn++) {
      const start = performance.now();
      run(steps);
      fastest = Math.min(fastest, performance.now() - start);
    }
    return (operations * steps) / (fastest / 1000);
  };
}
