import { useApplication } from '../application-context';
import { formatMegabytes } from '../ui/number-format';
import './data.css';

/** Offers ways to get training data while there is none. */
export function DataCard() {
  const { data } = useApplication();
  const status = data.status.value;
  switch (status.phase) {
    case 'ready':
    case 'checking':
      return null;
    case 'downloading':
      return <DownloadCard {...status} />;
    case 'unavailable':
      return (
        <section class="card data-card" aria-labelledby="data-title">
          <h2 id="data-title">No training data yet</h2>
          <p>{status.message}</p>
          <div class="data-actions">
            <button type="button" class="button primary" onClick={() => void data.download()}>
              Download MNIST
            </button>
            <button type="button" class="button" onClick={() => void data.chooseFolder()}>
              Choose a folder…
            </button>
            <button type="button" class="button" onClick={() => void data.useSynthetic()}>
              Use synthetic digits
            </button>
          </div>
          <p class="soft">
            The download is 11.6 MB. Synthetic digits need none: Inkling draws them itself. They are not
            MNIST, so results cannot be compared with the book’s.
          </p>
        </section>
      );
  }
}

function DownloadCard(status: { file: string; receivedBytes: number; totalBytes: number }) {
  const { file, receivedBytes, totalBytes } = status;
  return (
    <section class="card data-card" aria-labelledby="data-title">
      <h2 id="data-title">Downloading MNIST</h2>
      <progress class="bar" aria-label="Download" max={Math.max(1, totalBytes)} value={receivedBytes} />
      <p class="soft between">
        <span>{file}</span>
        <span>
          {formatMegabytes(receivedBytes)} of {formatMegabytes(totalBytes)}
        </span>
      </p>
    </section>
  );
}
