import type { EpochResult, RunDescription, RunOutcome } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import type { KnownHistory } from '../../engine/inspection/examine';

type RunToJudge = Pick<RunDescription, 'origin' | 'hyperparameters' | 'data'> &
  Pick<RunOutcome, 'state' | 'ending'> & { epochs: readonly EpochResult[] };

/**
 * What the doctor may judge of a run. Of a model file that does not tell its training, of a network that has learned a
 * person's own digits, and of one that has not finished an epoch, that is only the network.
 */
export function knownHistoryOf(run: RunToJudge, dataSha256: string): KnownHistory {
  const { origin, hyperparameters: settings, epochs, state, ending } = run;
  const isKnown = !isHistoryUnknown(run) && origin.kind !== 'fine-tuned';
  const hasLearned = epochs.length > 0 || state === 'diverged';
  return {
    history: isKnown && hasLearned ? { settings, epochs, state, ending } : undefined,
    isOfPresentData: origin.kind === 'new' && run.data?.sha256 === dataSha256,
  };
}
