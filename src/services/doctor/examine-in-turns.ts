import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSet } from '../../contract/data';
import type { Finding } from '../../contract/diagnosis';
import type { NetworkParameters } from '../../contract/network';
import type { KnownHistory } from '../../engine/inspection/examine';
import { examine } from '../../engine/inspection/examine';

/**
 * Finds what ails the run of a network; other work gets its turn every few milliseconds. Undefined once it is no longer
 * wanted.
 */
export async function examineInTurns(
  network: NetworkParameters,
  data: DataSet,
  known: KnownHistory,
  isWanted = () => true,
): Promise<Finding[] | undefined> {
  const examining = examine(network, data, known);
  for (;;) {
    const step = examining.next();
    if (step.done) return step.value;
    await nextTurn();
    if (!isWanted()) return undefined;
  }
}
