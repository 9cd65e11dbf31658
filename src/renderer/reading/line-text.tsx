import { useApplication } from '../application-context';

/** What the digits are read as, large, to be marked and copied. */
export function LineText() {
  const { reading } = useApplication();
  const { line } = reading;
  const text = line.reading.value?.text ?? '';
  return (
    <div class="line-text">
      <output class={isLong(text) ? 'is-long' : undefined} aria-label="What it reads" aria-live="polite">
        {text === '' ? <span class="soft">{hintOf(reading)}</span> : text}
      </output>
      {text !== '' && (
        <button type="button" class="button" onClick={() => void reading.copyText()}>
          {reading.isCopied.value ? 'Copied' : 'Copy'}
        </button>
      )}
    </div>
  );
}

/** Whether one of its rows would not find room in large letters. */
function isLong(text: string): boolean {
  return text.split('\n').some((row) => row.length > 8);
}

function hintOf({ line }: ReturnType<typeof useApplication>['reading']): string {
  if (line.isWithoutInk.value) return 'There is no ink in this picture.';
  if (line.isReading.value && line.picture.value !== null) return 'Reading…';
  return 'What it reads appears here.';
}
