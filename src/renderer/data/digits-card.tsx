import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ImagesSummary } from '../../engine/inspection/digit-summary';
import { useApplication } from '../application-context';
import { paintPixels } from '../drawing/paint-ink';
import { formatCount, formatPercent } from '../ui/number-format';
import { unbroken } from '../ui/unbroken';

const digits = [null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Mean image, count and darkness of each digit; a digit that is chosen is the only one shown below. */
export function DigitsCard() {
  const { dataView } = useApplication();
  const summary = dataView.summary.value;
  const of = (digit: number | null) => (digit === null ? summary?.all : summary?.digits[digit]);
  return (
    <section class="card digits-card" aria-labelledby="digits-title">
      <div class="card-header">
        <h2 id="digits-title">Digit by digit</h2>
        <span class="soft">the mean of all images; choose one to see only those</span>
      </div>
      <table class="digits-table">
        <tbody>
          <tr>
            <th scope="row">Mean image</th>
            {digits.map((digit) => (
              <td key={digit}>
                <DigitChoice digit={digit} summary={of(digit)} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Images</th>
            {digits.map((digit) => (
              <td key={digit}>{formatOrWait(of(digit), ({ count }) => formatCount(count))}</td>
            ))}
          </tr>
          <tr>
            <th scope="row" title="The mean of all pixels: 0 is black, 100 is white all over.">
              Darkness, %
            </th>
            {digits.map((digit) => (
              <td key={digit}>
                {formatOrWait(of(digit), ({ count, darkness }) =>
                  count === 0 ? '–' : (100 * darkness).toFixed(1),
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <DarknessNote />
    </section>
  );
}

/** A no-break space keeps the place of a figure that is still to come. */
function formatOrWait(
  summary: ImagesSummary | undefined,
  format: (summary: ImagesSummary) => string,
): string {
  return summary === undefined ? '\u00a0' : format(summary);
}

function DigitChoice({ digit, summary }: { digit: number | null; summary: ImagesSummary | undefined }) {
  const { dataView } = useApplication();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => paintPixels(canvas.current!, summary?.mean ?? null), [summary]);
  return (
    <label class="digit-choice">
      <input
        type="radio"
        name="data-digit"
        checked={dataView.digit.value === digit}
        onChange={() => dataView.showDigit(digit)}
      />
      <canvas ref={canvas} width={28} height={28} aria-hidden="true" />
      <span>{digit ?? 'All'}</span>
    </label>
  );
}

/** The first guess that chapter 1 tries, on this data set. */
function DarknessNote() {
  const { data, dataView } = useApplication();
  const guess = dataView.summaries.darknessGuess.value;
  if (!data.isReady.value) return null;
  return (
    <p class="soft darkness-note">
      {guess === null ? (
        'Trying how well darkness alone tells digits apart…'
      ) : (
        <>
          Guessing by darkness alone gets <b>{`${guess.correct}\u00a0/\u00a0${guess.total}`}</b>
          {unbroken(` test images right (${formatPercent(guess.correct, guess.total)}); chance, about 10 %.`)}
        </>
      )}
    </p>
  );
}
