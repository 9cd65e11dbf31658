import type { Finding, Remedy } from '../../../contract/diagnosis';
import { sentenceOf } from '../../../contract/diagnosis';
import type { Hyperparameters } from '../../../contract/hyperparameters';
import type { Course } from '../course';
import { courseOf } from '../course';
import type { Evidence } from '../evidence';
import { counted, percent } from '../phrases';
import { moreEpochs, withRate, withScaledWeights, withUsualMiniBatch, withStableRate } from '../remedies';
import { relativeRate, usualMiniBatch, usualRate } from '../usual-rate';
import { illNeurons } from './hidden-neurons';
import { nearZero } from './stuck-outputs';

/** A rate is only called too large from twice the usual one on, and too small below a sixth of it. */
const high = 2;
const low = 0.15;
/** Below this share of right answers, hardly anything has been learned. */
const hardlyLearned = 0.5;
/**
 * Large steps throw a run back, which shows in its accuracy from one epoch to the next, or in its cost at the end; only a
 * run that has not recovered suffers from them: its mistakes at the end are so many times those of its best epoch.
 */
const largeDrop = 0.02;
const costRise = 1.05;
const moreMistakes = 1.1;
/** With a small rate, less than this shows that it is too small, and so does any gain in the late epochs. */
const slowlyLearned = 0.8;
const slowGain = 0.003;
/** Mini-batches from this size on can be too large. */
const largeMiniBatch = 50;

/** The learning rate is too large: it diverged, learned nothing, made the neurons saturate, or cost and accuracy jump. */
export function rateTooHigh(evidence: Evidence): Finding | undefined {
  const { history } = evidence;
  if (!history) return undefined;
  const { settings } = history;
  const explanation =
    history.state === 'diverged'
      ? `the weights grew beyond all bounds in epoch ${history.epochs.length}.`
      : explainTooHigh(settings, evidence);
  if (explanation === undefined) return undefined;
  const isUnusual = relativeRate(settings) >= high;
  return {
    illness: 'rate-too-high',
    headline: `${describeRate(settings)} is too large:`,
    explanation,
    remedies: isUnusual
      ? withStableRate(settings)
      : [...withRate(settings, tenth(settings.learningRate)), ...withScaledWeights(settings)],
  };
}

/** With the size of the mini-batches where it is only too large for these. */
function describeRate({ learningRate, ...settings }: Hyperparameters): string {
  const isForFew = settings.miniBatchSize < usualMiniBatch && learningRate < high * usualRate(settings);
  return isForFew
    ? `With mini-batches of ${counted(settings.miniBatchSize, 'image')}, η = ${learningRate}`
    : `η = ${learningRate}`;
}

function tenth(rate: number): number {
  return Number((rate / 10).toPrecision(2));
}

function explainTooHigh(settings: Hyperparameters, evidence: Evidence): string | undefined {
  const course = courseOf(evidence.history!.epochs);
  if (!course || relativeRate(settings) < high) return undefined;
  const { right, highest, cost, largestDrop, judgedBy } = course;
  if (right < hardlyLearned) {
    return `its steps overshoot${describeOutputs(settings, evidence)}, and ${reached(course)}.`;
  }
  const neurons = illNeurons(evidence);
  if (neurons) return `its steps overshoot. ${sentenceOf(neurons)}`;
  if (1 - right < moreMistakes * (1 - highest)) return undefined;
  if (cost.last > costRise * cost.least) {
    return `cost rises again, from ${cost.least.toPrecision(3)} to ${cost.last.toPrecision(3)}.`;
  }
  if (largestDrop >= largeDrop) {
    return `its steps overshoot, and ${judgedBy} accuracy drops by up to ${(100 * largestDrop).toFixed(1)} points from one epoch to the next, and ends at ${percent(right)} after ${percent(highest)}.`;
  }
  return undefined;
}

function describeOutputs({ outputActivation }: Hyperparameters, { network: { largest } }: Evidence): string {
  const stuck = largest.filter((activation) => activation < nearZero).length;
  if (stuck === 0 || outputActivation !== 'sigmoid') return '';
  return `, ${stuck} of ${largest.length} outputs ${stuck === 1 ? 'is' : 'are'} stuck near 0, where a sigmoid is too flat to learn`;
}

/** Learns too slowly, because the rate is too small or because the mini-batches leave too few steps for it. */
export function tooSlow({ history, data }: Evidence): Finding | undefined {
  const course = history && courseOf(history.epochs);
  if (!course || history.state === 'diverged') return undefined;
  const { settings } = history;
  const steps = relativeRate(settings) * (usualMiniBatch / Math.max(usualMiniBatch, settings.miniBatchSize));
  const { right, late } = course;
  if (steps > low || (right >= slowlyLearned && late.to - late.from < slowGain)) return undefined;
  const images = data?.used ?? settings.trainingImages;
  const isByMiniBatch = relativeRate(settings) > low && settings.miniBatchSize >= largeMiniBatch;
  return isByMiniBatch ? miniBatchTooLarge(settings, course, images) : rateTooLow(settings, course);
}

function rateTooLow(settings: Hyperparameters, course: Course): Finding {
  return {
    illness: 'rate-too-low',
    headline: `η = ${settings.learningRate} is too small:`,
    explanation: `the weights hardly move, and ${reached(course)}.`,
    remedies: [...withStableRate(settings), ...moreEpochsIfUseful(course)],
  };
}

function miniBatchTooLarge(settings: Hyperparameters, course: Course, images: number): Finding {
  const { miniBatchSize, learningRate } = settings;
  const steps = Math.ceil(images / miniBatchSize);
  return {
    illness: 'mini-batch-too-large',
    headline: `A mini-batch of ${counted(miniBatchSize, 'image')} is too large for η = ${learningRate}:`,
    explanation: `an epoch is only ${counted(steps, 'step')}, and ${reached(course)}.`,
    remedies: [...withUsualMiniBatch(settings), ...moreEpochsIfUseful(course)],
  };
}

/** More epochs help a run that has got somewhere. */
function moreEpochsIfUseful(course: Course): Remedy[] {
  return course.right < slowlyLearned ? [] : moreEpochs(course.epochs);
}

function reached({ epochs, right, judgedBy }: Course): string {
  return `after ${counted(epochs, 'epoch')} only ${percent(right)} of the ${judgedBy} images are read correctly`;
}
