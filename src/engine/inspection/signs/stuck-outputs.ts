import type { Finding } from '../../../contract/diagnosis';
import type { Evidence } from '../evidence';
import type { NetworkObservations } from '../network-observations';
import { anyOf } from '../phrases';
import { withAnotherSeed, withCrossEntropy, withScaledWeights } from '../remedies';

/** An output that never gets beyond this is near 0. */
export const nearZero = 0.1;
/** The output of a digit that is never read does not get beyond this. */
const neverSure = 0.5;
/** A digit that is read correctly less often than this counts as not read at all. */
const unreadShare = 0.05;
/** Fewer images of a digit say nothing about it. */
const fewestImages = 10;
/** An untrained network is right about as often as one that always gives the same answer; that is not a fault. */
const timesBetterThanOneAnswer = 2;

/**
 * The digits whose outputs are stuck near 0 while the network reads others: hardly any image of the digit is read
 * correctly, and no image at all brings its output to one half. With the quadratic cost, sigmoid neurons that are
 * confidently wrong hardly learn any more (chapter 3 of the book).
 */
export function stuckDigits({ matrix, largest }: NetworkObservations): number[] {
  const shown = matrix.map(sum);
  const right = matrix.map((answers, digit) => answers[digit]);
  if (sum(right) < timesBetterThanOneAnswer * Math.max(...shown)) return [];
  return [...matrix.keys()].filter((digit) => {
    const isUnread = shown[digit] >= fewestImages && right[digit] < unreadShare * shown[digit];
    return isUnread && largest[digit] < neverSure;
  });
}

/** Outputs that do not respond to their digits. */
export function stuckOutputs({ network, history }: Evidence): Finding | undefined {
  const digits = stuckDigits(network);
  if (digits.length === 0) return undefined;
  const answers = sum(network.matrix.map((row) => sum(digits.map((digit) => row[digit]))));
  const settings = history?.settings;
  return {
    illness: 'stuck-outputs',
    headline:
      answers === 0 ? `It never answers ${anyOf(digits)}:` : `It reads hardly any ${anyOf(digits)} right:`,
    explanation: explain(digits, network.largest, isFlat(settings)),
    remedies: settings
      ? [...withScaledWeights(settings), ...withCrossEntropy(settings), ...withAnotherSeed(settings)].slice(
          0,
          2,
        )
      : [],
  };
}

/** Sigmoid outputs with the quadratic cost learn in proportion to their slope, which is 0 at either end. */
function isFlat(settings: { outputActivation: string; cost: string } | undefined): boolean {
  return settings?.outputActivation === 'sigmoid' && settings.cost === 'quadratic';
}

function explain(digits: readonly number[], largest: readonly number[], isFlat: boolean): string {
  const most = Math.max(...digits.map((digit) => largest[digit]));
  const activation = most < 0.01 ? 'below 0.01' : most.toFixed(2);
  const [outputs, are] = digits.length === 1 ? ['that output', 'is'] : ['those outputs', 'are'];
  if (most >= nearZero)
    return `${outputs} never ${digits.length === 1 ? 'gets' : 'get'} beyond ${activation}.`;
  const reason = isFlat ? ', where a sigmoid is too flat to learn' : '';
  return `${outputs} ${are} stuck near 0 (largest activation ${activation})${reason}.`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
