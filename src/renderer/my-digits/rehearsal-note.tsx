import { useApplication } from '../application-context';

/** What keeps the network from forgetting, or why it cannot be taught now. */
export function RehearsalNote() {
  const { data, training } = useApplication();
  const status = data.status.value;
  return (
    <p class="soft">
      {training.isActive.value ? 'It is learning something else just now.' : rehearsal(status)}
    </p>
  );

  function rehearsal({ phase }: typeof status): string {
    if (phase === 'checking') return 'Looking for MNIST…';
    if (status.phase !== 'ready') {
      return 'While it learns your digits it has to rehearse others, lest it forget them. Your digits can be drawn and kept already.';
    }
    return status.kind === 'mnist'
      ? 'While it learns your digits it rehearses MNIST’s, lest it forget them.'
      : 'While it learns your digits it rehearses synthetic ones. They are not MNIST: with MNIST it would forget less.';
  }
}
