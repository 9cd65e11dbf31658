import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { hyperparametersSchema } from '../../contract/hyperparameters';
import type { RunDescription } from '../../contract/run';

const usual = new Map<string, unknown>(
  Object.entries(hyperparametersSchema.entries).map(([name, schema]) => [name, v.getDefault(schema)]),
);

/**
 * SHA-256 of everything that a run's weights after an epoch depend on, besides its checkpoint before it. The number of
 * planned epochs is not part of it, nor are settings at their default, so that a later version may add settings.
 */
export function runIdentity({ id, engine, hyperparameters, data }: RunDescription): string {
  const settings = Object.entries(v.parse(hyperparametersSchema, hyperparameters))
    .filter(([name, value]) => name !== 'epochs' && value !== usual.get(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([id, engine, settings, data?.sha256 ?? '']))
    .digest('hex');
}
