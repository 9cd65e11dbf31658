import { formatCount } from '../../contract/number-format';
import { mostMarks } from '../../engine/handwriting/segmentation/read-picture';
import { mostStrokes } from '../../engine/handwriting/segmentation/read-strokes';
import { notSure } from '../../engine/network/confidence';
import { useApplication } from '../application-context';
import { Button } from '../ui/button';
import type { NumberText } from './digit-answers';

/** The number read, in large digits that can be selected and copied. */
export function NumberRead() {
  const { reading } = useApplication();
  const text = reading.line.text.value;
  const isEmpty = text.plain === '';
  return (
    <div class="number-read">
      <div class="number-words">
        <output class={sizeOf(text)} aria-label="What it reads" aria-live="polite">
          {isEmpty ? hintOf(reading) : <NumberCharacters text={text} />}
        </output>
        {text.note !== '' && <p class="soft number-note">{text.note}</p>}
      </div>
      <NumberButton isEmpty={isEmpty} />
    </div>
  );
}

/** Copies the number; stops the reading of a picture, and takes it up again. */
function NumberButton({ isEmpty }: { isEmpty: boolean }) {
  const { reading } = useApplication();
  const { line } = reading;
  const fraction = line.progress.value;
  if (fraction !== null) {
    return (
      <>
        <progress class="bar" aria-label="How much of the picture is read" max={1} value={fraction} />
        <button key="stop" type="button" class="button" onClick={() => line.stop()}>
          Stop reading
        </button>
      </>
    );
  }
  if (line.isStopped.value) {
    return (
      <button key="again" type="button" class="button" onClick={() => line.readAgain()}>
        Read it
      </button>
    );
  }
  return (
    <Button
      key="copy"
      isDisabled={isEmpty}
      title="Copy the number (Ctrl+C)"
      onClick={() => void reading.copyText()}
    >
      {reading.isCopied.value ? 'Copied' : 'Copy'}
    </Button>
  );
}

/** An unsure digit is fainter than the others; the note beside the number says which. */
function NumberCharacters({ text: { rows, isUnsure } }: { text: NumberText }) {
  if (isUnsure) return <>{notSure}</>;
  if (rows.some((cells) => cells.length > 1)) return <NumberTable rows={rows} />;
  return (
    <>
      {rows.map(([characters], index) => (
        <span key={index}>
          {index > 0 && '\n'}
          <Characters characters={characters} />
        </span>
      ))}
    </>
  );
}

/** As a table of the page, so that what is selected in it is copied with its cells. */
function NumberTable({ rows }: Pick<NumberText, 'rows'>) {
  return (
    <table>
      {rows.map((cells, row) => (
        <tr key={row}>
          {cells.map((characters, cell) => (
            <td key={cell}>
              <Characters characters={characters} />
            </td>
          ))}
        </tr>
      ))}
    </table>
  );
}

function Characters({ characters }: { characters: NumberText['rows'][number][number] }) {
  return characters.map(({ text, certainty }, place) => (
    <span key={place} class={certainty === 'sure' ? undefined : `is-${certainty}`}>
      {text}
    </span>
  ));
}

/** One row is large; several are smaller, side by side, so that content below does not move; a table's are lines. */
function sizeOf({ rows, plain, isUnsure }: NumberText): string | undefined {
  if (plain === '') return 'is-hint';
  if (isUnsure) return 'is-not-sure';
  if (rows.length === 1 && plain.length <= 12) return undefined;
  const isTable = rows.length > 1 && rows.some((cells) => cells.length > 1);
  return plain.length <= 24 && !isTable ? 'is-long' : 'is-very-long';
}

function hintOf({ line }: ReturnType<typeof useApplication>['reading']): string {
  if (line.isWithoutInk.value) return 'There is no ink in this picture.';
  if (line.reading.value?.tooManyMarks !== undefined)
    return `This picture has more than ${formatCount(mostMarks)} separate marks: open only the part with the numbers.`;
  if (line.isTooMuch.value)
    return `These are more than ${formatCount(mostStrokes)} strokes: erase some to have the others read.`;
  if (line.isStopped.value) return 'You stopped before this picture was read.';
  if (line.progress.value !== null) return 'Reading…';
  return 'The number it reads appears here.';
}
