import type { Hyperparameters } from '../../../src/contract/hyperparameters';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { RunSummary } from '../../../src/contract/run';
import { epochResult, runSummary } from '../fake-bridge';

/** A finished run with this number, which is its seed too; later numbers are newer. */
export function someRun(
  number: number,
  settings: Partial<Hyperparameters> = {},
  changes: Partial<RunSummary> = {},
): RunSummary {
  return runSummary({
    id: `run-${String(number).padStart(6, '0')}`,
    createdAt: new Date(Date.UTC(2026, 0, 1, 10, number)).toISOString(),
    name: `30 hidden neurons, seed ${number}`,
    hyperparameters: { ...defaultHyperparameters, seed: number, ...settings },
    ...changes,
  });
}

/** Best and last epoch with so many of 10,000 test images right; ten fewer of the validation images. */
export function results(best: number, last = best): Pick<RunSummary, 'best' | 'last'> {
  return { best: epochResult(3, best), last: epochResult(5, last) };
}
