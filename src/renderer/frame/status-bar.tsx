import type { DataStatus } from '../../contract/data';
import { useApplication } from '../application-context';
import { PastNote } from '../time-machine/past-note';
import { Confirmations } from '../ui/notices';
import { formatCount, formatRounded } from '../ui/number-format';
import { keysOfView } from '../views';
import './status-bar.css';

/** Data, speed, what has just been done and the keys of the current view, in one quiet line. */
export function StatusBar() {
  const application = useApplication();
  const { data, training, dialogs } = application;
  const status = data.status.value;
  const isSynthetic = status.phase === 'ready' && status.kind === 'synthetic';
  const remark = training.run.value?.engineInUse?.remark;
  const keys = keysOfView(application);
  return (
    <footer class="status-bar" data-region tabIndex={-1}>
      <span class={isSynthetic ? 'caution' : undefined} title={folderOf(status)}>
        {describeData(status)}
      </span>
      {status.phase === 'ready' && <span class="sizes">{describeSizes(status)}</span>}
      {remark !== undefined && <span class="caution">{remark}</span>}
      <PastNote />
      <Throughput />
      <OtherRuns />
      <Confirmations />
      <span class="keys-of-place">
        {keys !== '' && `${keys} · `}
        <button type="button" class="link" onClick={() => dialogs.showKeys()}>
          ? shows all keys
        </button>
      </span>
    </footer>
  );
}

/** Training speed, shown only at full speed: in slow motion it says nothing about this computer. */
function Throughput() {
  const { training, controls } = useApplication();
  const imagesPerSecond = training.progress.value?.imagesPerSecond;
  const isShown = training.run.value?.state === 'running' && controls.speed.value === 'full';
  if (!isShown || imagesPerSecond === undefined) return null;
  return <span>{formatRounded(imagesPerSecond)} images/s</span>;
}

/** Says in every view what others than the run on screen do here, and leads to them. */
function OtherRuns() {
  const { runs, views } = useApplication();
  const text = runs.othersText.value;
  if (text === null) return null;
  return (
    <button
      type="button"
      class="link other-runs"
      title="Show them in Runs"
      onClick={() => views.show('runs')}
    >
      {text}
    </button>
  );
}

type ReadyStatus = Extract<DataStatus, { phase: 'ready' }>;

function describeSizes({ trainingImages, validationImages, testImages }: ReadyStatus): string {
  const sizes = { training: trainingImages, validation: validationImages, test: testImages };
  return Object.entries(sizes)
    .map(([split, count]) => `${formatCount(count)} ${split}`)
    .join(' · ');
}

function folderOf(status: DataStatus): string | undefined {
  return status.phase === 'ready' ? status.folder : undefined;
}

/** In brackets; nothing for MNIST's own files. */
function formOf({ form }: ReadyStatus): string {
  return form === undefined ? '' : ` (${form})`;
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
      return `${status.isVerified ? 'MNIST verified' : 'MNIST, not the published files'}${formOf(status)}`;
  }
}
