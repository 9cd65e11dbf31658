import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SimilarDigits, SimilarImage } from '../../contract/data';
import { useApplication } from '../application-context';
import { formatCount } from '../ui/number-format';
import { PixelPicture } from './pixel-picture';
import type { Resemblance } from './similar-digits-model';
import './similar-digits-card.css';

interface SimilarDigitsCardProps {
  subject: ReadonlySignal<Resemblance | null>;
  title: string;
}

/** The training images that are most like a picture: what the network knows such a digit from. */
export function SimilarDigitsCard({ subject, title }: SimilarDigitsCardProps) {
  const { data, reading } = useApplication();
  const { similar } = reading;
  useEffect(() => similar.follow(subject), [similar, subject]);
  return (
    <section class="card similar-digits" aria-labelledby="similar-title">
      <div class="card-header">
        <h2 id="similar-title">{title}</h2>
        <span class="soft">by distance</span>
      </div>
      {data.isReady.value ? (
        <div class="similar-rows" aria-live="off">
          {similar.found.value?.map((row) => (
            <SimilarRow key={row.digit} {...row} />
          ))}
        </div>
      ) : (
        <p class="soft">
          There are no training digits to compare with. The Training view says how to get some.
        </p>
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

function SimilarPicture({ digit, index, distance, pixels }: SimilarImage & { digit: number }) {
  const name = `Training image ${formatCount(index)}, a ${digit}`;
  return (
    <li title={name}>
      <PixelPicture pixels={Float32Array.from(pixels, (byte) => byte / 255)} name={name} />
      <span>{distance.toFixed(2)}</span>
    </li>
  );
}
