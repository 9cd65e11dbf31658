import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import { withArticle } from '../ui/digit-words';
import { ActionButton } from './action-button';
import { Comparison, testRow } from './comparison';
import { PracticeNote } from './practice-note';
import { resultTitle } from './round-text';
import { useCanTeach } from './use-can-teach';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Which of the drawn digits the network on screen reads correctly, with the labels that the user can fix. */
export function ResultCard() {
  const { round } = useApplication();
  return (
    <section class="card stage-card" aria-labelledby="stage-title">
      <h2 id="stage-title">{resultTitle(round)}</h2>
      <LessonTest />
      <p class="soft">
        Fix the label if you drew a different digit; choose “not a digit” to leave a drawing out.
      </p>
      <Drawings />
      <Actions />
      <PracticeNote />
    </section>
  );
}

/** How the lesson on screen reads new digits, compared with the network before it. */
function LessonTest() {
  const { lesson, round, training } = useApplication();
  const present = lesson.lesson.value;
  const { right, total } = round.score.value;
  if (present === null || total === 0) return null;
  const rows = [
    {
      name: total === 1 ? 'This new digit' : `These ${total} new digits`,
      before: round.scoreBefore.value?.right ?? null,
      after: right,
      total,
    },
    testRow(present.origin, training.last.value),
  ];
  return <Comparison rows={rows.filter((row) => row !== null)} />;
}

function Actions() {
  const { ownDigits, round } = useApplication();
  const canTeach = useCanTeach() && (round.score.value.total > 0 || ownDigits.count.value > 0);
  return (
    <div class="stage-actions in-view">
      <ActionButton isPrimary isEnabled={canTeach} onPress={() => void round.keepAndTeach()}>
        Teach these digits
      </ActionButton>
      <ActionButton onPress={() => void round.keep()}>Just keep them</ActionButton>
      <ActionButton onPress={() => round.discard()}>Discard them</ActionButton>
    </div>
  );
}

function Drawings() {
  const { round } = useApplication();
  return (
    <ol class="drawings" aria-label="Your drawings">
      {round.questions.value.map(({ ink }, index) => ink.length > 0 && <Drawing key={index} index={index} />)}
    </ol>
  );
}

function Drawing({ index }: { index: number }) {
  const { round } = useApplication();
  const { label, asked } = round.questions.value[index];
  const reading = round.readings.value[index];
  const state = label === null ? 'left-out' : label === reading ? 'right' : 'wrong';
  const words = { 'left-out': 'left out', right: `read as ${reading}`, wrong: `read as ${reading}` }[state];
  return (
    <li class={`drawing-tile ${state}`}>
      <PixelPicture
        pixels={round.inputs.value[index]}
        name={`Drawing ${index + 1}, meant as ${withArticle(asked)}`}
      />
      <span class="tile-words">
        {state !== 'left-out' && <span aria-hidden="true">{state === 'right' ? '✓ ' : '✗ '}</span>}
        {words}
        {state === 'wrong' && <span class="visually-hidden">, wrongly</span>}
      </span>
      <select
        aria-label={`Drawing ${index + 1} is`}
        value={label === null ? 'none' : String(label)}
        onChange={({ currentTarget: { value } }) =>
          round.setLabel(index, value === 'none' ? null : Number(value))
        }
      >
        {digits.map((digit) => (
          <option key={digit} value={String(digit)}>
            {withArticle(digit)}
          </option>
        ))}
        <option value="none">not a digit</option>
      </select>
    </li>
  );
}
