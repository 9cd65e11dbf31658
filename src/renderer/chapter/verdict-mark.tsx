import { CheckIcon, CloseIcon } from '../ui/icons';
import './verdict-mark.css';

/** A check mark or a cross, in words for those who do not see it. */
export function VerdictMark({ isRight }: { isRight: boolean }) {
  return (
    <span class={isRight ? 'verdict-mark is-right' : 'verdict-mark'}>
      {isRight ? <CheckIcon /> : <CloseIcon />}
      <span class="visually-hidden">{isRight ? 'right' : 'wrong'}</span>
    </span>
  );
}
