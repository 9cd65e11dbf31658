import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { describeStuckOutputs, observeOutputs, stuckOutputs } from '../../engine/inspection/diagnosis';

/**
 * Returns what is wrong with a network, one sentence each; other work gets its turn every few milliseconds. Undefined
 * once it is no longer wanted.
 */
export async function diagnose(
  network: NetworkParameters,
  test: DataSplit,
  isWanted: () => boolean,
): Promise<string[] | undefined> {
  const observing = observeOutputs(network, test);
  for (;;) {
    const step = observing.next();
    if (step.done) return describeStuckOutputs(stuckOutputs(step.value));
    await nextTurn();
    if (!isWanted()) return undefined;
  }
}
