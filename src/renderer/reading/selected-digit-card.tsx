import { useApplication } from '../application-context';
import { ActivationBars } from '../drawing/activation-bars';
import { AnswerWords } from '../drawing/answer';
import { PixelPicture } from './pixel-picture';

/** One digit of the number: the picture that the network sees, and the ten output neurons. */
export function SelectedDigitCard() {
  const { reading } = useApplication();
  const { line } = reading;
  const answer = line.selected.value;
  const count = line.answers.value.length;
  const title = answer === null ? 'Each digit' : `Digit ${line.selectedIndex.value + 1} of ${count}`;
  return (
    <section class="card selected-digit" aria-labelledby="selected-title">
      <div class="card-header between">
        <h2 id="selected-title">{title}</h2>
        {count > 1 && (
          <span class="soft" aria-hidden="true">
            ← →
          </span>
        )}
      </div>
      <div class="selected-content">
        <div class="selected-answer" role="group" aria-label="Answer to the selected digit">
          <PixelPicture pixels={answer?.input ?? null} name="The selected digit" />
          {answer === null ? (
            <p class="soft">Its answer appears here.</p>
          ) : answer.certainty === 'none' ? (
            <p class="digit is-unsure">not a digit</p>
          ) : (
            <AnswerWords prediction={answer.prediction} />
          )}
        </div>
        {/* No bar is highlighted if the mark is not a digit. */}
        <ActivationBars
          prediction={
            answer && {
              ...answer.prediction,
              digit: answer.certainty === 'none' ? null : answer.prediction.digit,
            }
          }
          name="Output activations for the selected digit"
        />
      </div>
    </section>
  );
}
