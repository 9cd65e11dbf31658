import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { Remedy } from '../../contract/diagnosis';
import { useApplication } from '../application-context';
import { ChapterLink } from '../chapter/chapter-link';
import { Button } from '../ui/button';
import { keepFocusAway } from '../ui/command-button';
import { ChevronIcon, WarningIcon } from '../ui/icons';
import { unbroken } from '../ui/unbroken';
import './doctor-card.css';

/** What ails the run on screen in one sentence, and the ways out; nothing for a healthy run, or while it trains. */
export function DoctorCard() {
  const { doctor } = useApplication();
  const finding = doctor.finding.value;
  if (finding === null) return null;
  const { illness, headline, explanation, remedies } = finding;
  return (
    <section class="card doctor-card" aria-label="What ails this run">
      <WarningIcon />
      <p>
        <strong>{unbroken(headline)}</strong> {unbroken(explanation)}{' '}
        <ChapterLink topic={`illness ${illness}`} />
      </p>
      {remedies.length > 0 && (
        <div class="remedies">
          <span class="soft">Try</span>
          {remedies.map((remedy, index) => (
            <Fragment key={remedy.label}>
              {index > 0 && <span class="soft">or</span>}
              <RemedyButton remedy={remedy} />
            </Fragment>
          ))}
        </div>
      )}
      <FindingTurner />
    </section>
  );
}

/** The same where it may come while a person reads what is below: its place is kept from before the examination. */
export function DoctorPlace() {
  const { doctor, training } = useApplication();
  const id = training.run.value?.id;
  const keptFor = useRef<string | undefined>(undefined);
  const isPending = doctor.isPending.value;
  if (isPending) keptFor.current = id;
  else if (keptFor.current !== id) keptFor.current = undefined;
  if (doctor.finding.value !== null) return <DoctorCard />;
  if (keptFor.current === undefined) return null;
  return (
    <p class="card doctor-place soft">
      {isPending ? 'When the training has ended, this says what ails the run.' : 'Nothing ails this run.'}
    </p>
  );
}

function RemedyButton({ remedy }: { remedy: Remedy }) {
  const { doctor } = useApplication();
  const obstacle = doctor.obstacleTo(remedy);
  return (
    <Button
      class="button remedy"
      aria-label={`Try ${remedy.label}`}
      isDisabled={obstacle !== null}
      aria-description={obstacle ?? describe(remedy)}
      title={obstacle ?? describe(remedy)}
      onMouseDown={keepFocusAway}
      onClick={() => void doctor.try(remedy)}
    >
      {remedy.label}
    </Button>
  );
}

function describe({ kind, label }: Remedy): string {
  switch (kind) {
    case 'new-run':
      return `Train a new network with ${label}; this run is kept`;
    case 'train-on':
      return `Train this network for ${label}`;
    case 'other-data':
      return 'Choose a folder with other data';
  }
}

/** Goes on to the other findings, if there are any. */
function FindingTurner() {
  const { doctor } = useApplication();
  const { length } = doctor.findings.value;
  if (length < 2) return null;
  const text = `${doctor.index.value + 1} of ${length}`;
  return (
    <button
      type="button"
      class="quiet-button turner"
      aria-label={`Finding ${text}: show the next`}
      title="Show the next finding"
      onMouseDown={keepFocusAway}
      onClick={() => doctor.turn()}
    >
      {text}
      <ChevronIcon />
    </button>
  );
}
