import type { InklingBridge } from '../../contract/api';
import type { DigitRound } from '../../contract/my-digits';
import { effect, type ReadonlySignal } from '@preact/signals';
import { asInk, asPadDrawing } from '../drawing/drawing-json';
import type { NoticesModel } from '../ui/notices-model';
import type { Question } from './round';
import { isDrawn } from './round';

/** Encodes an unfinished round as main stores it. */
export function encodeRound(questions: readonly Question[], at: number): DigitRound {
  return {
    questions: questions.map((question) => ({
      asked: question.asked,
      label: question.label,
      ...(isDrawn(question) && { drawing: asPadDrawing(question.ink) }),
    })),
    at,
  };
}

export function decodeRound({ questions }: DigitRound): Question[] {
  return questions.map(({ asked, label, drawing }) => ({
    asked,
    label,
    ink: drawing === undefined ? [] : asInk(drawing, 1),
  }));
}

/**
 * Has main store the round at each change so that closing or reloading the window loses nothing; returns a function
 * that stops this.
 */
export function keepNoted(
  round: ReadonlySignal<DigitRound | null>,
  bridge: InklingBridge,
  notices: NoticesModel,
): () => void {
  let noted = round.peek();
  return effect(() => {
    const present = round.value;
    if (present === noted || JSON.stringify(present) === JSON.stringify(noted)) return;
    noted = present;
    void notices.outcome(bridge.request('my-digits.note-round', present));
  });
}
