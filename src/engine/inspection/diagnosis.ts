import type { Finding, Illness } from '../../contract/diagnosis';
import type { Evidence } from './evidence';
import { missingDigits, oddImages, oddLabels } from './signs/data';
import { illNeurons } from './signs/hidden-neurons';
import { rateTooHigh, tooSlow } from './signs/learning-rate';
import { overfitting } from './signs/overfitting';
import { regularisationTooStrong } from './signs/regularisation';
import { stuckOutputs } from './signs/stuck-outputs';
import { tooFewEpochs } from './signs/too-few-epochs';

/** From what explains most to what explains least: what it learned from, how, what came of it, and how long. */
const signs: readonly ((evidence: Evidence) => Finding | undefined)[] = [
  oddImages,
  missingDigits,
  rateTooHigh,
  regularisationTooStrong,
  tooSlow,
  oddLabels,
  stuckOutputs,
  illNeurons,
  overfitting,
  tooFewEpochs,
];

/** What an illness brings with it, and what is therefore not told as well: its remedies would not help. */
const consequences: Partial<Record<Illness, readonly Illness[]>> = {
  'odd-images': ['rate-too-high', 'odd-labels', 'stuck-outputs', 'dead-neurons', 'saturated-neurons'],
  'missing-digits': ['odd-labels', 'stuck-outputs', 'overfitting'],
  'rate-too-high': ['odd-labels', 'stuck-outputs', 'dead-neurons', 'saturated-neurons', 'too-few-epochs'],
  'regularisation-too-strong': ['odd-labels', 'stuck-outputs', 'dead-neurons', 'too-few-epochs'],
  'rate-too-low': ['odd-labels', 'too-few-epochs'],
  'mini-batch-too-large': ['odd-labels', 'too-few-epochs'],
};

/** What ails a run, the finding that explains most first; usually nothing. */
export function diagnose(evidence: Evidence): Finding[] {
  const found = signs.flatMap((sign) => sign(evidence) ?? []);
  const told = found.flatMap(({ illness }) => consequences[illness] ?? []);
  return found.filter(({ illness }) => !told.includes(illness));
}
