import { useApplication } from '../application-context';
import { Button } from '../ui/button';
import { NextIcon, PreviousIcon } from '../ui/icons';
import { formatCount } from '../ui/number-format';
import { GalleryFilter, GalleryKinds } from './gallery-fields';
import { GalleryPictures } from './gallery-pictures';
import { galleryTitle } from './results-text';
import './gallery-card.css';

/** The images themselves: a click brings one to the pad. */
export function GalleryCard() {
  const { results } = useApplication();
  const { gallery, comparison } = results;
  const [choice, filter] = [gallery.choice.value, gallery.filter.value];
  const otherName = comparison.other.value?.name ?? '';
  const title = galleryTitle(choice, choice.kind === 'cell' ? null : filter, otherName);
  return (
    <section class="card gallery-card" aria-labelledby="gallery-title">
      <div class="results-header">
        <h2 id="gallery-title" title={title}>
          {title}
        </h2>
        <span class="soft results-explanation">answer, truth, how sure it was</span>
        <GalleryFilter />
        <GalleryKinds />
      </div>
      <GalleryPictures />
      <Pages />
    </section>
  );
}

/** "1 to 22 of 1,608", and the ways on and back. */
function Pages() {
  const { results } = useApplication();
  const { gallery } = results;
  const [first, size, count] = [gallery.first.value, gallery.size.value, gallery.images.value.length];
  const end = Math.min(count, first + size);
  return (
    <div class="gallery-pages" role="group" aria-label="Pages">
      <span class="soft">{results.found.value !== null && pageText(first, end, count)}</span>
      <Button
        class="icon-button"
        aria-label="Previous Images"
        isDisabled={first === 0}
        onClick={() => gallery.turnTo(first - size)}
      >
        <PreviousIcon />
      </Button>
      <Button
        class="icon-button"
        aria-label="Next Images"
        isDisabled={end >= count}
        onClick={() => gallery.turnTo(first + size)}
      >
        <NextIcon />
      </Button>
    </div>
  );
}

/** "23 to 44 of 1,608". */
function pageText(first: number, end: number, count: number): string {
  if (count === 0) return 'No images';
  return `${formatCount(first + 1)} to ${formatCount(end)} of ${formatCount(count)}`;
}
