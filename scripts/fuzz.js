/**
 * `npm run fuzz -- --cases 1000000 --seed 7`: reads so many spoiled inputs with everything that reads any. `--only NAME`
 * takes one reader, named as the tests name it. An input that a reader does not survive is kept in test-results/fuzz.
 */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runTool } from './machine/run.js';

const usage = 'npm run fuzz -- [--cases NUMBER] [--seed NUMBER] [--only READER]';

const { values } = parse();

function parse() {
  try {
    return parseArgs({
      options: {
        cases: { type: 'string', default: '100000' },
        seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
        only: { type: 'string', default: '' },
      },
    });
  } catch {
    console.error(usage);
    process.exit(2);
  }
}

for (const name of /** @type {const} */ (['cases', 'seed'])) {
  if (!/^\d+$/.test(values[name])) {
    console.error(`--${name} must be a whole number.\n${usage}`);
    process.exit(2);
  }
}

const cores = availableParallelism();
const [cases, seed] = [Number(values.cases), Number(values.seed)];
console.log(
  `${cases.toLocaleString('en')} cases on ${cores} cores, with seeds ${seed} to ${seed + cores - 1}.`,
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
