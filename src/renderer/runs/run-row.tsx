import type { ComponentChildren } from 'preact';
import type { ListedRun } from '../../contract/run';
import { hasEnded } from '../../contract/run';
import { useApplication } from '../application-context';
import { describeRun } from '../training/run-text';
import { keepFocusAway } from '../ui/command-button';
import { CloseIcon } from '../ui/icons';
import { formatCount, formatPercent } from '../ui/number-format';
import type { RunRowModel } from './run-row-model';
import { describeListedRun } from './run-row-text';
import { Sparkline } from './sparkline';

/** One run of the list: what was asked, how far it is, what it has come to, and what can be done with it. */
export function RunRow({ row }: { row: RunRowModel }) {
  const { runs } = useApplication();
  const run = row.run.value;
  const isBest = runs.bestRunId.value === row.runId;
  return (
    <li class={`run-row ${run.phase}`} aria-label={`Seed ${run.hyperparameters.seed}`}>
      <Sparkline row={row} scale={runs.scale.value} />
      <div class="run-facts">
        <div class="run-title">
          <strong>Seed {run.hyperparameters.seed}</strong>
          {isBest && (
            <span class="best-mark" title="The highest validation accuracy at its last epoch">
              Best
            </span>
          )}
          <span class="run-state">{describeListedRun(run, row.progress.value, row.epochs.value)}</span>
          <RowActions row={row} />
        </div>
        <p class="run-asked" title={describeRun(run)}>
          {describeRun(run, { isSeedNamed: false })}
        </p>
        {hasEnded(run) ? null : <RowProgress row={row} />}
        <Figures row={row} />
        {run.failureMessage !== undefined && <p class="run-failure">{run.failureMessage}</p>}
        {isCutShort(run) && run.startFrom === 'present-network' && (
          <p class="soft run-note">
            It began from the network that was open then. To run it again, open that network and queue anew.
          </p>
        )}
      </div>
    </li>
  );
}

function RowProgress({ row }: { row: RunRowModel }) {
  const { hyperparameters } = row.run.value;
  const fraction = row.fraction.value;
  return (
    <p class="run-row-progress">
      <span
        class="bar"
        role="progressbar"
        aria-label={`Progress of seed ${hyperparameters.seed}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * fraction)}
      >
        <span style={{ transform: `scaleX(${fraction})` }} />
      </span>
      <span>
        {formatCount(row.epochs.value.length)} of {formatCount(hyperparameters.epochs)}
      </span>
    </p>
  );
}

function Figures({ row }: { row: RunRowModel }) {
  const last = row.last.value;
  const best = row.best.value;
  if (last === undefined || best === undefined) return null;
  return (
    <p class="run-figures">
      <span>
        last <b>{formatPercent(last.correct, last.total)}</b>
      </span>
      <span title={`At epoch ${best.epoch}`}>
        best <b>{formatPercent(best.correct, best.total)}</b>
      </span>
      {last.validationTotal > 0 && (
        <span>
          validation <b>{formatPercent(last.validationCorrect, last.validationTotal)}</b>
        </span>
      )}
    </p>
  );
}

function RowActions({ row }: { row: RunRowModel }) {
  const { runs } = useApplication();
  const run = row.run.value;
  const name = `the run with seed ${run.hyperparameters.seed}`;
  if (!hasEnded(run) && run.phase !== 'queued') {
    return (
      <span class="run-actions">
        <RowButton name={`Stop ${name}`} onClick={() => runs.stop(row.runId)}>
          Stop
        </RowButton>
      </span>
    );
  }
  return (
    <span class="run-actions">
      {run.hasNetwork && (
        <RowButton name={`Open the network of ${name}`} onClick={() => runs.open(row.runId)}>
          Open
        </RowButton>
      )}
      {isCutShort(run) && run.startFrom === 'new-weights' && (
        <RowButton name={`Queue ${name} again`} onClick={() => runs.queueAgain(row)}>
          Again
        </RowButton>
      )}
      <RowButton class="icon-button" name={`Remove ${name}`} onClick={() => runs.remove(row.runId)}>
        <CloseIcon />
      </RowButton>
    </span>
  );
}

/** It has ended before its time. */
function isCutShort({ phase }: ListedRun): boolean {
  return phase === 'stopped' || phase === 'failed';
}

interface RowButtonProps {
  class?: string;
  name: string;
  onClick: () => Promise<void>;
  children: ComponentChildren;
}

function RowButton({ class: className = 'quiet-button', name, onClick, children }: RowButtonProps) {
  return (
    <button
      type="button"
      class={className}
      aria-label={name}
      title={name}
      onMouseDown={keepFocusAway}
      onClick={() => void onClick()}
    >
      {children}
    </button>
  );
}
