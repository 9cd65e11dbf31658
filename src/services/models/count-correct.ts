import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import { countCorrectIn } from '../../engine/evaluation/accuracy';
import { outputPass } from '../../engine/network/output-pass';

const turnMs = 4;

/**
 * Counts how many of the first `count` images a network classifies correctly; other work gets its turn every few
 * milliseconds. Stops early and returns the count so far once `isWanted` returns false.
 */
export async function countCorrectInTurns(
  network: NetworkParameters,
  split: DataSplit,
  count = split.labels.length,
  isWanted = () => true,
): Promise<number> {
  const forward = outputPass(network);
  let correct = 0;
  let turnStartedAt = performance.now();
  for (let image = 0; image < count && isWanted(); image++) {
    correct += countCorrectIn(forward, split, [image, image + 1]);
    if (performance.now() - turnStartedAt < turnMs) continue;
    await nextTurn();
    turnStartedAt = performance.now();
  }
  return correct;
}
