import type { Finding } from '../../contract/diagnosis';
import { examineInTurns } from '../../services/doctor/examine-in-turns';
import { knownHistoryOf } from '../../services/doctor/known-history';
import type { ActiveRun } from '../../services/training/active-run';

/** What ails a run that has ended, judged by its course and by its network's answers to the test images; usually nothing. */
export async function findingsOf({
  network,
  curve,
  data,
  description,
  outcome,
}: ActiveRun): Promise<Finding[]> {
  const { epochs } = curve;
  if (!network || (epochs.length === 0 && outcome.state !== 'diverged')) return [];
  const known = knownHistoryOf({ ...description, ...outcome, epochs }, description.data?.sha256 ?? '');
  return (await examineInTurns(network, data, known)) ?? [];
}
