import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { learningTitle } from './round-text';

/** How far the lesson is. */
export function LearningCard() {
  const { lesson, ownDigits } = useApplication();
  const fraction = lesson.fraction.value;
  const count = lesson.lesson.value?.origin.ownDigits ?? ownDigits.count.value;
  return (
    <section class="card stage-card" aria-labelledby="stage-title">
      <h2 id="stage-title">{learningTitle(lesson)}</h2>
      <progress class="bar" aria-label="Lesson" max={1} value={fraction ?? 0} />
      <p class="soft">
        It learns many variations of your {formatCount(count)} {count === 1 ? 'digit' : 'digits'}, among
        others that it knows already.
      </p>
      <div class="stage-actions">
        <ActionButton isEnabled={fraction !== null} onPress={() => void lesson.giveUp()}>
          Give up
        </ActionButton>
      </div>
    </section>
  );
}
