import type { ImageChoice } from '../../engine/inspection/image-choice';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { shortenMiddle } from '../ui/shorten';
import type { ComparisonCounts } from './comparison-model';
import { describeComparison } from './results-text';
import './comparison-card.css';

/** In characters: what the field has room for. */
const longestOption = 38;

/** What the run on screen reads and another one does not. */
export function ComparisonCard() {
  const { results } = useApplication();
  const { other, counts } = results.comparison;
  return (
    <section class="card comparison-card" aria-labelledby="comparison-title">
      <div class="results-header">
        <h2 id="comparison-title">Two runs</h2>
        <OtherRunField />
      </div>
      {other.value === null ? (
        <NothingChosen />
      ) : counts.value === null ? (
        <p class="soft">Reading…</p>
      ) : (
        <>
          <CountsTable counts={counts.value} otherName={other.value.name} />
          {describeComparison(counts.value).map((sentence) => (
            <p key={sentence} class="comparison-words">
              {sentence}
            </p>
          ))}
        </>
      )}
    </section>
  );
}

function OtherRunField() {
  const { results } = useApplication();
  const { comparison } = results;
  return (
    <select
      class="other-run"
      aria-label="Compare with"
      title={comparison.other.value?.name}
      value={comparison.other.value?.id ?? ''}
      onChange={(event) => comparison.choose(event.currentTarget.value || null)}
    >
      <option value="">Compare with…</option>
      {comparison.choices.value.map(({ id, name }) => (
        <option key={id} value={id}>
          {shortenMiddle(name, longestOption)}
        </option>
      ))}
    </select>
  );
}

function NothingChosen() {
  const { results } = useApplication();
  return (
    <p class="soft">
      {results.comparison.choices.value.length === 0
        ? 'Once there is a second run, this shows which images only one of them reads.'
        : 'Choose another run to see which images only one of them reads.'}
    </p>
  );
}

function CountsTable({ counts, otherName }: { counts: ComparisonCounts; otherName: string }) {
  const { both, onlyOne, onlyOther, neither } = counts;
  return (
    <table class="comparison-table" aria-label="Images by which run reads them">
      <thead>
        <tr>
          <td />
          <th scope="col" title={otherName}>
            other right
          </th>
          <th scope="col" title={otherName}>
            other wrong
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">this right</th>
          <td class="comparison-both">{formatCount(both)}</td>
          <td>
            <ImagesButton kind="only-this" count={onlyOne} name="only this run" />
          </td>
        </tr>
        <tr>
          <th scope="row">this wrong</th>
          <td>
            <ImagesButton kind="only-other" count={onlyOther} name="only the other run" />
          </td>
          <td>
            <ImagesButton kind="neither" count={neither} name="neither" />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface ImagesButtonProps {
  kind: Exclude<ImageChoice['kind'], 'cell'>;
  count: number;
  /** Who reads them. */
  name: string;
}

/** Shows the images in the gallery. */
function ImagesButton({ kind, count, name }: ImagesButtonProps) {
  const { results } = useApplication();
  const { gallery } = results;
  const isChosen = gallery.choice.value.kind === kind;
  const onClick = () => {
    gallery.choose({ kind });
    document.querySelector('.gallery-card')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <button
      type="button"
      class={`comparison-cell is-${kind}`}
      aria-pressed={isChosen}
      aria-label={`Read by ${name}: ${formatCount(count)}`}
      title="Shows these images"
      onClick={onClick}
    >
      <b>{formatCount(count)}</b>
      <span aria-hidden="true">{name}</span>
    </button>
  );
}
