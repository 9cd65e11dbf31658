import type { Finding } from '../../../contract/diagnosis';
import type { Course } from '../course';
import { courseOf } from '../course';
import type { Evidence } from '../evidence';
import { percent } from '../phrases';
import { moreEpochs } from '../remedies';

/** The late epochs made at least this share of the mistakes disappear … */
const fewerMistakes = 0.15;
/** … and this share of all images; less may be chance. */
const leastGain = 0.003;

/** Whether the last fifth of the epochs has still read clearly more images correctly than the fifth before it. */
export function isStillImproving({ late: { from, to } }: Course): boolean {
  return to - from >= leastGain && to - from >= fewerMistakes * (1 - from);
}

/** The run has made all its epochs, and was still improving. */
export function tooFewEpochs({ history }: Evidence): Finding | undefined {
  const course = history && courseOf(history.epochs);
  if (!course || history.state !== 'finished' || history.ending === 'no-improvement') return undefined;
  if (history.ending === 'lowest-rate' || !isStillImproving(course)) return undefined;
  const { epochs, from, to } = course.late;
  return {
    illness: 'too-few-epochs',
    headline: 'It is still improving:',
    explanation: `the last ${epochs === 1 ? 'epoch' : `${epochs} epochs`} took it from ${percent(from)} to ${percent(to)} of the ${course.judgedBy} images.`,
    remedies: moreEpochs(course.epochs),
  };
}
