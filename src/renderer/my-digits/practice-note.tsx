import type { DataStatus } from '../../contract/data';
import { useApplication } from '../application-context';

/** Says what keeps the network from forgetting, or why it cannot be taught now. */
export function PracticeNote() {
  const { data, training } = useApplication();
  const isTraining = training.isActive.value;
  return (
    <p class="soft">
      {isTraining
        ? 'You can teach the run on screen once its training has ended.'
        : practice(data.status.value)}
    </p>
  );
}

function practice(status: DataStatus): string {
  switch (status.phase) {
    case 'checking':
      return 'Looking for MNIST…';
    case 'downloading':
    case 'unavailable':
      return 'While it learns your digits, it has to practise on others so that it doesn’t forget them, and there are none yet. You can already draw and keep your digits.';
    case 'ready':
      return status.kind === 'mnist'
        ? 'While it learns your digits, it keeps practising on MNIST’s so that it doesn’t forget them.'
        : 'While it learns your digits, it practises on synthetic ones. They are not MNIST: with MNIST it would forget less.';
  }
}
