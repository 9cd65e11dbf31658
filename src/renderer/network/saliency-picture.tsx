import { useLayoutEffect, useRef } from 'preact/hooks';
import { imageSide } from '../../engine/image';
import { useApplication } from '../application-context';
import type { Saliency } from './saliency-model';
import { regionsText } from './saliency-text';

/** On black in both themes: red, green and blue. */
const colours = { for: [110, 165, 255], against: [240, 160, 80] } as const;
/** How bright ink is that says nothing; 0 to 255. */
const inkGrey = 96;

/** The digit, with what its pixels say over it: blue for the answer, orange against it. */
export function SaliencyPicture() {
  const { saliency } = useApplication().network;
  const canvas = useRef<HTMLCanvasElement>(null);
  const found = saliency.found.value;
  useLayoutEffect(() => {
    if (found !== null) paint(canvas.current!, found);
  }, [found]);
  return (
    <canvas
      ref={canvas}
      class="pixel-picture saliency-picture"
      width={imageSide}
      height={imageSide}
      role="img"
      aria-label={found === null ? 'What the pixels say' : `What the pixels say. ${regionsText(found)}`}
    />
  );
}

function paint(canvas: HTMLCanvasElement, { reading, values }: Saliency): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(imageSide, imageSide);
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  for (let pixel = 0; pixel < values.length; pixel++) {
    // The root lets a person see what is weaker than the strongest pixel.
    const strength = Math.sqrt(Math.abs(values[pixel]) / most);
    const grey = inkGrey * reading.input[pixel] * (1 - strength);
    const colour = values[pixel] < 0 ? colours.against : colours.for;
    for (let channel = 0; channel < 3; channel++) {
      image.data[4 * pixel + channel] = grey + strength * colour[channel];
    }
    image.data[4 * pixel + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
