import { computed, useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useApplication } from '../application-context';
import { StrokeSample } from '../comparison/stroke-sample';
import { ChevronIcon, MoreIcon, StarIcon } from '../ui/icons';
import { NameField } from '../ui/name-field';
import { ShortenedText } from '../ui/shortened-text';
import { formatDuration } from '../ui/number-format';
import { badgeText } from './run-row-text';
import { figuresOf, percent, rangeText, type FiguresOf, type Spread } from './run-figures';
import { bestOf, nameOfRow, seedsOfRow } from './run-groups';
import { openRunMenu } from './run-row-menu';
import { GroupStateCell, RunStateCell } from './run-state-cell';
import type { ListRow } from './runs-list-model';
import { SparkLine } from './spark-line';
import { formatBytes } from './storage-text';

/** What differs, in characters, that has room on one line of usual size. */
const longestOnOneLine = 20;

/** Element id of a row. */
export function rowId(id: string): string {
  return `run-row-${id}`;
}

interface RunRowProps {
  row: ListRow;
  /** Position in the whole list, from 0. */
  index: number;
  /** Distance from the top of the list, in pixels. */
  top: number;
}

/**
 * One run, or several with equal settings; a click shows it on screen, with Control or Shift a click selects it. What
 * concerns all rows is read through computed values, so that only the rows for which it changes are drawn again.
 */
export function RunRow({ row, index, top }: RunRowProps) {
  const { runs } = useApplication();
  const { id, isGroup, isOpen, level } = row;
  const { selection } = runs;
  const isOnScreen = useIsOnScreen(row);
  const isChosen = useComputed(() => selection.chosen.value.has(id)).value;
  const isCurrent = useComputed(() => selection.current.value === id).value;
  const classes = [
    'run-row',
    isGroup && 'is-group',
    level === 2 && 'is-member',
    isOnScreen && 'is-on-screen',
    isChosen && 'is-chosen',
    isCurrent && 'is-current',
  ];
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button, input, label') !== null) return;
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
      aria-level={level}
      aria-expanded={isOpen}
      aria-selected={isChosen}
      aria-current={isOnScreen ? 'true' : undefined}
      onClick={onClick}
      onContextMenu={(event) => {
        event.preventDefault();
        openRunMenu(runs, id);
      }}
    >
      <TickCell row={row} />
      <StarCell row={row} />
      <NameCell row={row} />
      <DifferenceCell row={row} />
      <span role="gridcell" class="column-curve">
        <SparkLine runs={row.runs} main={bestOf(row)} />
      </span>
      <FigureCells row={row} />
      {isGroup ? <GroupStateCell row={row} /> : <RunStateCell run={row.runs[0]} />}
      <MenuCell row={row} />
    </div>
  );
}

function useIsOnScreen(row: ListRow): boolean {
  const { onScreen } = useApplication().runs;
  const isOnScreen = useMemo(
    () => computed(() => row.runs.some(({ id }) => id === onScreen.value?.id)),
    [row, onScreen],
  );
  return isOnScreen.value;
}

/** The box that lays a row over others in the comparison, and its stroke there. */
function TickCell({ row }: { row: ListRow }) {
  const { comparison } = useApplication();
  const { id } = row;
  const stroke = useComputed(() => comparison.strokeOf(id)).value;
  return (
    <span role="gridcell" class="column-tick">
      <input
        type="checkbox"
        aria-label={`Compare “${nameOfRow(row)}”`}
        checked={stroke !== undefined}
        tabIndex={-1}
        onChange={() => comparison.ticks.toggle(row.id)}
      />
      {stroke && <StrokeSample stroke={stroke} />}
    </span>
  );
}

function StarCell({ row }: { row: ListRow }) {
  const { runs } = useApplication();
  const isStarred = row.runs.every((run) => run.isStarred);
  return (
    <span role="gridcell" class="column-star">
      <button
        type="button"
        class={isStarred ? 'star is-starred' : 'star'}
        aria-label={`Star “${nameOfRow(row)}”`}
        aria-pressed={isStarred}
        title={isStarred ? 'Remove the star' : 'Star: never deleted to make room'}
        tabIndex={-1}
        onClick={() => void runs.star(row.id)}
      >
        <StarIcon />
      </button>
    </span>
  );
}

