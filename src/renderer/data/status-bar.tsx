import type { DataStatus } from '../../contract/data';
import { useApplication } from '../application-context';
import { formatCount, formatRounded } from '../ui/number-format';

/** Data, engine and keys, in one quiet line. */
export function StatusBar() {
  const { data, training, commands, dialogs } = useApplication();
  const status = data.status.value;
  const isSynthetic = status.phase === 'ready' && status.kind === 'synthetic';
  const engine = training.run.value?.engine;
  const imagesPerSecond =
    training.run.value?.phase === 'running' ? training.progress.value?.imagesPerSecond : undefined;
  const toggle = (commands.state('training.toggle').label ?? 'Train').toLowerCase();
  const isRound = commands.ofSpaceBar.value === 'my-digits.next';
  return (
    <footer class="status-bar">
      <span class={isSynthetic ? 'caution' : undefined} title={folderOf(status)}>
        {describeData(status)}
      </span>
      {status.phase === 'ready' && (
        <span>
          {formatCount(status.trainingImages)} training · {formatCount(status.validationImages)} validation ·{' '}
          {formatCount(status.testImages)} test
        </span>
      )}
      <span class={engine?.remark ? 'engine caution' : 'engine'}>
        {engine?.remark ?? engine?.name}
        {imagesPerSecond !== undefined && ` · ${formatRounded(imagesPerSecond)} images/s`}
      </span>
      <span>
        Space: {isRound ? 'next digit' : toggle} ·{' '}
        <button type="button" class="link" onClick={() => dialogs.showKeys()}>
          ? shows all keys
        </button>
      </span>
    </footer>
  );
}

function folderOf(status: DataStatus): string | undefined {
  return status.phase === 'ready' ? status.folder : undefined;
}

function describeData(status: DataStatus): string {
  switch (status.phase) {
    case 'checking':
      return 'Looking for MNIST…';
    case 'downloading':
      return 'Downloading MNIST…';
    case 'unavailable':
      return 'No training data';
    case 'ready':
      if (status.kind === 'synthetic') return 'Synthetic digits, not MNIST';
      return status.isVerified ? 'MNIST verified' : 'MNIST, not the published files';
  }
}
