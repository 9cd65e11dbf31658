import { useEffect } from 'preact/hooks';
import type { SimilarDigits, SimilarImage } from '../../contract/data';
import { useApplication } from '../application-context';
import { withArticle } from '../ui/digit-words';
import { formatCount } from '../ui/number-format';
import { PixelPicture } from './pixel-picture';
import './similar-digits-card.css';

/** The training images that are most like the selected digit: what the network knows such a digit from. */
export function SimilarDigitsCard() {
  const { data, reading } = useApplication();
  const { line, similar } = reading;
  useEffect(() => similar.follow(line.resemblance), [similar, line]);
  const shown = similar.shown.value;
  return (
    <section class="card similar-digits" aria-labelledby="similar-title">
      <div class="card-header">
        <h2 id="similar-title">Training digits most like it</h2>
        {shown !== null && <span class="soft">nearest first</span>}
      </div>
      {!data.isReady.value ? (
        <p class="soft">There are no training digits to compare with. Train says how to get some.</p>
      ) : shown === null ? (
        <p class="soft">The network has learned from digits like these: they appear here.</p>
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
        <span class="visually-hidden">Nearest training images of </span>
        {digit}
      </h3>
      <ul aria-label={`Nearest training images of ${digit}`}>
        {images.map((image) => (
          <SimilarPicture key={image.index} digit={digit} {...image} />
        ))}
        {images.length === 0 && <li class="soft">There is no {digit} among them.</li>}
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
