import * as v from 'valibot';
import type { SweepName } from './hyperparameter-fields';
import { hyperparameterFields, sweepNames } from './hyperparameter-fields';
import { hyperparametersSchema } from './hyperparameters';
import { hiddenLayersSchema } from './hidden-layers';
import { maximumRepeats } from './run';

/** One value of a setting in a sweep. */
const sweepValueSchema = v.union([v.number(), hiddenLayersSchema]);

export type SweepValue = v.InferOutput<typeof sweepValueSchema>;

const valuesOf = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(v.array(value), v.minLength(1), v.maxLength(maximumRepeats));

/** A setting, and the values that a sweep gives it. */
const sweepAxisSchema = v.object({ name: v.picklist(sweepNames), values: valuesOf(sweepValueSchema) });

export type SweepAxis = v.InferOutput<typeof sweepAxisSchema>;

/** All combinations of the values of one or two settings, each with all seeds; the other settings are the same. */
export const sweepRequestSchema = v.object({
  hyperparameters: hyperparametersSchema,
  /** The first goes across the map, the second up. */
  axes: v.pipe(v.array(sweepAxisSchema), v.minLength(1), v.maxLength(2)),
  seeds: valuesOf(v.number()),
});

export type SweepRequest = v.InferOutput<typeof sweepRequestSchema>;

/** "learning rate η", "hidden layers": a setting within a sentence. */
export function nameOfSetting(name: SweepName): string {
  const { label } = hyperparameterFields[name];
  const isSymbol = /^[A-Z]\d/.test(label);
  return isSymbol ? label : label[0].toLowerCase() + label.slice(1);
}

/** "Sweep of learning rate η and hidden layers". */
export function nameOfSweep(names: readonly SweepName[]): string {
  return `Sweep of ${names.map(nameOfSetting).join(' and ')}`;
}
