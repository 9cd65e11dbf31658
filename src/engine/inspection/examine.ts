import type { DataSet } from '../../contract/data';
import type { Finding } from '../../contract/diagnosis';
import type { NetworkParameters } from '../../contract/network';
import { observeData } from './data-observations';
import { diagnose } from './diagnosis';
import type { RunHistory } from './evidence';
import { observeNetwork } from './network-observations';

/** What is known about the run of a network. */
export interface KnownHistory {
  /** Absent for a network whose settings and epochs are unknown. */
  history?: RunHistory;
  /** Whether it learned from the present data set, and nothing else. */
  isOfPresentData: boolean;
}

/** Finds what ails the run of a network, by its answers to the test images; yields every few milliseconds. */
export function* examine(
  network: NetworkParameters,
  data: DataSet,
  { history, isOfPresentData }: KnownHistory,
): Generator<void, Finding[]> {
  const observations = yield* observeNetwork(network, data.test);
  return diagnose({
    network: observations,
    activation: network.activations.hidden,
    history,
    data:
      isOfPresentData && history ? observeData(data.training, history.settings.trainingImages) : undefined,
  });
}
