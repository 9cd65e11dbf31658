import type { Hyperparameters } from '../../contract/hyperparameters';
import type { EpochResult, RunEnding, RunState } from '../../contract/run';
import type { DataObservations } from './data-observations';
import type { NetworkObservations } from './network-observations';

/** How a run went. */
export interface RunHistory {
  settings: Hyperparameters;
  epochs: readonly EpochResult[];
  state: RunState;
  ending?: RunEnding;
}

/** All that a diagnosis is based on; what is not known is absent, and is not judged. */
export interface Evidence {
  network: NetworkObservations;
  activation: Hyperparameters['hiddenActivation'];
  history?: RunHistory;
  data?: DataObservations;
}
