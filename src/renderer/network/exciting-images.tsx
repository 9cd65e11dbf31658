import type { ExcitingImage, NeuronStatistics } from '../../engine/inspection/neuron-statistics';
import { useApplication } from '../application-context';
import { PixelPicture } from '../reading/pixel-picture';
import { keepFocusAway } from '../ui/command-button';
import { withArticle } from '../ui/digit-words';
import { formatCount } from '../ui/number-format';

/** The test images that excite the chosen neuron most, and least; a click puts one on the pad. */
export function ExcitingImages({ statistics }: { statistics: NeuronStatistics | null }) {
  const { data } = useApplication();
  if (!data.isReady.value) {
    return (
      <p class="soft exciting-images">
        There are no test images to show what excites it. Go to Train to get some.
      </p>
    );
  }
  return (
    <div class="exciting-images">
      <Row name="Excited most by" images={statistics?.most ?? []} />
      <Row name="Least by" images={statistics?.least ?? []} />
    </div>
  );
}

function Row({ name, images }: { name: string; images: readonly ExcitingImage[] }) {
  const { network } = useApplication();
  return (
    <>
      <h3>{name}</h3>
      <ul aria-label={name}>
        {images.map((image) => {
          const { index, label, activation, pixels } = image;
          const words = `Test image ${formatCount(index + 1)}, ${withArticle(label)}, activation ${activation.toFixed(2)}`;
          return (
            <li key={index}>
              <button
                type="button"
                title={`${words}. Put it on the pad`}
                aria-label={`${words}: put it on the pad`}
                onMouseDown={keepFocusAway}
                onClick={() => network.showOnPad(image)}
              >
                <PixelPicture pixels={Float32Array.from(pixels, (byte) => byte / 255)} name={words} />
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
