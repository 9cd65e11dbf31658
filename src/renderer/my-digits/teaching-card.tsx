import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { teachingTitle } from './clinic-text';

/** How far the lesson is. */
export function TeachingCard() {
  const { lesson, ownDigits } = useApplication();
  const fraction = lesson.fraction.value;
  return (
    <section class="card clinic" aria-labelledby="clinic-title">
      <h2 id="clinic-title">{teachingTitle(lesson)}</h2>
      <progress class="bar" aria-label="Lesson" max={1} value={fraction ?? 0} />
      <p class="soft">
        Many variations of your {formatCount(ownDigits.count.value)} digits, and others that it knows already.
      </p>
      <div class="clinic-actions">
        <ActionButton isEnabled={fraction !== null} onPress={() => void lesson.giveUp()}>
          Cancel
        </ActionButton>
      </div>
    </section>
  );
}
