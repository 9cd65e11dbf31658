import type { DataSplit } from '../../../src/contract/data';
import type { Baseline } from '../../../src/engine/baselines/baseline';

/** Takes all steps; returns the result, and the shares done on the way. */
export function finish<Value>(steps: Generator<number, Value>): { result: Value; shares: number[] } {
  const shares: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { result: step.value, shares };
    shares.push(step.value);
  }
}

/** Trains a baseline, and returns its answers to some images. */
export function answersOf(baseline: Baseline, training: DataSplit, images: Uint8Array): number[] {
  finish(baseline.train(training));
  return Array.from(finish(baseline.classify(images)).result);
}

export function countCorrect(answers: readonly number[], { labels }: DataSplit): number {
  return answers.filter((digit, image) => digit === labels[image]).length;
}
