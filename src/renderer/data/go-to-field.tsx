import { useSignal } from '@preact/signals';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { parseNumber } from '../ui/parse-number';

/** Goes to the image with a number; Enter goes there. */
export function GoToField() {
  const { dataView } = useApplication();
  const text = useSignal('');
  const count = dataView.count(dataView.source.value);
  const number = parseNumber(text.value, 'whole');
  const isWrong = text.value.trim() !== '' && !(Number.isInteger(number) && number >= 1 && number <= count);
  return (
    <form
      class="go-to"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWrong || Number.isNaN(number)) return;
        dataView.goTo(number);
        text.value = '';
      }}
    >
      <label>
        Go to image
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={text.value}
          placeholder={count > 0 ? `1 – ${formatCount(count)}` : ''}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'go-to-error' : undefined}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      {isWrong && (
        <span id="go-to-error" class="go-to-error" role="alert">
          A number from 1 to {formatCount(count)}
        </span>
      )}
    </form>
  );
}
