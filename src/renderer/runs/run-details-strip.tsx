import { useApplication } from '../application-context';
import type { RunOrigin, RunSummary } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import { describeFacts, describeRun } from '../run/run-text';
import { stateExplanation, stateWord } from './run-row-text';
import { formatDate } from '../ui/date-format';

/** Id of the field for a run's note. */
export const noteFieldId = 'run-note';

/** What a person did when the run began, where that was not training. */
const beginnings: Partial<Record<RunOrigin['kind'], string>> = { opened: 'opened', voting: 'made' };

/** ": “a”, “b”": which networks vote in a run; empty for other runs. */
function votersOf({ origin }: RunSummary): string {
  return origin.kind === 'voting' ? `: ${origin.voters.map(({ name }) => `“${name}”`).join(', ')}` : '';
}

/** Details of the current run that do not fit in its row. */
export function RunDetailsStrip() {
  const { runs } = useApplication();
  const run = runs.current.value;
  if (run === null) return null;
  const explanation = stateExplanation(run);
  return (
    <section class="card run-details" aria-label="About the selected run">
      <div class="run-details-words" tabIndex={0}>
        <h3>{run.name}</h3>
        <p class="soft">
          {isHistoryUnknown(run) ? describeFacts(run) : describeRun(run)}
          {votersOf(run)}
        </p>
        <p class={run.state === 'failed' || run.state === 'diverged' ? 'run-reason' : undefined}>
          {explanation === undefined ? stateWord(run) : `${stateWord(run)}: ${explanation}`}
          <span class="soft">
            {' · '}
            {beginnings[run.origin.kind] ?? 'begun'} {formatDate(run.createdAt)}
          </span>
        </p>
      </div>
      <label class="run-note">
        <span>Note</span>
        <textarea
          key={run.id}
          id={noteFieldId}
          rows={2}
          maxLength={10_000}
          placeholder="What you want to remember about this run"
          defaultValue={run.note}
          onBlur={({ currentTarget }) => void runs.note(run.id, currentTarget.value)}
        />
      </label>
    </section>
  );
}
