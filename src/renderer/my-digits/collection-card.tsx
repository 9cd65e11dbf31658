import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { ActionButton } from './action-button';
import { DigitShelf } from './digit-shelf';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** All of the user's digits, grouped by label. */
export function CollectionCard() {
  const { ownDigits } = useApplication();
  const count = ownDigits.count.value;
  return (
    <section class="card collection" aria-labelledby="collection-title">
      <div class="card-header between">
        <h2 id="collection-title">
          My digits <span class="soft">{count > 0 && formatCount(count)}</span>
        </h2>
        {count > 0 && (
          <button type="button" class="quiet-button" onClick={() => void ownDigits.export()}>
            Export in MNIST’s format (IDX)…
          </button>
        )}
      </div>
      {ownDigits.digits.value !== null && count === 0 && (
        <p class="soft">Digits from your rounds appear here.</p>
      )}
      {count > 0 && (
        <div class="shelves">
          {digits.map((digit) => (
            <DigitShelf key={digit} digit={digit} />
          ))}
        </div>
      )}
      <ChosenBar />
    </section>
  );
}

/** Actions for the selected digits. */
function ChosenBar() {
  const { ownDigits } = useApplication();
  const { size } = ownDigits.chosen.value;
  if (size === 0) return null;
  return (
    <div class="collection-bar" role="group" aria-label="Selected digits">
      <span>{formatCount(size)} selected</span>
      <label>
        {size === 1 ? 'It is' : 'They are'}{' '}
        <select
          value=""
          onChange={({ currentTarget }) => void ownDigits.relabelChosen(Number(currentTarget.value))}
        >
          <option value="" disabled>
            …
          </option>
          {digits.map((digit) => (
            <option key={digit} value={String(digit)}>
              {digit}
            </option>
          ))}
        </select>
      </label>
      <ActionButton onPress={() => void ownDigits.deleteChosen()}>Delete</ActionButton>
      <ActionButton onPress={() => ownDigits.chooseNone()}>Clear selection</ActionButton>
    </div>
  );
}
