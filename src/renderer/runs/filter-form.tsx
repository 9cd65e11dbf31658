import { useSignal } from '@preact/signals';
import { hyperparameterChoices } from '../../contract/hyperparameter-fields';
import { runStates } from '../../contract/run';
import { useApplication } from '../application-context';
import { MenuButton } from '../ui/menu-button';
import { PopoverForm } from '../ui/popover-form';
import { filterFields, type FilterField, type FilterName, type Operator } from './run-filter';

const formId = 'runs-filter-form';

const numberWords: Partial<Record<Operator, string>> = {
  '>': 'is above',
  '>=': 'is at least',
  '<': 'is below',
  '<=': 'is at most',
  '=': 'is',
  '!=': 'is not',
};
const textWords: Partial<Record<Operator, string>> = { ':': 'contains', '=': 'is', '!=': 'is not' };

const names = Object.keys(filterFields) as FilterName[];

/** The values that a column can have, where these are few. */
const suggestions: Partial<Record<FilterName, readonly string[]>> = {
  state: runStates,
  cost: Object.keys(hyperparameterChoices.cost.options),
  activation: Object.keys(hyperparameterChoices.hiddenActivation.options),
  output: Object.keys(hyperparameterChoices.outputActivation.options),
  weights: Object.keys(hyperparameterChoices.initialWeights.options),
  schedule: Object.keys(hyperparameterChoices.schedule.options),
};

/** Adds a condition to the search without its syntax: column, comparison, value. */
export function FilterForm() {
  const { list } = useApplication().runs;
  const isOpen = useSignal(false);
  const name = useSignal<FilterName>('test');
  const operator = useSignal<Operator>('>');
  const value = useSignal('');
  const field: FilterField = filterFields[name.value];
  const words = field.kind === 'number' ? numberWords : textWords;
  const known = suggestions[name.value] ?? [];
  return (
    <>
      <MenuButton opens={formId} class="button filter-button" aria-haspopup="dialog">
        Filter…
      </MenuButton>
      <PopoverForm
        id={formId}
        name="Filter the runs"
        class="filter-form"
        isOpen={isOpen}
        onSubmit={() => {
          if (value.value.trim() === '') return;
          list.addCondition(name.value, operator.value, value.value.trim());
          value.value = '';
          isOpen.value = false;
        }}
      >
        <label>
          Column
          <select
            value={name.value}
            onChange={({ currentTarget }) => {
              name.value = names.find((each) => each === currentTarget.value)!;
              operator.value = filterFields[name.value].kind === 'number' ? '>' : ':';
              value.value = '';
            }}
          >
            {names.map((each) => (
              <option key={each} value={each}>
                {filterFields[each].label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Condition
          <select
            value={operator.value}
            onChange={({ currentTarget }) => (operator.value = currentTarget.value as Operator)}
          >
            {Object.entries(words).map(([each, word]) => (
              <option key={each} value={each}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <label>
          Value
          <input
            type="text"
            inputMode={field.kind === 'number' ? 'decimal' : 'text'}
            autoComplete="off"
            list={known.length > 0 ? 'runs-filter-values' : undefined}
            value={value.value}
            onInput={({ currentTarget }) => (value.value = currentTarget.value)}
          />
        </label>
        <datalist id="runs-filter-values">
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <div class="filter-actions">
          <button
            type="button"
            class="button"
            onClick={() => {
              toggleStarred(list);
              isOpen.value = false;
            }}
          >
            Only starred
          </button>
          <button type="submit" class="button primary" aria-disabled={value.value.trim() === ''}>
            Add the condition
          </button>
        </div>
      </PopoverForm>
    </>
  );
}

/** Adds or removes the word in the search. */
function toggleStarred(list: { text: { peek(): string }; search(text: string): void }): void {
  const words = list.text.peek().split(' ').filter(Boolean);
  const others = words.filter((word) => word !== 'starred');
  list.search((others.length < words.length ? others : [...words, 'starred']).join(' '));
}
