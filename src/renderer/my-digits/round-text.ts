import { withArticle } from '../ui/digit-words';
import type { LessonModel } from './lesson-model';
import type { RoundModel } from './round-model';

/** The announcement for assistive technology during a round and a lesson. */
export function announce(round: RoundModel, lesson: LessonModel): string {
  const { length } = round.questions.value;
  switch (round.stage.value) {
    case 'drawing':
      return `Digit ${round.at.value + 1} of ${length}: draw ${withArticle(round.asked.value!)}`;
    case 'result':
      return `${resultTitle(round)}.`;
    case 'none':
      if (lesson.isLearning.value) return learningTitle(lesson);
      return lesson.lesson.value === null ? '' : `${lessonTitle(lesson)}.`;
  }
}

export function resultTitle({ score }: RoundModel): string {
  const { right, total } = score.value;
  return `It reads ${right} of ${total === 1 ? 'this digit' : `these ${total} digits`}`;
}

export function learningTitle({ fraction }: LessonModel): string {
  return fraction.value === null ? 'Preparing the lesson…' : 'Learning your handwriting…';
}

/** Title of a lesson that is not running. */
export function lessonTitle({ lesson }: LessonModel): string {
  const { run, origin } = lesson.value!;
  const digits = origin.ownDigits === 1 ? '1 of your digits' : `${origin.ownDigits} of your digits`;
  return run.state === 'finished'
    ? `This network has learned from ${digits}`
    : `This network did not finish learning from ${digits}`;
}
