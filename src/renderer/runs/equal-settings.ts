import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { RunOrigin, RunSummary } from '../../contract/run';

const names = Object.keys(defaultHyperparameters) as (keyof Hyperparameters)[];

/** Kept for each run, since a run that changes arrives as a new object. */
const keys = new WeakMap<RunSummary, string>();

/** A text that is the same for runs that differ in nothing but their seed, their result and their label. */
export function settingsKey(run: RunSummary): string {
  const known = keys.get(run);
  if (known !== undefined) return known;
  const key = JSON.stringify([
    names.map((name) => (hasEffect(name, run.hyperparameters) ? run.hyperparameters[name] : null)),
    run.data?.sha256,
    run.engine,
    startOf(run),
  ]);
  keys.set(run, key);
  return key;
}

function hasEffect(name: keyof Hyperparameters, { schedule, hiddenLayers }: Hyperparameters): boolean {
  if (name === 'seed') return false;
  if (name === 'patience') return schedule !== 'constant';
  return name !== 'hiddenActivation' || hiddenLayers.length > 0;
}

/** Each opened model stands alone: whatever its settings say, its weights are its own. */
function startOf({ id, origin }: { id: string; origin: RunOrigin }): readonly unknown[] {
  switch (origin.kind) {
    case 'new':
      return [];
    case 'continued':
      return [origin.kind, origin.from ?? origin.name, origin.epochs];
    case 'fine-tuned':
      return [origin.kind, origin.from ?? origin.name, origin.ownDigits];
    case 'opened':
    case 'voting':
      return [origin.kind, id];
  }
}
