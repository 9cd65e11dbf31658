import { useApplication } from '../application-context';
import { CloseIcon } from '../ui/icons';
import { formatCount } from '../ui/number-format';
import { FilterForm } from './filter-form';
import type { FiguresOf } from './run-figures';
import { searchId } from './runs-commands';
import './runs-toolbar.css';

/** Searches, filters and groups the list. */
export function RunsToolbar() {
  const { list } = useApplication().runs;
  return (
    <div class="runs-toolbar" role="search" aria-label="Runs">
      <SearchBox />
      <FilterForm />
      <label class="toolbar-check">
        <input
          type="checkbox"
          checked={list.isGrouped.value}
          onChange={({ currentTarget }) => list.setGrouped(currentTarget.checked)}
        />
        Group seeds
      </label>
      <FiguresChoice />
      <Count />
    </div>
  );
}

function SearchBox() {
  const { list } = useApplication().runs;
  const text = list.text.value;
  const { problem } = list.filter.value;
  return (
    <span class="search-box">
      <input
        id={searchId}
        type="text"
        role="searchbox"
        aria-label="Search runs"
        aria-invalid={problem !== null}
        aria-describedby="runs-search-note"
        autoComplete="off"
        spellcheck={false}
        placeholder="Search, or eta>1, hidden=30, test>95, starred, state:stopped"
        title="Words, or conditions such as eta>1, hidden=30, test>95, starred, state:stopped; - in front turns one around"
        value={text}
        onInput={({ currentTarget }) => list.search(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          list.search('');
        }}
      />
      {text !== '' && (
        <button
          type="button"
          class="icon-button"
          aria-label="Clear the search"
          onClick={() => list.search('')}
        >
          <CloseIcon />
        </button>
      )}
      <span
        id="runs-search-note"
        class={problem === null ? 'visually-hidden' : 'search-problem'}
        role="status"
      >
        {problem}
      </span>
    </span>
  );
}

const choices: Record<FiguresOf, string> = { best: 'Best epoch', last: 'Last epoch' };

/** Which figures the list has room for; a wide one shows both. */
function FiguresChoice() {
  const { figures } = useApplication().runs.list;
  return (
    <fieldset class="segments figures-choice" aria-label="Accuracies of the">
      {(['best', 'last'] as const).map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="figures-of"
            checked={figures.value === each}
            onChange={() => (figures.value = each)}
          />
          <span>{choices[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** "41 runs in 8 rows", or how many of them the search has found. */
function Count() {
  const { library, runs } = useApplication();
  const { rows, filter, keptCount } = runs.list;
  const all = library.runs.value.length;
  const kept = keptCount.value;
  const top = rows.value.filter(({ level }) => level === 1).length;
  const runText = filter.value.isOn
    ? `${formatCount(kept)} of ${formatCount(all)} runs`
    : `${formatCount(all)} ${all === 1 ? 'run' : 'runs'}`;
  return (
    <span class="soft toolbar-count" role="status">
      {runText}
      {top !== kept && ` in ${formatCount(top)} ${top === 1 ? 'row' : 'rows'}`}
    </span>
  );
}
