import { useApplication } from '../application-context';
import { ModalDialog } from './modal-dialog';
import type { UpdateState } from './updates-model';

/** Asks before GitHub is asked, and shows the answer. */
export function UpdatesDialog() {
  const { dialogs, updates } = useApplication();
  const state = updates.state.value;
  const hasPage = state.phase === 'answered' && state.check.isNewer;
  return (
    <ModalDialog title="Check for updates" onClose={() => dialogs.close()}>
      <p role="status">{textOf(state)}</p>
      <p class="dialog-buttons">
        {hasPage ? (
          <button type="button" class="button primary" onClick={() => void updates.openPage()}>
            Open the Download Page
          </button>
        ) : (
          <button
            type="button"
            class="button primary"
            disabled={state.phase === 'asking'}
            onClick={() => void updates.check()}
          >
            {state.phase === 'not asked' || state.phase === 'asking' ? 'Ask github.com' : 'Ask Again'}
          </button>
        )}
      </p>
    </ModalDialog>
  );
}

function textOf(state: UpdateState): string {
  switch (state.phase) {
    case 'not asked':
      return 'Inkling asks github.com for the newest version; nothing else is sent. It never does so by itself, and downloads nothing.';
    case 'asking':
      return 'Asking github.com …';
    case 'failed':
      return state.message;
    case 'answered': {
      const { current, newest, isNewer } = state.check;
      if (isNewer)
        return `Inkling ${newest} is available. You have ${current}. Its page would open in your browser.`;
      if (newest === null) return `No version has been published yet. You have ${current}.`;
      return `You have the newest version, ${current}.`;
    }
  }
}
