import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { countCorrectIn } from '../../engine/evaluation/accuracy';
import { ForwardPass } from '../../engine/network/forward';

const turnMs = 4;

/**
 * Counts what a network classifies correctly of the first `count` images; other work gets its turn every few milliseconds.
 * Stops early, with what it has counted, once `isWanted` says no.
 */
export async function countCorrectInTurns(
  network: NetworkParameters,
  split: DataSplit,
  count = split.labels.length,
  isWanted = () => true,
): Promise<number> {
  const forward = new ForwardPass(network);
  let correct = 0;
  let turnStartedAt = performance.now();
  for (let image = 0; image < count && isWanted(); image++) {
    correct += countCorrectIn(forward, split, image, image + 1);
    if (performance.now() - turnStartedAt < turnMs) continue;
    await nextTurn();
    turnStartedAt = performance.now();
  }
  return correct;
}
