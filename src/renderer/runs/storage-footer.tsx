import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import {
  describeDue,
  describeKeeping,
  formatBytes,
  formatLimit,
  limitsToChooseFrom,
  limitThatKeepsAll,
} from './storage-text';

/** The disk space used by runs, its limit, and how many runs are due for deletion. */
export function StorageFooter() {
  const { library } = useApplication();
  const use = library.storage.value;
  if (use === null) return null;
  const count = library.runs.value.length;
  return (
    <footer class="runs-footer">
      {use.dueIds.length > 0 && (
        <p class="runs-due" role="status">
          {describeDue(use.dueIds.length)}
          <button type="button" class="button" onClick={() => void library.limit(limitThatKeepsAll(use))}>
            {describeKeeping(limitThatKeepsAll(use))}
          </button>
        </p>
      )}
      <LastDeletion />
      <p>
        {formatCount(count)} {count === 1 ? 'run' : 'runs'}, {formatBytes(use.bytes)} on disk · Limit:{' '}
        <select
          aria-label="Disk space limit for runs"
          title="Above this limit, the oldest runs without a star are deleted at the next start; Inkling tells you first."
          value={String(use.limitBytes)}
          onChange={({ currentTarget: { value } }) =>
            void library.limit(value === 'null' ? null : Number(value))
          }
        >
          {limitsToChooseFrom(use.limitBytes).map((bytes) => (
            <option key={String(bytes)} value={String(bytes)}>
              {formatLimit(bytes)}
            </option>
          ))}
        </select>
      </p>
    </footer>
  );
}

/** The way back once the notice of a deletion has left. */
function LastDeletion() {
  const { library } = useApplication();
  const [deletion] = library.deletions.value;
  if (deletion === undefined) return null;
  return (
    <p
      class="runs-deleted"
      title="Deleted runs are kept for 30 days; “inkling runs restore” restores them too."
    >
      <span>Deleted last: {deletion.what}</span>
      <button type="button" class="link" onClick={() => void library.undelete(deletion)}>
        Restore
      </button>
    </p>
  );
}
