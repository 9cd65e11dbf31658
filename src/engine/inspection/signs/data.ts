import type { Finding } from '../../../contract/diagnosis';
import { formatCount } from '../../../contract/number-format';
import type { Hyperparameters } from '../../../contract/hyperparameters';
import type { Course } from '../course';
import { courseOf } from '../course';
import type { Evidence } from '../evidence';
import { anyOf, percent } from '../phrases';
import { newRun } from '../remedies';
import { relativeRate } from '../usual-rate';
import { stuckDigits } from './stuck-outputs';

/** MNIST's images are 13 % ink; inverted ones are 87 %. */
const tooMuchInk = 0.5;
const tooLittleInk = 0.01;
/** Training images are read worse than test images by so much only if their labels are worse. */
const worseInTraining = 0.02;
/** The network must have understood the digits before it can judge labels. */
const understood = 0.6;
/** Share of the test images that a healthy network takes for another digit with an activation of 0.9 or more: half of this. */
const manySureMistakes = 0.04;

/** The images are not light digits on a dark ground. */
export function oddImages({ data }: Evidence): Finding | undefined {
  if (!data || data.used === 0) return undefined;
  const isInverted = data.ink > tooMuchInk;
  if (!isInverted && data.ink > tooLittleInk) return undefined;
  return {
    illness: 'odd-images',
    headline: isInverted ? 'The images look inverted:' : 'The images are almost empty:',
    explanation: `${percent(data.ink)} of their area is ink, where MNIST has 13 %.`,
    remedies: [{ kind: 'other-data', label: 'other data…' }],
  };
}

/** Digits that the training images do not show. */
export function missingDigits({ data, history }: Evidence): Finding | undefined {
  if (!data || data.used === 0) return undefined;
  const missing = [...data.digits.keys()].filter((digit) => data.digits[digit] === 0);
  if (missing.length === 0) return undefined;
  const isMore = data.available > data.used;
  return {
    illness: 'missing-digits',
    headline: `It has never seen a ${anyOf(missing)}:`,
    explanation: `there is none among its ${formatCount(data.used)} training images.`,
    remedies:
      isMore && history
        ? newRun(`all ${formatCount(data.available)} images`, history.settings, {
            trainingImages: data.available,
          })
        : [{ kind: 'other-data', label: 'other data…' }],
  };
}

/** A shallow network that learns at the usual rate is past guessing after this many epochs, whatever the digits. */
const guessing = 0.2;
const epochsToLearn = 3;

/** Labels that contradict what the network has understood from the others. */
export function oddLabels({ history, network, data }: Evidence): Finding | undefined {
  const course = data && history && courseOf(history.epochs);
  if (!course) return undefined;
  const explanation = explainLabels(history.settings, course, network);
  if (explanation === undefined) return undefined;
  return {
    illness: 'odd-labels',
    headline: 'Some labels look wrong:',
    explanation,
    remedies: [{ kind: 'other-data', label: 'other data…' }],
  };
}

function explainLabels(
  settings: Hyperparameters,
  { rightInTraining, rightInTest, epochs }: Course,
  network: Evidence['network'],
): string | undefined {
  const rate = relativeRate(settings);
  const isUsual = rate > 0.5 && rate < 2 && settings.miniBatchSize <= 20 && settings.hiddenLayers.length <= 2;
  if (isUsual && epochs >= epochsToLearn && rightInTest < guessing) {
    return `with usual settings, only ${percent(rightInTest)} of the test images are read correctly after ${epochs} epochs.`;
  }
  if (rightInTraining === undefined || rightInTest < understood) return undefined;
  if (rightInTest - rightInTraining >= worseInTraining) {
    return `${percent(rightInTest)} of the test images are read correctly, but only ${percent(rightInTraining)} of the training images.`;
  }
  return explainSureMistakes(sureMistakes(network), rightInTraining, rate);
}

/** Share of the test images that the network is sure to be another digit, without digits that it never answers. */
function sureMistakes(network: Evidence['network']): number {
  const stuck = stuckDigits(network);
  const images = network.matrix.flat().reduce((sum, count) => sum + count, 0);
  const sure = network.sureMistakes.reduce(
    (sum, count, digit) => sum + (stuck.includes(digit) ? 0 : count),
    0,
  );
  return images === 0 ? 0 : sure / images;
}

/** Sure mistakes are also due to overfitting, which spares the training images, and to a rate far too large. */
function explainSureMistakes(sure: number, inTraining: number, rate: number): string | undefined {
  if (sure < manySureMistakes || inTraining > 1 - sure || rate >= 2) return undefined;
  return `the network is sure that ${percent(sure)} of the test images are another digit, and has not learned all training images either.`;
}
