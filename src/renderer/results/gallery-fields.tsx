import type { DigitFilter, ImageChoice } from '../../engine/inspection/image-choice';
import { useApplication } from '../application-context';
import { cellName } from './results-text';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Which images are in the gallery; those of a comparison are chosen in its own card. */
export function GalleryKinds() {
  const { results } = useApplication();
  const cell = results.cell.value;
  return (
    <div class="segments gallery-kinds" role="radiogroup" aria-label="Pictures">
      <Kind choice={{ kind: 'mistakes' }} name="Mistakes" />
      <Kind choice={{ kind: 'doubtful' }} name="Doubtful" />
      {cell === null ? (
        <Kind name="One square" />
      ) : (
        <Kind choice={{ kind: 'cell', digit: cell.digit, answer: cell.answer }} name={cellName(cell)} />
      )}
    </div>
  );
}

/** Without a choice, there is no square yet to show images of. */
function Kind({ choice, name }: { choice?: ImageChoice; name: string }) {
  const { results } = useApplication();
  const { gallery } = results;
  return (
    <label title={choice === undefined ? 'Choose a square of the matrix' : undefined}>
      <input
        type="radio"
        name="gallery-kind"
        checked={choice !== undefined && gallery.choice.value.kind === choice.kind}
        disabled={choice === undefined}
        onChange={() => choice !== undefined && gallery.choose(choice)}
      />
      <span>{name}</span>
    </label>
  );
}

/** Only the images of one digit, or all but those. */
export function GalleryFilter() {
  const { results } = useApplication();
  const { gallery } = results;
  const isOfCell = gallery.choice.value.kind === 'cell';
  return (
    <select
      class="gallery-filter"
      aria-label="Which digits"
      disabled={isOfCell}
      value={encode(isOfCell ? null : gallery.filter.value)}
      onChange={(event) => gallery.filterBy(decode(event.currentTarget.value))}
    >
      <option value={encode(null)}>All digits</option>
      {(['Only', 'Without'] as const).map((label) => (
        <optgroup key={label} label={label}>
          {digits.map((digit) => (
            <option key={digit} value={encode({ digit, isLeftOut: label === 'Without' })}>
              {label} {digit}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function encode(filter: DigitFilter | null): string {
  return filter === null ? 'all' : `${filter.isLeftOut ? 'without' : 'only'} ${filter.digit}`;
}

function decode(text: string): DigitFilter | null {
  const [kind, digit] = text.split(' ');
  return digit === undefined ? null : { digit: Number(digit), isLeftOut: kind === 'without' };
}
