import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { learningTitle } from './round-text';

/** The progress of the lesson. */
export function LearningCard() {
  const { lesson, ownDigits } = useApplication();
  const fraction = lesson.fraction.value;
  const count = lesson.lesson.value?.origin.ownDigits ?? ownDigits.count.value;
  return (
    <section class="card stage-card" aria-labelledby="stage-title">
      <h2 id="stage-title">{learningTitle(lesson)}</h2>
      <progress class="bar" aria-label="Lesson" max={1} value={fraction ?? 0} />
      <p class="soft">
        It learns many variations of your {formatCount(count)} {count === 1 ? 'digit' : 'digits'}, mixed with
        digits that it already knows.
      </p>
      <div class="stage-actions">
        <ActionButton onPress={() => void lesson.giveUp()}>Cancel</ActionButton>
      </div>
    </section>
  );
}
