import type { DataSplit } from '../../contract/data';
import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { parametersOf } from '../../engine/network/network';
import { votingNetwork, type Voter } from '../../engine/network/voting-network';
import { calibrateInTurns } from './calibrate-network';

/**
 * Makes one network of several that vote, calibrated with these validation images, as at the end of a run; without any,
 * not calibrated. Fails as `votingNetwork` does.
 */
export async function vote(
  voters: readonly Voter[],
  validation?: DataSplit,
): Promise<Result<NetworkParameters>> {
  const voting = votingNetwork(voters);
  if (!voting.ok) return voting;
  const network = parametersOf(voting.value);
  return success(validation ? await calibrateInTurns(network, validation) : network);
}
