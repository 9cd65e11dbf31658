import type { ClinicModel } from './clinic-model';
import type { LessonModel } from './lesson-model';

/** What assistive technology is told of the clinic as it goes on. */
export function announceClinic(clinic: ClinicModel, lesson: LessonModel): string {
  const { length } = clinic.questions.value;
  switch (clinic.stage.value) {
    case 'start':
      return '';
    case 'drawing':
      return `Digit ${clinic.at.value + 1} of ${length}: draw a ${clinic.asked.value}`;
    case 'result':
      return `${resultTitle(clinic)}.`;
    case 'teaching':
      return teachingTitle(lesson);
    case 'taught':
      return 'The lesson is over.';
  }
}

export function resultTitle({ score }: ClinicModel): string {
  const { right, total } = score.value;
  return `It reads ${right} of ${total === 1 ? 'this digit' : `these ${total} digits`}`;
}

export function teachingTitle({ fraction }: LessonModel): string {
  return fraction.value === null ? 'Preparing the lesson…' : 'It is learning your hand…';
}
