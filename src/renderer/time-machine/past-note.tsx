import { useApplication } from '../application-context';
import { backText, momentText } from './moment-text';

/** Says in every view that the window shows an earlier network, and goes back to the newest. */
export function PastNote() {
  const { timeMachine, training } = useApplication();
  const epochs = timeMachine.epochs.value;
  if (epochs === null) return null;
  const newest = training.finishedEpochs.value;
  return (
    <span class="past-note" title="Training, teaching and export always use the newest network.">
      Showing {momentText(epochs, training.run.value)} · training and export use the newest ·{' '}
      <button type="button" class="link" onClick={() => timeMachine.goToNewest()}>
        {backText(newest, training.isActive.value)}
      </button>
    </span>
  );
}
