import type { SplitName } from '../../contract/data';
import { useApplication } from '../application-context';

const names: readonly (readonly [SplitName, string])[] = [
  ['test', 'Test'],
  ['validation', 'Validation'],
  ['training', 'Training'],
];

/** Which images are read. */
export function SplitField() {
  const { results } = useApplication();
  return (
    <div class="segments split-field" role="radiogroup" aria-label="Images">
      {names.map(([split, name]) => (
        <label key={split}>
          <input
            type="radio"
            name="results-split"
            checked={results.split.value === split}
            disabled={results.count(split) === 0}
            onChange={() => results.chooseSplit(split)}
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
  );
}
