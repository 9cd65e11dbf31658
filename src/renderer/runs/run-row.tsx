import type { RunSummary } from '../../contract/run';
import { useApplication } from '../application-context';
import { MoreIcon, StarIcon } from '../ui/icons';
import { NameField } from '../ui/name-field';
import { formatDuration } from '../ui/number-format';
import { describeDifference } from './run-difference';
import { openRunMenu } from './run-row-menu';
import { share } from './run-row-text';
import { RunStateCell } from './run-state-cell';
import { SparkLine } from './spark-line';
import { formatBytes } from './storage-text';

/** Element id of a run's row. */
export function rowId(id: string): string {
  return `run-row-${id}`;
}

interface RunRowProps {
  run: RunSummary;
  /** Position in the whole list, from 0. */
  index: number;
  /** Distance from the top of the list, in pixels. */
  top: number;
}

/** One run; a click shows it on screen, with Control or Shift a click selects it. */
export function RunRow({ run, index, top }: RunRowProps) {
  const { runs } = useApplication();
  const { id } = run;
  const isOnScreen = runs.onScreen.value?.id === id;
  const { selection } = runs;
  const isChosen = selection.chosen.value.has(id);
  const classes = [
    'run-row',
    isOnScreen && 'is-on-screen',
    isChosen && 'is-chosen',
    selection.current.value === id && 'is-current',
  ];
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, input') !== null) return;
    if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else if (event.shiftKey) selection.extendTo(id);
    else void runs.show(id);
  };
  return (
    <div
      id={rowId(id)}
      role="row"
      class={classes.filter(Boolean).join(' ')}
      style={{ top: `${top}px` }}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-current={isOnScreen ? 'true' : undefined}
      onClick={onClick}
      onContextMenu={(event) => {
        event.preventDefault();
        openRunMenu(runs, id);
      }}
    >
      <StarCell run={run} />
      <NameCell run={run} />
      <DifferenceCell run={run} isOnScreen={isOnScreen} />
      <span role="gridcell" class="column-curve">
        <SparkLine run={run} />
      </span>
      <FigureCells run={run} />
      <RunStateCell run={run} />
      <MenuCell run={run} />
    </div>
  );
}

function StarCell({ run: { id, name, isStarred } }: { run: RunSummary }) {
  const { runs } = useApplication();
  return (
    <span role="gridcell" class="column-star">
      <button
        type="button"
        class={isStarred ? 'star is-starred' : 'star'}
        aria-label={`Star “${name}”`}
        aria-pressed={isStarred}
        title={isStarred ? 'Remove the star' : 'Star: never deleted to make room'}
        tabIndex={-1}
        onClick={() => void runs.star(id)}
      >
        <StarIcon />
      </button>
    </span>
  );
}

function NameCell({ run }: { run: RunSummary }) {
  const { runs } = useApplication();
  return (
    <span role="gridcell" class="column-name">
      {runs.renamingId.value === run.id ? (
        <NameField
          class="row-name-field"
          label={`Name of “${run.name}”`}
          name={run.name}
          onKeep={(name) => void runs.rename(run.id, name)}
          onGiveUp={() => runs.giveUpRename()}
          onLeave={(field) => field.closest<HTMLElement>('[role="grid"]')?.focus()}
        />
      ) : (
        <span class="row-name" title={run.note === '' ? run.name : `${run.name}\n${run.note}`}>
          {run.name}
        </span>
      )}
      {runs.bestId.value === run.id && <span class="best-badge">Best</span>}
    </span>
  );
}

function DifferenceCell({ run, isOnScreen }: { run: RunSummary; isOnScreen: boolean }) {
  const { runs } = useApplication();
  const onScreen = runs.onScreen.value;
  const text = isOnScreen || onScreen === null ? 'on screen' : describeDifference(run, onScreen);
  return (
    <span role="gridcell" class="column-difference" title={isOnScreen ? undefined : text}>
      {text}
    </span>
  );
}

function FigureCells({ run: { best, seconds, bytes } }: { run: RunSummary }) {
  return (
    <>
      <span role="gridcell" class="column-figure">
        {best !== undefined && best.total > 0 && share(best.correct, best.total)}
      </span>
      <span role="gridcell" class="column-figure">
        {best !== undefined &&
          best.validationTotal > 0 &&
          share(best.validationCorrect, best.validationTotal)}
      </span>
      <span role="gridcell" class="column-figure time">
        {seconds > 0 && formatDuration(seconds)}
      </span>
      <span role="gridcell" class="column-figure size">
        {formatBytes(bytes)}
      </span>
    </>
  );
}

function MenuCell({ run: { id, name } }: { run: RunSummary }) {
  const { runs } = useApplication();
  return (
    <span role="gridcell" class="column-menu">
      <button
        type="button"
        class={runs.menuId.value === id ? 'icon-button has-menu' : 'icon-button'}
        aria-label={`Actions for “${name}”`}
        aria-haspopup="menu"
        tabIndex={-1}
        onClick={() => openRunMenu(runs, id)}
      >
        <MoreIcon />
      </button>
    </span>
  );
}
