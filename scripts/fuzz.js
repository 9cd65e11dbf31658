/**
 * `npm run fuzz -- --cases 1000000 --seed 7`: reads so many spoiled inputs with everything that reads any. `--only NAME`
 * takes one reader, named as the tests name it. An input that a reader does not survive is kept in test-results/fuzz.
 */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runTool } from './machine/run.js';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    only: { type: 'string', default: '' },
  },
});

for (const name of /** @type {const} */ (['cases', 'seed'])) {
  if (!/^\d+$/.test(values[name])) {
    console.error(`--${name} must be a whole number.`);
    process.exit(2);
  }
}

const cores = availableParallelism();
const [cases, seed] = [Number(values.cases), Number(values.seed)];
console.log(
  `${cases.toLocaleString('en')} cases with the seeds from ${seed}, one for each of ${cores} cores.`,
);
const begin = performance.now();
const exitCodes = await Promise.all(
  Array.from({ length: cores }, (_, core) =>
    runTool('vitest', ['run', 'test/fuzz'], {
      env: {
        INKLING_FUZZ_CASES: String(Math.ceil(cases / cores)),
        INKLING_FUZZ_SEED: String(seed + core),
        INKLING_FUZZ_ONLY: values.only,
      },
    }),
  ),
);
const isWithoutFault = exitCodes.every((code) => code === 0);
const minutes = ((performance.now() - begin) / 60_000).toFixed(1);
console.log(`${isWithoutFault ? 'No fault' : 'Faults'} in ${minutes} minutes.`);
process.exitCode = isWithoutFault ? 0 : 1;
