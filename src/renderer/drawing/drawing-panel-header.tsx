import { useApplication } from '../application-context';
import { withArticle } from '../ui/digit-words';
import { CloseIcon } from '../ui/icons';
import { momentText } from '../time-machine/moment-text';
import type { Sample } from './sample';

/** Names what is on the pad, and says if it is misread or no digit; an offer to teach takes the title's place. */
export function DrawingPanelHeader() {
  const { drawing, digit, round, teachingOffer, timeMachine, training, views } = useApplication();
  const epochs = timeMachine.epochs.value;
  const sample = drawing.sample.value;
  const asked = views.shown.value === 'my-digits' ? round.asked.value : null;
  const isRunning = training.run.value?.state === 'running';
  const { kind } = digit;
  const isStrange = kind.value !== null && kind.value !== 'one digit';
  const isPresent = !isStrange && epochs === null && sample === null;
  const isOffered = isPresent && !isRunning && teachingOffer.isShown.value;
  const title = `Draw ${asked === null ? 'a digit' : withArticle(asked)}`;
  return (
    <div class="drawing-header">
      <h2 class={isOffered ? 'visually-hidden' : undefined}>{sample?.name ?? title}</h2>
      <span role="status" aria-label="Sample" class="header-note">
        {sample !== null && describe(sample, digit.prediction.value?.digit)}
      </span>
      {isStrange && <StrangeInk isSeveral={kind.value === 'more than one'} isAsked={asked !== null} />}
      {!isStrange && epochs !== null && (
        <span class="header-note of-past">
          {epochs === 0 ? `read ${momentText(0, training.run.value)}` : `read by ${momentText(epochs, null)}`}
        </span>
      )}
      {isPresent && isRunning && <span class="header-note">read while it learns</span>}
      {isOffered && (
        <span class="teaching-offer" role="status">
          <button type="button" class="link" onClick={() => teachingOffer.accept()}>
            Teach it your handwriting
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss the offer"
            onClick={() => teachingOffer.dismiss()}
          >
            <CloseIcon />
          </button>
        </span>
      )}
    </div>
  );
}

/** Says that there is no digit, or more than one, which the answer below cannot say; several can be read in *Read*. */
function StrangeInk({ isSeveral, isAsked }: { isSeveral: boolean; isAsked: boolean }) {
  const { drawing, reading } = useApplication();
  return (
    <span
      class="header-note of-strange-ink"
      role="status"
      aria-label="Ink"
      title="Another network, which comes with Inkling, looks at what you drew. Yours always answers with one of ten digits."
    >
      {isSeveral && !isAsked ? (
        <button
          type="button"
          class="link"
          onClick={() => reading.readDrawing(drawing.finishedStrokes.peek())}
        >
          A number? Read it
        </button>
      ) : (
        `Looks like ${isSeveral ? 'a number' : 'no digit'}`
      )}
    </span>
  );
}

/** "a 5, misread as 3". */
function describe({ label, isErased }: Sample, answer: number | undefined): string {
  const what = withArticle(label);
  if (isErased) return `${what}, partly erased`;
  return answer === undefined || answer === label ? what : `${what}, misread as ${answer}`;
}
