import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import { formatDate } from '../ui/date-format';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The user's drawings of one digit; each can be selected with a click, or with arrow keys and Space. */
export function DigitShelf({ digit }: { digit: number }) {
  const { ownDigits } = useApplication();
  const list = useRef<HTMLUListElement>(null);
  const focused = useSignal(0);
  const drawings = (ownDigits.digits.value ?? [])
    .map((own, index) => ({ ...own, input: ownDigits.inputs.value[index] }))
    .filter((own) => own.digit === digit);
  if (drawings.length === 0) return null;
  const focusable = Math.min(focused.value, drawings.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined) {
      focused.value = Math.min(drawings.length - 1, Math.max(0, focusable + step));
      (list.current?.children[focused.value] as HTMLElement | undefined)?.focus();
    } else if (event.key === ' ' || event.key === 'Enter') ownDigits.toggle(drawings[focusable].id);
    else if (event.key === 'Delete') void ownDigits.deleteChosen();
    else return;
    event.preventDefault();
  };
  return (
    <div class="digit-shelf">
      <span class="shelf-name" aria-hidden="true">
        {digit} <span class="soft">{drawings.length}</span>
      </span>
      <ul
        ref={list}
        role="listbox"
        aria-multiselectable="true"
        aria-label={`Your drawings of ${digit}`}
        onKeyDown={onKeyDown}
      >
        {drawings.map(({ id, input, drawnAt }, index) => (
          <li
            key={id}
            role="option"
            aria-selected={ownDigits.chosen.value.has(id)}
            tabIndex={index === focusable ? 0 : -1}
            title={formatDate(drawnAt)}
            onClick={() => {
              focused.value = index;
              ownDigits.toggle(id);
            }}
          >
            <PixelPicture pixels={input} name={`${digit}, number ${index + 1}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
