import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { Comparison, testRow } from './comparison';
import { readAll, scoreOf } from './round';

/** What the lesson has come to, and the offer of another round. */
export function TaughtCard() {
  const { clinic, data, lesson, library, ownDigits, training } = useApplication();
  const last = lesson.last.value;
  if (last === null) return null;
  const origin = training.run.value?.origin;
  const previous = origin?.kind === 'fine-tuned' ? origin.from : undefined;
  const labels = (ownDigits.digits.value ?? []).map(({ digit }) => digit);
  const read = (network: typeof last.before) => scoreOf(labels, readAll(network, ownDigits.inputs.value));
  const [before, after] = [read(last.before), read(last.after)];
  return (
    <section class="card clinic" aria-labelledby="clinic-title">
      <h2 id="clinic-title">It has learned from {formatCount(last.digits)} of your digits</h2>
      <Comparison
        rows={[
          {
            name: `Your ${formatCount(before.total)} digits, which it was taught`,
            before: before.right,
            after: after.right,
            total: before.total,
          },
          testRow(last, data.status.value),
        ]}
      />
      <p>How well it reads what you have not shown it yet, a second round tells.</p>
      <div class="clinic-actions">
        <ActionButton isPrimary onPress={() => clinic.begin()}>
          Draw another 20 digits
        </ActionButton>
        <ActionButton
          isEnabled={previous !== undefined}
          onPress={() => previous !== undefined && void library.show(previous)}
        >
          Restore the previous network
        </ActionButton>
        <ActionButton onPress={() => clinic.leave()}>Done</ActionButton>
      </div>
    </section>
  );
}
