import type { DigitScore } from '../../engine/evaluation/recall-precision';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { pressMatrixKey } from './matrix-keys';
import { cellName } from './results-text';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function cellId(digit: number, answer: number): string {
  return `cell-${digit}-${answer}`;
}

/** The matrix as a grid: arrow keys go from square to square, and each one shows its images. */
export function ConfusionMatrix() {
  const { results } = useApplication();
  const cell = results.cell.value;
  return (
    <div
      class="matrix"
      role="grid"
      aria-label="Confusion matrix"
      aria-busy={results.matrix.value === null}
      aria-activedescendant={cell === null ? undefined : cellId(cell.digit, cell.answer)}
      tabIndex={0}
      onKeyDown={(event) => pressMatrixKey(event, results)}
    >
      <div class="matrix-row matrix-head" role="row">
        <span role="columnheader">
          <span class="visually-hidden">Digit</span>
        </span>
        {digits.map((answer) => (
          <span key={answer} class="matrix-digit" role="columnheader">
            <span class="visually-hidden">read as </span>
            {answer}
          </span>
        ))}
        <span class="matrix-of" role="columnheader">
          of
        </span>
        <span
          class="matrix-score-head"
          role="columnheader"
          title="Of the images of the digit: how many are read correctly, in percent"
        >
          Recall
        </span>
        <span
          class="matrix-score-head"
          role="columnheader"
          title="Of the images that are read as the digit: how many really are one, in percent"
        >
          Precision
        </span>
      </div>
      {digits.map((digit) => (
        <MatrixRow key={digit} digit={digit} />
      ))}
    </div>
  );
}

function MatrixRow({ digit }: { digit: number }) {
  const { results } = useApplication();
  const score = results.scores.value?.[digit] ?? null;
  const counts = results.matrix.value?.[digit];
  return (
    <div class="matrix-row" role="row">
      <span class="matrix-digit" role="rowheader">
        {digit}
      </span>
      {digits.map((answer) => (
        <MatrixCell
          key={answer}
          digit={digit}
          answer={answer}
          count={counts?.[answer] ?? null}
          shown={score?.shown ?? 0}
        />
      ))}
      <span class="matrix-of" role="gridcell">
        {score !== null && formatCount(score.shown)}
      </span>
      <Score share={score?.recall} none="–" />
      <Score share={score?.precision} none={noPrecision(score)} />
    </div>
  );
}

/** A digit that is never the answer has no precision. */
function noPrecision(score: DigitScore | null): string {
  return score === null ? '' : 'none';
}

interface MatrixCellProps {
  digit: number;
  answer: number;
  /** null until it is known. */
  count: number | null;
  /** Images of the digit. */
  shown: number;
}

function MatrixCell({ digit, answer, count, shown }: MatrixCellProps) {
  const { results } = useApplication();
  const cell = results.cell.value;
  const isChosen = cell?.digit === digit && cell.answer === answer;
  const isRight = digit === answer;
  // The root keeps a few mistakes visible beside hundreds.
  const strength = count === null || shown === 0 ? 0 : Math.sqrt(count / shown);
  return (
    <span
      id={cellId(digit, answer)}
      class={`matrix-cell ${isRight ? 'is-right' : 'is-wrong'} ${count === 0 ? 'is-empty' : ''}`}
      style={{ '--strength': strength.toFixed(3) }}
      role="gridcell"
      aria-selected={isChosen}
      aria-label={count === null ? undefined : `${cellName({ digit, answer })}: ${count}`}
      onClick={() => results.gallery.choose({ kind: 'cell', digit, answer })}
    >
      {count === 0 && !isRight ? '·' : count}
    </span>
  );
}

/** A share as a bar and in percent; `none` where there is none. */
function Score({ share, none }: { share: number | null | undefined; none: string }) {
  const isPoor = share === null || (share !== undefined && share < 0.05);
  return (
    <span class="matrix-score" role="gridcell">
      <span class="bar" aria-hidden="true">
        <span style={{ transform: `scaleX(${(share ?? 0).toFixed(3)})` }} />
      </span>
      <span class={isPoor ? 'is-poor' : undefined}>
        {share === undefined ? '' : share === null ? none : (100 * share).toFixed(1)}
      </span>
    </span>
  );
}
