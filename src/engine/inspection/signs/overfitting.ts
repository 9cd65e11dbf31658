import type { Finding } from '../../../contract/diagnosis';
import type { Hyperparameters } from '../../../contract/hyperparameters';
import { formatCount } from '../../../contract/number-format';
import { courseOf } from '../course';
import type { Evidence } from '../evidence';
import { percent } from '../phrases';
import { newRun } from '../remedies';

/** Training images are read so much better than validation images. */
const largeGap = 0.05;
/** A network that does not know its training images has learned little by heart, unless the gap is huge. */
const knownByHeart = 0.8;
const hugeGap = 0.15;
/** The book uses λ = 5 with 50,000 images; what counts is λ / n. */
const l2PerImage = 5 / 50_000;

/** Training images are read far better than others. */
export function overfitting({ history, data }: Evidence): Finding | undefined {
  const course = history && courseOf(history.epochs);
  const known = course?.rightInTraining;
  if (!course || known === undefined) return undefined;
  if (known - course.right < (known < knownByHeart ? hugeGap : largeGap)) return undefined;
  const since =
    course.epochs - 1 - course.best >= course.epochs / 3
      ? `, and that was best after epoch ${course.best}`
      : '';
  return {
    illness: 'overfitting',
    headline: 'It overfits:',
    explanation: `${percent(known)} of the training images are read correctly, but only ${percent(course.right)} of the ${course.judgedBy} images${since}.`,
    remedies: remediesOf(history.settings, data),
  };
}

function remediesOf(settings: Hyperparameters, data: Evidence['data']) {
  const { l2, shift, learningRate } = settings;
  const used = data?.used ?? settings.trainingImages;
  const available = data?.available ?? used;
  const lambda = Number((l2PerImage * used * Math.min(1, 0.5 / learningRate)).toPrecision(1));
  return [
    ...(available > used
      ? newRun(`all ${formatCount(available)} images`, settings, {
          trainingImages: available,
          epochs: Math.min(settings.epochs, 30),
        })
      : []),
    ...(shift === 0 ? newRun('shifted images', settings, { shift: 1 }) : []),
    ...(l2 === 0 ? newRun(`L2 with λ = ${lambda}`, settings, { l2: lambda }) : []),
  ].slice(0, 2);
}
