import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import binaryen from 'binaryen';

/** Six multiplications and six additions of four numbers. */
const operationsPerStep = (6 + 6) * 4;
const steps = 50_000_000;
const warmUps = 3;

/**
 * Makes the measurement of one core's 128-bit multiply-and-add peak.
 * What it returns takes some 50 ms or more and gives operations a second: multiplications and additions together.
 */
export function createPeakMeasurement() {
  const text = readFileSync(join(import.meta.dirname, 'peak.wat'), 'utf8');
  const module = binaryen.parseText(text);
  module.setFeatures(binaryen.Features.SIMD128);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.emitBinary()));
  module.dispose();
  const { run } = /** @type {{ run: (steps: number) => number }} */ (exports);
  const measure = () => {
    const start = performance.now();
    run(steps);
    return (operationsPerStep * steps) / ((performance.now() - start) / 1000);
  };
  for (let count = 0; count < warmUps; count++) measure();
  return measure;
}
