import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { SweepCard } from '../sweep/sweep-card';
import { RunDetailsStrip } from './run-details-strip';
import { RunsHeader } from './runs-header';
import { RunsTable } from './runs-table';
import { StorageFooter } from './storage-footer';
import './runs-view.css';

/** All stored runs, newest first, and their disk space. */
export function RunsView() {
  return (
    <div class="runs-view">
      <RunsHeader />
      <DataCard />
      <section class="card runs-card" aria-label="All runs">
        <RunsTable />
        <FirstHint />
        <StorageFooter />
      </section>
      <SweepCard />
      <RunDetailsStrip />
    </div>
  );
}

/** A hint shown while there is nothing to compare. */
function FirstHint() {
  const { library } = useApplication();
  if (library.runs.value.length > 1) return null;
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
