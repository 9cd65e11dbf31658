import { useEffect } from 'preact/hooks';
import type { SimilarDigits, SimilarImage } from '../../contract/data';
import { useApplication } from '../application-context';
import { withArticle } from '../ui/digit-words';
import { formatCount } from '../ui/number-format';
import { PixelPicture } from './pixel-picture';
import './similar-digits-card.css';

/** The training images most similar to the selected digit, from which the network knows such digits. */
export function SimilarDigitsCard() {
  const { data, reading } = useApplication();
  const { line, similar } = reading;
  useEffect(() => similar.follow(line.resemblance), [similar, line]);
  const shown = similar.shown.value;
  return (
    <section class="card similar-digits" aria-labelledby="similar-title">
      <div class="card-header">
        <h2 id="similar-title">Most similar training digits</h2>
        {shown !== null && <span class="soft">most similar first</span>}
      </div>
      {!data.isReady.value ? (
        <p class="soft">There are no training digits to compare with. Go to Train to get some.</p>
      ) : shown === null ? (
        <p class="soft">The training digits most like yours appear here.</p>
      ) : (
        <div class="similar-rows" aria-live="off">
          {shown.map((row) => (
            <SimilarRow key={row.digit} {...row} />
          ))}
        </div>
      )}
    </section>
  );
}

function SimilarRow({ digit, images }: SimilarDigits) {
  return (
    <div class="similar-row">
      <h3>
        <span class="visually-hidden">Most similar training images of </span>
        {digit}
      </h3>
      <ul aria-label={`Most similar training images of ${digit}`}>
        {images.map((image) => (
          <SimilarPicture key={image.index} digit={digit} {...image} />
        ))}
        {images.length === 0 && <li class="soft">There are no training images of {digit}.</li>}
      </ul>
    </div>
  );
}

function SimilarPicture({ digit, index, pixels }: SimilarImage & { digit: number }) {
  const name = `Training image ${formatCount(index)}, ${withArticle(digit)}`;
  return (
    <li title={name}>
      <PixelPicture pixels={Float32Array.from(pixels, (byte) => byte / 255)} name={name} />
    </li>
  );
}
