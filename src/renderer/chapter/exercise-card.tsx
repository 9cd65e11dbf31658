import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { CheckIcon, CloseIcon } from '../ui/icons';
import type { Exercise } from './exercise';
import './exercise-card.css';

interface ExerciseCardProps {
  exercise: Exercise;
  /** In a few words. */
  title: string;
  /** What is asked, in one or two sentences. */
  question: ComponentChildren;
  /** Where the answer is given, if not in the figure. */
  children?: ComponentChildren;
}

/** An exercise with its question, Check, and what Inkling says of the answer. */
export function ExerciseCard({ exercise, title, question, children }: ExerciseCardProps) {
  const titleId = useId();
  const { showAnswer } = exercise;
  const verdict = exercise.verdict.value;
  return (
    <section class="card exercise-card" aria-labelledby={titleId}>
      <div class="card-header">
        <h2 id={titleId}>Exercise: {title}</h2>
        {exercise.isSolved.value && (
          <span class="solved">
            <CheckIcon /> solved
          </span>
        )}
      </div>
      <p class="exercise-question">{question}</p>
      {children}
      <div class="exercise-check">
        <button type="button" class="button check-button" onClick={() => exercise.check()}>
          Check
        </button>
        <p role="status" class={verdict?.isRight ? 'verdict is-right' : 'verdict'}>
          {verdict !== null && (
            <>
              {verdict.isRight ? <CheckIcon /> : <CloseIcon />}
              <b>{verdict.headline}</b> {verdict.detail}
            </>
          )}
        </p>
        {showAnswer && (
          <button type="button" class="quiet-button" onClick={showAnswer}>
            Show one answer
          </button>
        )}
      </div>
    </section>
  );
}
