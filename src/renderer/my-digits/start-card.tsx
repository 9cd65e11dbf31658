import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { PracticeNote } from './practice-note';
import { useCanTeach } from './use-can-teach';

/** Explains a round and starts one. */
export function StartCard() {
  const { lesson, round, ownDigits } = useApplication();
  const count = ownDigits.count.value;
  const canTeach = useCanTeach();
  const isAgain = lesson.lesson.value !== null || count > 0;
  return (
    <section class="card stage-card" aria-labelledby="start-title">
      <h2 id="start-title">Teach it your handwriting</h2>
      <p>
        Inkling asks for 20 digits, two of each, in random order. Draw them on the pad. Inkling then shows
        which of them the network reads correctly, keeps them with your digits, and teaches the network your
        handwriting in half a minute or less.
      </p>
      <p class="soft">
        The network becomes yours: it reads your digits better, and other people’s a little worse. The run
        that it started from stays as it is, in Runs.
      </p>
      <div class="stage-actions">
        <ActionButton isPrimary onPress={() => round.begin()}>
          {isAgain ? 'Draw another 20 digits' : 'Draw 20 digits'}
        </ActionButton>
        {count > 0 && (
          <ActionButton isEnabled={canTeach} onPress={() => void lesson.teach()}>
            Teach my {formatCount(count)} {count === 1 ? 'digit' : 'digits'}
          </ActionButton>
        )}
      </div>
      {count > 0 && <PracticeNote />}
    </section>
  );
}
