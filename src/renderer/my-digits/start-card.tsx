import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { RehearsalNote } from './rehearsal-note';
import { useCanTeach } from './use-can-teach';

/** What the clinic is, and how to begin. */
export function StartCard() {
  const { clinic, ownDigits } = useApplication();
  const count = ownDigits.count.value;
  const canTeach = useCanTeach();
  return (
    <section class="card clinic" aria-labelledby="clinic-title">
      <h2 id="clinic-title">Teach it your hand</h2>
      <p>
        Inkling asks for 20 digits, two of each, in random order; draw them on the pad. Then it shows which of
        them the network has read, keeps them with your digits, and teaches it your hand within seconds.
      </p>
      <div class="clinic-actions">
        <ActionButton isPrimary onPress={() => clinic.begin()}>
          Draw 20 digits
        </ActionButton>
        {count > 0 && (
          <ActionButton isEnabled={canTeach} onPress={() => void clinic.teach()}>
            Teach it my {formatCount(count)} {count === 1 ? 'digit' : 'digits'}
          </ActionButton>
        )}
      </div>
      {count > 0 && <RehearsalNote />}
    </section>
  );
}
