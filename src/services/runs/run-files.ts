/** The files of a run's folder. */
export const runFiles = {
  /** RunDescription; without this file, the folder holds no run. */
  description: 'run.json',
  /** RunLabel. */
  label: 'label.json',
  /** RunOutcome, and the position of `records` at that time. */
  outcome: 'outcome.json',
  /** A line for each accuracy point and each epoch. */
  records: 'epochs.jsonl',
  /** A line for each epoch's part of the cost curve. */
  costs: 'costs.jsonl',
  /** Where the run continues, and all records up to there. */
  checkpoint: 'checkpoint.safetensors',
  /** Model file of the network after the best epoch. */
  best: 'best.safetensors',
  /** Model file of the last network of a run that has ended or not yet begun. */
  network: 'network.safetensors',
  /** The networks after some of the epochs, one record each, which `kept-record.ts` describes. */
  kept: 'kept.bin',
  /** The digits that a lesson teaches. */
  lesson: 'lesson.json',
  /** The process that works on it. */
  lock: 'lock',
} as const;

/** Larger files are not Inkling's, and are not read. */
export const largestSizes = {
  /** run.json, label.json, outcome.json and lock. */
  description: 1_000_000,
  records: 50_000_000,
  costs: 200_000_000,
  checkpoint: 1_000_000_000,
  kept: 32_000_000,
  lesson: 100_000_000,
};
