import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { CollectionCard } from './collection-card';
import { LearningCard } from './learning-card';
import { LessonCard } from './lesson-card';
import { ResultCard } from './result-card';
import { RoundCard } from './round-card';
import { announce } from './round-text';
import { StartCard } from './start-card';
import './my-digits.css';

/** The user's own digits: drawing and keeping them, and teaching them to the network on screen. */
export function MyDigitsView() {
  const { round, lesson, ownDigits } = useApplication();
  const view = useRef<HTMLDivElement>(null);
  const stage = round.stage.value;
  const isLearning = lesson.isLearning.value;
  useEffect(() => void ownDigits.load(), [ownDigits]);
  useEffect(() => lesson.follow(), [lesson]);
  useLayoutEffect(() => keepFocusIn(view.current!), [stage, isLearning]);
  return (
    <div ref={view} class="view my-digits" tabIndex={-1}>
      <p class="visually-hidden" role="status" aria-label="Round">
        {announce(round, lesson)}
      </p>
      {stage === 'drawing' && <RoundCard />}
      {stage === 'result' && <ResultCard />}
      {stage === 'none' && <BetweenRounds />}
    </div>
  );
}

/** The lesson on screen, if there is one, and the card that starts a round. */
function BetweenRounds() {
  const { lesson } = useApplication();
  const isLearning = lesson.isLearning.value;
  return (
    <>
      {isLearning ? <LearningCard /> : lesson.lesson.value !== null && <LessonCard />}
      {!isLearning && <StartCard />}
      <DataCard />
      <CollectionCard />
    </>
  );
}

/** The button that led to the next card has gone: the Tab key continues from the view, not from the window's start. */
function keepFocusIn(view: HTMLElement): void {
  if (document.activeElement === document.body) view.focus({ preventScroll: true });
}
