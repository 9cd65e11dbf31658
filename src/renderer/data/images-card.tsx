import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import type { DataViewModel } from './data-view-model';
import { ImageGrid } from './image-grid';
import { readingChoices, type ReadingChoice } from './image-list';

const readingLabels: Record<ReadingChoice, { label: string; hint: string }> = {
  all: { label: 'All', hint: 'However they are read' },
  right: { label: 'Right', hint: 'Only those that the network on screen reads right' },
  wrong: { label: 'Wrong', hint: 'Only those that the network on screen reads wrong' },
  unsure: { label: 'Unsure', hint: 'Only those whose answer is below 0.5' },
};

const readingWords: Record<ReadingChoice, string> = {
  all: '',
  right: ' read right',
  wrong: ' read wrong',
  unsure: ', unsure answers',
};

/** The images that are chosen, as a grid. */
export function ImagesCard() {
  const { dataView, timeMachine, training } = useApplication();
  const hasNetwork = timeMachine.network.value !== null;
  return (
    <section class="card images-card" aria-labelledby="images-title">
      <div class="card-header">
        <h2 id="images-title" aria-live={training.run.value?.state === 'running' ? 'off' : 'polite'}>
          {describeList(dataView)}
        </h2>
        <div class="segments readings" role="radiogroup" aria-label="How this run reads them">
          {readingChoices.map((reading) => (
            <label key={reading} title={readingLabels[reading].hint}>
              <input
                type="radio"
                name="data-reading"
                checked={dataView.reading.value === reading}
                disabled={reading !== 'all' && !hasNetwork}
                onChange={() => dataView.showReading(reading)}
              />
              <span>{readingLabels[reading].label}</span>
            </label>
          ))}
        </div>
      </div>
      <ImageGrid />
    </section>
  );
}

/** "1,402 images of 5", "73 images of 5 read wrong". */
function describeList(dataView: DataViewModel): string {
  const [list, digit, reading] = [dataView.list.value, dataView.digit.value, dataView.reading.value];
  if (list === null) return reading === 'all' ? 'Counting…' : 'Reading…';
  const images = list.length === 1 ? '1 image' : `${formatCount(list.length)} images`;
  const ofDigit = digit === null ? '' : ` of ${digit}`;
  const source = dataView.source.value;
  const [count, inspected] = [dataView.count(source), dataView.inspected(source)];
  const isPart = inspected < count && (digit !== null || reading !== 'all');
  return `${images}${ofDigit}${readingWords[reading]}${isPart ? ` in the first ${formatCount(inspected)}` : ''}`;
}
