import type { RunSummary } from '../../contract/run';
import type { SweepCell, SweepMap } from '../../engine/sweep/sweep-map';
import { useApplication } from '../application-context';
import { stoppingWord } from '../run/state-text';
import { canStop } from '../runs/run-row-text';
import { Button } from '../ui/button';
import { CloseIcon } from '../ui/icons';
import { HeatMap } from './heat-map';
import { describeCell, describeFigures, describeValues, percent, roundly } from './sweep-text';
import { formatDate } from '../ui/date-format';
import './sweep-card.css';

/** The map of a sweep, how far it is, and what to do with its best settings; nothing while there is no sweep. */
export function SweepCard() {
  const { sweep } = useApplication();
  const map = sweep.map.value;
  if (map === null) return null;
  return (
    <section class="card sweep-card" aria-label="Sweep">
      <header class="sweep-header">
        <h2>Sweep</h2>
        <p class="soft">{describeFigures(map)}</p>
        <ChooseSweep />
        <button type="button" class="icon-button" aria-label="Close the sweep" onClick={() => sweep.close()}>
          <CloseIcon />
        </button>
      </header>
      <div class="sweep-body">
        <HeatMap map={map} />
        <div class="sweep-results">
          <Progress />
          <CurrentCell map={map} />
          {map.best && <Best map={map} best={map.best} />}
        </div>
      </div>
    </section>
  );
}

/** Only where there are several. */
function ChooseSweep() {
  const { sweep } = useApplication();
  const sweeps = sweep.sweeps.value;
  if (sweeps.length < 2) return null;
  return (
    <select
      aria-label="The sweep that is shown"
      value={sweep.shown.value?.mark.id}
      onChange={({ currentTarget }) => sweep.show(currentTarget.value)}
    >
      {sweeps.map(({ mark, runs }) => (
        <option key={mark.id} value={mark.id}>
          {mark.name}, {formatDate(runs[runs.length - 1].createdAt)}
        </option>
      ))}
    </select>
  );
}

function Progress() {
  const { sweep } = useApplication();
  return (
    <p class="sweep-line">
      <span>
        <span role="status">{sweep.progress.value}</span>
        <TimeLeft />
      </span>
      {sweep.canStop.value && (
        <Button isDisabled={sweep.isStopping.value} onClick={() => void sweep.stopAll()}>
          {sweep.isStopping.value ? stoppingWord : 'Stop all'}
        </Button>
      )}
    </p>
  );
}

/** Follows the runs on its own, so that the map is not rendered again at each step. */
function TimeLeft() {
  const { sweep } = useApplication();
  const seconds = sweep.secondsLeft.value;
  return seconds === null ? null : <span class="soft"> · about {roundly(seconds)} left</span>;
}

/** The cell that was chosen last; its place is kept while there is none. */
function CurrentCell({ map }: { map: SweepMap<RunSummary> }) {
  const { library, sweep } = useApplication();
  const cell = sweep.currentCell.value;
  const stoppable = (cell?.runs ?? []).filter(canStop);
  const isStopping = stoppable.every(({ id }) => library.stopping.value.has(id));
  return (
    <p class="sweep-line sweep-current">
      <span>{cell && `${describeValues(map, cell)}: ${describeCell(cell)}`}</span>
      {cell && stoppable.length > 0 && (
        <Button isDisabled={isStopping} onClick={() => void sweep.stopCell(cell)}>
          {isStopping ? stoppingWord : `Stop ${cell.runs.length === 1 ? 'this run' : 'these runs'}`}
        </Button>
      )}
    </p>
  );
}

function Best({ map, best }: { map: SweepMap<RunSummary>; best: SweepCell<RunSummary> }) {
  const { sweep } = useApplication();
  return (
    <div class="sweep-best">
      <p>
        Best: {describeValues(map, best)}, {percent(best.figure!.mean)} %.
      </p>
      <div class="sweep-actions">
        <button type="button" class="button" onClick={() => void sweep.putOnScreen(best)}>
          Put on screen
        </button>
        <button type="button" class="button" onClick={() => sweep.useSettings(best)}>
          Use these settings
        </button>
        <button type="button" class="button" onClick={() => sweep.refineAround(best)}>
          Refine around it
        </button>
      </div>
    </div>
  );
}
