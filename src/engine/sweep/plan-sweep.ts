import type { FieldMessage, Hyperparameters } from '../../contract/hyperparameters';
import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import { checkHyperparameters } from '../../contract/hyperparameters';
import { formatCount } from '../../contract/number-format';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { maximumRepeats } from '../../contract/run';
import type { SweepRequest, SweepValue } from '../../contract/sweep';
import { nameOfSetting } from '../../contract/sweep';
import { formatSweepValue } from './sweep-values';

/**
 * The settings of all runs of a sweep, in the order in which they train: the whole map with the first seed, then with
 * the next, so that every cell soon has a figure. Fails with 'invalid-hyperparameters', which names the first value that
 * is wrong; `optionOf`: how the person gave a setting, to begin the message with.
 */
export function planSweep(
  { hyperparameters, axes, seeds }: SweepRequest,
  optionOf: (name: HyperparameterName) => string = () => '',
): Result<Hyperparameters[]> {
  const [across, up] = axes;
  if (across.name === up?.name) {
    return wrong(`A sweep varies two different settings; both are ${nameOfSetting(across.name)}.`);
  }
  const count = across.values.length * (up?.values.length ?? 1) * seeds.length;
  if (count > maximumRepeats) {
    return wrong(
      `That would be ${formatCount(count)} runs; a sweep can have at most ${formatCount(maximumRepeats)}.`,
    );
  }
  const settings = (up?.values ?? [undefined]).flatMap((value) =>
    across.values.map((each) => ({ [across.name]: each, ...(up && { [up.name]: value }) })),
  );
  const cells: Hyperparameters[] = [];
  for (const varied of settings) {
    const checked = checkHyperparameters({ ...hyperparameters, ...varied });
    if (!checked.ok) return wrong(faultOf(checked.errors[0], varied, optionOf));
    cells.push(checked.value);
  }
  for (const seed of seeds) {
    const checked = checkHyperparameters({ ...cells[0], seed });
    if (!checked.ok) return wrong(faultOf(checked.errors[0], {}, optionOf));
  }
  return success(seeds.flatMap((seed) => cells.map((cell) => ({ ...cell, seed }))));
}

/** Says which value is wrong, where the message concerns one that the sweep varies. */
function faultOf(
  { field, message }: FieldMessage,
  varied: Readonly<Record<string, SweepValue | undefined>>,
  optionOf: (name: HyperparameterName) => string,
): string {
  const value = varied[field];
  const place = `${optionOf(field)} ${value === undefined ? '' : `“${formatSweepValue(value)}”`}`.trim();
  return place === '' ? message : `${place}: ${message}`;
}

function wrong(message: string) {
  return failure('invalid-hyperparameters', message[0].toUpperCase() + message.slice(1));
}
