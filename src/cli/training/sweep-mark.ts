import { InvalidArgumentError } from 'commander';
import * as v from 'valibot';
import { sweepNames } from '../../contract/hyperparameter-fields';
import type { HyperparameterName } from '../../contract/hyperparameter-fields';
import type { SweepMark } from '../../contract/run';
import { sweepMarkSchema } from '../../contract/run';
import { nameOfSweep } from '../../contract/sweep';
import { optionNames } from '../../contract/train-command';

/** A setting's name in the options and the results of a sweep: "eta", "hidden". */
export function sweepOptionName(name: HyperparameterName): string {
  if (name === 'hiddenLayers') return 'hidden';
  return name === 'seed' ? 'seeds' : optionNames[name].slice('--'.length);
}

/** Writes "ID:eta,hidden:NAME", which `parseSweepMark` reads; the name is left out where it is the usual one. */
export function formatSweepMark({ id, name, axes }: SweepMark): string {
  const ending = name === nameOfSweep(axes) ? '' : `:${name}`;
  return `${id}:${axes.map(sweepOptionName).join()}${ending}`;
}

export function parseSweepMark(text: string): SweepMark {
  const [id, options = '', ...name] = text.split(':');
  const axes = options
    .split(',')
    .map((option) => sweepNames.find((each) => sweepOptionName(each) === option));
  const known = axes.filter((each) => each !== undefined);
  const mark = { id, axes, name: name.join(':') || nameOfSweep(known) };
  const parsed = v.safeParse(sweepMarkSchema, mark);
  if (parsed.success) return parsed.output;
  throw new InvalidArgumentError('It must be as `inkling sweep --plan` writes it: ID:eta,hidden.');
}
