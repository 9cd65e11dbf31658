import type { Hyperparameters } from './hyperparameters';

/** What can be wrong with a run. */
export type Illness =
  | 'odd-images'
  | 'odd-labels'
  | 'missing-digits'
  | 'rate-too-high'
  | 'regularisation-too-strong'
  | 'rate-too-low'
  | 'mini-batch-too-large'
  | 'stuck-outputs'
  | 'dead-neurons'
  | 'saturated-neurons'
  | 'overfitting'
  | 'too-few-epochs';

/** A way out, which one click takes; the label completes "Try …". */
export type Remedy =
  /** Train a new network with the run's settings and these changes. */
  | { kind: 'new-run'; label: string; changes: Partial<Hyperparameters> }
  /** Train the network for this many more epochs. */
  | { kind: 'train-on'; label: string; epochs: number }
  /** Choose other data. */
  | { kind: 'other-data'; label: string };

/** One thing that is wrong with a run, for a person: a sentence with its figure, and ways out, the best one first. */
export interface Finding {
  illness: Illness;
  /** The sentence's first words, such as "It never answers 5:". */
  headline: string;
  /** The rest of the sentence. */
  explanation: string;
  remedies: readonly Remedy[];
}

/** What was found as one sentence. */
export function sentenceOf({ headline, explanation }: Finding): string {
  return `${headline} ${explanation}`;
}

/** The ways out as one sentence: "Try scaled weights or cross-entropy cost."; empty when there are none. */
export function describeRemedies({ remedies }: Finding): string {
  if (remedies.length === 0) return '';
  const labels = remedies.map(({ label }) => label);
  return `Try ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(labels)}.`;
}
