import type { DataStatus } from '../../contract/data';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { GoToField } from './go-to-field';
import { sourceLabels, sourceNames } from './image-sources';

/** Names the data set, and chooses which part of it is shown. */
export function DataHeader() {
  const { data, dataView } = useApplication();
  const { title, note, folder } = describeDataSet(data.status.value);
  return (
    <header class="data-header">
      <h2>{title}</h2>
      <span class="soft data-note" title={folder}>
        {note}
      </span>
      <div class="segments sources" role="radiogroup" aria-label="Images">
        {sourceNames.map((source) => (
          <label key={source}>
            <input
              type="radio"
              name="data-source"
              checked={dataView.source.value === source}
              disabled={source !== 'own' && !data.isReady.value}
              onChange={() => dataView.showSource(source)}
            />
            <span>
              {sourceLabels[source]} <small>{formatCount(dataView.count(source))}</small>
            </span>
          </label>
        ))}
      </div>
      <GoToField />
    </header>
  );
}

/** What the data set is, in words; any that is not MNIST says so. */
function describeDataSet(status: DataStatus): { title: string; note: string; folder?: string } {
  if (status.phase !== 'ready') return { title: 'My digits', note: '' };
  const { kind, isVerified, form, folder } = status;
  if (kind === 'synthetic') return { title: 'Synthetic digits', note: 'drawn by Inkling, not MNIST' };
  const what = isVerified ? 'the published images' : 'not the published MNIST';
  const note = form === undefined ? what : `${what}, as ${form}`;
  return { title: isVerified ? 'MNIST' : 'Other images', note, folder };
}
