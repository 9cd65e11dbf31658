import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import { ActionButton } from './action-button';
import { resultTitle } from './clinic-text';
import { Comparison, testRow } from './comparison';
import { RehearsalNote } from './rehearsal-note';
import { useCanTeach } from './use-can-teach';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Which of the drawn digits the network reads, and what the person says that they are. */
export function ResultCard() {
  const { clinic, data } = useApplication();
  const { total } = clinic.score.value;
  const comparison = clinic.comparison.value;
  return (
    <section class="card clinic" aria-labelledby="clinic-title">
      <h2 id="clinic-title">{resultTitle(clinic)}</h2>
      {comparison && (
        <Comparison
          rows={[
            {
              name: `These ${total} digits, which it has not been taught`,
              before: comparison.before.right,
              after: comparison.after.right,
              total,
            },
            testRow(comparison.lesson, data.status.value),
          ]}
        />
      )}
      <p class="soft">Where you drew another digit than was asked for, say which; leave out what is none.</p>
      <Drawings />
      <Actions />
      <RehearsalNote />
    </section>
  );
}

function Actions() {
  const { clinic, ownDigits } = useApplication();
  const canTeach = useCanTeach() && (clinic.score.value.total > 0 || ownDigits.count.value > 0);
  return (
    <div class="clinic-actions in-view">
      <ActionButton isPrimary isEnabled={canTeach} onPress={() => void clinic.keepAndTeach()}>
        {clinic.isKept.value ? 'Teach it my digits' : 'Keep them and teach it'}
      </ActionButton>
      <ActionButton onPress={() => void clinic.keepAndLeave()}>
        {clinic.isKept.value ? 'Done' : 'Only keep them'}
      </ActionButton>
      {!clinic.isKept.value && <ActionButton onPress={() => clinic.leave()}>Throw them away</ActionButton>}
    </div>
  );
}

function Drawings() {
  const { clinic } = useApplication();
  return (
    <ol class="drawings" aria-label="Your drawings">
      {clinic.questions.value.map(
        ({ ink }, index) => ink.length > 0 && <Drawing key={index} index={index} />,
      )}
    </ol>
  );
}

function Drawing({ index }: { index: number }) {
  const { clinic } = useApplication();
  const { label, asked } = clinic.questions.value[index];
  const reading = clinic.readings.value[index];
  const state = label === null ? 'left-out' : label === reading ? 'right' : 'wrong';
  const words = { 'left-out': 'left out', right: `read as ${reading}`, wrong: `read as ${reading}` }[state];
  return (
    <li class={`drawing-tile ${state}`}>
      <PixelPicture
        pixels={clinic.inputs.value[index]}
        name={`Drawing ${index + 1}, asked for as ${asked}`}
      />
      <span class="tile-words">
        {state !== 'left-out' && <span aria-hidden="true">{state === 'right' ? '✓ ' : '✗ '}</span>}
        {words}
        {state === 'wrong' && <span class="visually-hidden">, wrongly</span>}
      </span>
      <select
        aria-label={`Drawing ${index + 1} is`}
        value={label === null ? 'none' : String(label)}
        disabled={clinic.isKept.value}
        onChange={({ currentTarget: { value } }) =>
          clinic.setLabel(index, value === 'none' ? null : Number(value))
        }
      >
        {digits.map((digit) => (
          <option key={digit} value={String(digit)}>
            a {digit}
          </option>
        ))}
        <option value="none">leave out</option>
      </select>
    </li>
  );
}
