import { canGoOn } from '../../contract/run';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { Comparison, testRow } from './comparison';
import type { LessonModel } from './lesson-model';
import { readAll, scoreOf } from './round';
import { lessonTitle } from './round-text';

/** The result of the lesson on screen, however long ago it was. */
export function LessonCard() {
  const { lesson, library, training } = useApplication();
  const present = lesson.lesson.value;
  if (present === null) return null;
  const { run, runBefore, origin } = present;
  const isUnfinished = canGoOn(run);
  const rows = [useOwnDigitsRow(), testRow(origin, training.last.value)].filter((row) => row !== null);
  return (
    <section class="card stage-card" aria-labelledby="stage-title">
      <h2 id="stage-title">{lessonTitle(lesson)}</h2>
      {isUnfinished ? (
        <p>It can go on where it stopped.</p>
      ) : (
        <>
          <Comparison rows={rows} />
          <p>Draw another round to test it on new digits.</p>
        </>
      )}
      <div class="stage-actions">
        {isUnfinished && (
          <ActionButton isPrimary onPress={() => void library.resume(run.id)}>
            Go on
          </ActionButton>
        )}
        <ActionButton
          isEnabled={runBefore !== null}
          onPress={() => runBefore !== null && void library.show(runBefore.id)}
        >
          Show the previous run
        </ActionButton>
        <span class="soft stage-note">{describeStart(lesson)}</span>
      </div>
    </section>
  );
}

/** Which run the lesson started from, and why a comparison with it may no longer be possible. */
function describeStart({ lesson, isChangedSince }: LessonModel): string {
  const { runBefore, origin } = lesson.value!;
  if (runBefore === null) return `It started from “${origin.name}”, which has been deleted.`;
  const began = `It started from “${runBefore.name}”`;
  return isChangedSince.value
    ? `${began}, which has been trained further since: how it read your digits before is no longer known.`
    : `${began}.`;
}

/** How many of the user's digits each network reads correctly; null while there are none. */
function useOwnDigitsRow() {
  const { lesson, ownDigits, training } = useApplication();
  const [before, after] = [lesson.networkBefore.value, training.network.value];
  const count = ownDigits.count.value;
  if (after === null || count === 0) return null;
  const labels = (ownDigits.digits.value ?? []).map(({ digit }) => digit);
  const read = (network: typeof after) => scoreOf(labels, readAll(network, ownDigits.inputs.value)).right;
  const taught = lesson.lesson.value?.origin.ownDigits;
  const note = taught === count ? ', which it learned from' : '';
  return {
    name: `Your ${formatCount(count)} ${count === 1 ? 'digit' : 'digits'}${note}`,
    before: before && read(before),
    after: read(after),
    total: count,
  };
}
