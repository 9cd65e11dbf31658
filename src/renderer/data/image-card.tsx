import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Prediction } from '../../contract/prediction';
import { imageSide } from '../../engine/image';
import { isUnsure } from '../../engine/network/confidence';
import { useApplication } from '../application-context';
import { paintBytes } from '../images/paint-bytes';
import { PixelPicture } from '../reading/pixel-picture';
import { withArticle } from '../ui/digit-words';
import { imageName } from './image-sources';
import type { Neighbour, ShownImage } from './selected-image';

/** The selected image large, with what is known about it. */
export function ImageCard() {
  const { dataView } = useApplication();
  const { selected } = dataView;
  const image = selected.image.value;
  return (
    <section class="card image-card" aria-labelledby="image-title">
      <div class="card-header">
        <h2 id="image-title">{image === null ? 'No image' : imageName(image.source, image.index)}</h2>
      </div>
      <LargeImage image={image} />
      {image !== null && (
        <>
          <Facts image={image} />
          <div class="image-actions">
            <button type="button" class="button" onClick={() => selected.putOnPad()}>
              Put on the pad
            </button>
            <button type="button" class="button" onClick={() => (selected.areNumbersOpen.value = true)}>
              784 numbers…
            </button>
          </div>
          <Augmented image={image} />
          <Neighbours />
        </>
      )}
    </section>
  );
}

/** The image, and the value of the pixel that the pointer is on. */
function LargeImage({ image }: { image: ShownImage | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointed = useSignal<{ row: number; column: number } | null>(null);
  useLayoutEffect(
    () => paintBytes(canvas.current!, image?.pixels ?? new Uint8Array(imageSide * imageSide)),
    [image],
  );
  const place = pointed.value;
  return (
    <div class="large-image">
      <canvas
        ref={canvas}
        width={imageSide}
        height={imageSide}
        role="img"
        aria-label={image === null ? 'No image' : `The image, ${withArticle(image.label)}`}
        onPointerMove={(event) => (pointed.value = pixelAt(event))}
        onPointerLeave={() => (pointed.value = null)}
      />
      <p class="soft pixel-value" aria-hidden="true">
        {place === null || image === null
          ? 'Point at a pixel for its number.'
          : `Row ${place.row + 1}, column ${place.column + 1}: ${image.pixels[place.row * imageSide + place.column]} of 255`}
      </p>
    </div>
  );
}

function pixelAt({ currentTarget, offsetX, offsetY }: PointerEvent): { row: number; column: number } {
  const { clientWidth } = currentTarget as HTMLElement;
  const inside = (offset: number) =>
    Math.min(imageSide - 1, Math.max(0, Math.floor((offset / clientWidth) * imageSide)));
  return { row: inside(offsetY), column: inside(offsetX) };
}

function Facts({ image }: { image: ShownImage }) {
  const { dataView } = useApplication();
  const { prediction, darkness } = dataView.selected;
  return (
    <dl class="image-facts">
      <div>
        <dt>Label</dt>
        <dd>{image.label}</dd>
      </div>
      <div>
        <dt>Read as</dt>
        <dd>
          <ReadAs prediction={prediction.value} label={image.label} />
        </dd>
      </div>
      <div>
        <dt>Darkness</dt>
        <dd>{(100 * darkness.value).toFixed(1)} %</dd>
      </div>
    </dl>
  );
}

/** "3, wrong 0.97", "5 0.99", "5, unsure 0.61". */
function ReadAs({ prediction, label }: { prediction: Prediction | null; label: number }) {
  if (prediction === null) return <>–</>;
  const { digit, probability } = prediction;
  const isWrong = digit !== label;
  const remark = isWrong ? ', wrong' : isUnsure(prediction) ? ', unsure' : '';
  return (
    <>
      <span class={isWrong ? 'misread' : undefined}>
        {digit}
        {remark}
      </span>{' '}
      <span class="soft" title="How probable the network finds it">
        {probability.toFixed(2)}
      </span>
    </>
  );
}

function Augmented({ image }: { image: ShownImage }) {
  const { dataView } = useApplication();
  const { pictures, preset } = dataView.selected.augmented.value!;
  const whose = preset === undefined ? 'With these settings' : `Off in the settings; with “${preset}”`;
  const which = image.source === 'training' ? '' : '; only training images are changed';
  return (
    <section class="image-strip" aria-labelledby="augmented-title">
      <h3 id="augmented-title">As augmentation changes it</h3>
      <div class="strip-pictures" role="img" aria-label={`How it changes in ${pictures.length} epochs`}>
        {pictures.map((pixels, epoch) => (
          <PixelPicture key={epoch} pixels={pixels} name={`In epoch ${epoch}`} />
        ))}
      </div>
      <p class="soft">
        {whose}, in epochs 0 to {pictures.length - 1}
        {which}.
      </p>
    </section>
  );
}

function Neighbours() {
  const { data, dataView } = useApplication();
  const neighbours = dataView.selected.neighbours.value;
  if (!data.isReady.value) return null;
  return (
    <section class="image-strip" aria-labelledby="neighbours-title">
      <h3 id="neighbours-title">Nearest training images</h3>
      <ul class="strip-pictures" aria-label="Nearest training images">
        {neighbours === null
          ? Array.from({ length: 6 }, (_, place) => <li key={place} class="is-coming" />)
          : neighbours.map((neighbour) => <NeighbourPicture key={neighbour.index} {...neighbour} />)}
      </ul>
      <p class="soft">With their labels, the nearest first.</p>
    </section>
  );
}

/** A click shows that image. */
function NeighbourPicture({ index, pixels, label, distance }: Neighbour) {
  const { dataView } = useApplication();
  const name = `${imageName('training', index)}, ${withArticle(label)}`;
  return (
    <li>
      <button
        type="button"
        title={`${name}, distance ${distance.toFixed(1)} over the 784 pixels`}
        onClick={() => {
          dataView.showSource('training');
          dataView.goTo(index + 1);
        }}
      >
        <PixelPicture pixels={Float32Array.from(pixels, (ink) => ink / 255)} name={`Show ${name}`} />
        <span class="image-caption">
          <b>{label}</b>
        </span>
      </button>
    </li>
  );
}
