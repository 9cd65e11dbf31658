import { setImmediate as nextTurn } from 'node:timers/promises';
import { describeStuckOutputs, observeOutputs, stuckOutputs } from '../../engine/inspection/diagnosis';
import type { ActiveRun } from '../../services/training/active-run';

/**
 * What is wrong with a trained network, one sentence each, judged by its answers to the test images; usually nothing.
 */
export async function findingsOf({ network, curve, data }: ActiveRun): Promise<string[]> {
  if (!network || curve.epochs.length === 0) return [];
  const observing = observeOutputs(network, data.test);
  for (;;) {
    const step = observing.next();
    if (step.done) return describeStuckOutputs(stuckOutputs(step.value));
    await nextTurn();
  }
}
