import { useEffect, useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { DataCard } from '../data/data-card';
import { announceClinic } from './clinic-text';
import { CollectionCard } from './collection-card';
import { ResultCard } from './result-card';
import { RoundCard } from './round-card';
import { StartCard } from './start-card';
import { TaughtCard } from './taught-card';
import { TeachingCard } from './teaching-card';
import './my-digits.css';

const cards = {
  start: StartCard,
  drawing: RoundCard,
  result: ResultCard,
  teaching: TeachingCard,
  taught: TaughtCard,
} as const;

/** The person's own digits: drawing, teaching and keeping them. */
export function MyDigitsView() {
  const { clinic, lesson, ownDigits } = useApplication();
  const view = useRef<HTMLDivElement>(null);
  const stage = clinic.stage.value;
  useEffect(() => void ownDigits.load(), [ownDigits]);
  useEffect(() => keepFocusIn(view.current!), [stage]);
  const StageCard = cards[stage];
  return (
    <div ref={view} class="my-digits" tabIndex={-1}>
      <p class="visually-hidden" role="status" aria-label="Clinic">
        {announceClinic(clinic, lesson)}
      </p>
      <StageCard />
      {stage !== 'drawing' && <DataCard />}
      {(stage === 'start' || stage === 'taught') && <CollectionCard />}
    </div>
  );
}

/** The button that led to the next card is gone with its own: the Tab key goes on from the view, not from the window's start. */
function keepFocusIn(view: HTMLElement): void {
  if (document.activeElement === document.body) view.focus({ preventScroll: true });
}
