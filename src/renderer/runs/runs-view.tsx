import { useApplication } from '../application-context';
import { ComparisonCard } from '../comparison/comparison-card';
import { DataCard } from '../data/data-card';
import { SweepCard } from '../sweep/sweep-card';
import { RunDetailsStrip } from './run-details-strip';
import { RunsHeader } from './runs-header';
import { RunsTable } from './runs-table';
import { RunsToolbar } from './runs-toolbar';
import { StorageFooter } from './storage-footer';
import './runs-view.css';

/**
 * All stored runs and their disk space, the comparison of those that are ticked, and what is known about the selected
 * one. Cards of the lower part stand side by side.
 */
export function RunsView() {
  return (
    <div class="view runs-view">
      <RunsHeader />
      <DataCard />
      <section class="card runs-card" aria-label="All runs">
        <RunsToolbar />
        <RunsTable />
        <NothingFound />
        <FirstHint />
        <StorageFooter />
      </section>
      <div class="runs-lower">
        <ComparisonCard />
        <SweepCard />
      </div>
      <RunDetailsStrip />
    </div>
  );
}

/** Says that the search leaves no run. */
function NothingFound() {
  const { library, runs } = useApplication();
  const { list } = runs;
  if (list.keptCount.value > 0 || library.isEmpty.value) return null;
  return (
    <div class="runs-hint">
      <h3>No run matches the search</h3>
      <button type="button" class="button" onClick={() => list.search('')}>
        Clear the search
      </button>
    </div>
  );
}

/** A hint shown while there is nothing to compare. */
function FirstHint() {
  const { library, runs } = useApplication();
  if (library.runs.value.length > 1 || runs.list.filter.value.isOn) return null;
  return (
    <div class="runs-hint">
      <h3>Every run that you train is kept here</h3>
      <p>
        Press “More seeds…” to train the same settings several times. Inkling trains as many runs at once as
        this computer has cores.
      </p>
      <p class="soft">
        Every run involves chance. The book takes the best of three; here you see how much they vary.
      </p>
    </div>
  );
}
