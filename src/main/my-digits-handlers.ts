import type { BrowserWindow } from 'electron';
import type { OwnDigit } from '../contract/my-digits';
import type { Result } from '../contract/result';
import { success, withoutValue } from '../contract/result';
import { exportMyDigits } from '../services/my-digits/export-my-digits';
import type { Workbench } from '../services/workbench';
import { askWhereToSave } from './dialogs';
import type { RequestHandlers } from './requests';

type MyDigitsHandlers = Pick<RequestHandlers, Extract<keyof RequestHandlers, `my-digits.${string}`>>;

/** Main's handlers for the person's own digits; each change is answered with all of them. */
export function createMyDigitsHandlers(
  window: BrowserWindow,
  { myDigits, round, lessons }: Workbench,
): MyDigitsHandlers {
  const all = () => success([...myDigits.digits]);
  const allAfter = async (change: Promise<Result<undefined>>): Promise<Result<OwnDigit[]>> => {
    const changed = await change;
    return changed.ok ? all() : changed;
  };
  return {
    'my-digits.list': all,
    'my-digits.note-round': (noted) => round.note(noted),
    'my-digits.add': (drawn) => allAfter(myDigits.add(drawn)),
    'my-digits.relabel': (ids, digit) => allAfter(myDigits.relabel(ids, digit)),
    'my-digits.delete': (ids) => allAfter(myDigits.delete(ids)),
    'my-digits.bring-back': () => allAfter(myDigits.bringBack()),
    'my-digits.export': async () => {
      const chosen = await askWhereToSave(window, 'my-digits-images-idx3-ubyte', [
        { name: 'IDX images; the labels go beside them', extensions: ['*'] },
      ]);
      if (!chosen.ok) return chosen;
      const written = await exportMyDigits(myDigits.digits, chosen.value);
      return written.ok ? chosen : written;
    },
    'my-digits.teach': () => withoutValue(lessons.teach()),
    'my-digits.give-up-teaching': () => lessons.giveUp(),
  };
}
