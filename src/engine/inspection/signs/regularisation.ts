import type { Finding } from '../../../contract/diagnosis';
import { courseOf } from '../course';
import type { Evidence } from '../evidence';
import { percent } from '../phrases';
import { newRun } from '../remedies';

/** Ten times the book's λ / n, and more, keeps the weights too small to learn. */
const strongL2PerImage = 50 / 50_000;
/** With it, so many images are still misread in training. */
const misread = 0.07;

/** Regularisation keeps the weights so small that not even the training images are learned. */
export function regularisationTooStrong({ history, data }: Evidence): Finding | undefined {
  const course = history && courseOf(history.epochs);
  if (!course || course.rightInTraining === undefined) return undefined;
  const { settings } = history;
  const images = data?.used ?? settings.trainingImages;
  const isStrong = Math.max(settings.l2, settings.l1) > strongL2PerImage * images;
  if (!isStrong || 1 - course.rightInTraining < misread) return undefined;
  const name = settings.l2 >= settings.l1 ? 'L2' : 'L1';
  const lambda = Math.max(settings.l2, settings.l1);
  const usual = Number(((5 * images) / 50_000).toPrecision(1));
  return {
    illness: 'regularisation-too-strong',
    headline: `${name} with λ = ${lambda} is too strong:`,
    explanation: `it pulls the weights so close to 0 that only ${percent(course.rightInTraining)} of the training images are read correctly.`,
    remedies: newRun(`λ = ${usual}`, settings, {
      l2: Math.min(settings.l2, usual),
      l1: Math.min(settings.l1, usual),
    }),
  };
}