function NameCell({ row }: { row: ListRow }) {
  const { runs } = useApplication();
  const name = nameOfRow(row);
  const [{ id, note }] = row.runs;
  const isRenaming = useComputed(() => runs.renamingId.value === id).value;
  const badge = badgeText(row, runs.bestId.value);
  return (
    <span role="gridcell" class="column-name">
      {row.isGroup && <OpenButton row={row} name={name} />}
      {!row.isGroup && isRenaming ? (
        <NameField
          class="row-name-field"
          label={`Name of “${name}”`}
          name={name}
          onKeep={(kept) => void runs.rename(id, kept)}
          onGiveUp={() => runs.giveUpRename()}
          onLeave={(field) => field.closest<HTMLElement>('[role="treegrid"]')?.focus()}
        />
      ) : (
        <ShortenedText
          class="row-name"
          text={name}
          title={note === '' || row.isGroup ? name : `${name}\n${note}`}
        />
      )}
      {badge !== null && <span class="best-badge">{badge}</span>}
    </span>
  );
}

function OpenButton({ row: { id, isOpen }, name }: { row: ListRow; name: string }) {
  const { runs } = useApplication();
  return (
    <button
      type="button"
      class="open-button"
      aria-label={`Single runs of “${name}”`}
      aria-expanded={isOpen}
      tabIndex={-1}
      onClick={() => runs.list.open(id, isOpen !== true)}
    >
      <ChevronIcon />
    </button>
  );
}

function DifferenceCell({ row }: { row: ListRow }) {
  const { runs } = useApplication();
  const isOnScreen = useIsOnScreen(row);
  const difference = useComputed(() => runs.differences.value.get(row.id)).value;
  const text = isOnScreen || difference === undefined ? 'on screen' : difference;
  return (
    <span
      role="gridcell"
      class={text.length > longestOnOneLine ? 'column-difference is-long' : 'column-difference'}
      title={isOnScreen ? undefined : text}
    >
      <span>{text}</span>
    </span>
  );
}

function FigureCells({ row }: { row: ListRow }) {
  const { test, validation, seconds, bytes } = figuresOf(row);
  return (
    <>
      {(['best', 'last'] as const).map((of) => (
        <AccuracyCells key={of} of={of} test={test[of]} validation={validation[of]} />
      ))}
      <span role="gridcell" class="column-figure time">
        {seconds > 0 && formatDuration(seconds)}
      </span>
      <span role="gridcell" class="column-figure size">
        {formatBytes(bytes)}
      </span>
      <span role="gridcell" class="column-figure seeds" title={seedsOfRow(row)}>
        {seedsOfRow(row)}
      </span>
    </>
  );
}

function AccuracyCells({ of, test, validation }: { of: FiguresOf; test?: Spread; validation?: Spread }) {
  return (
    <>
      <span role="gridcell" class={`column-figure test of-${of}`}>
        {test && percent(test.mean)}
        <span class="figure-range">{test && rangeText(test)}</span>
      </span>
      <span
        role="gridcell"
        class={`column-figure validation of-${of}`}
        title={validation && rangeText(validation)}
      >
        {validation && percent(validation.mean)}
      </span>
    </>
  );
}

function MenuCell({ row }: { row: ListRow }) {
  const { runs } = useApplication();
  const { id } = row;
  const hasMenu = useComputed(() => runs.menuId.value === id).value;
  return (
    <span role="gridcell" class="column-menu">
      <button
        type="button"
        class={hasMenu ? 'icon-button has-menu' : 'icon-button'}
        aria-label={`Actions for “${nameOfRow(row)}”`}
        aria-haspopup="menu"
        tabIndex={-1}
        onClick={() => openRunMenu(runs, row.id)}
      >
        <MoreIcon />
      </button>
    </span>
  );
}
