import type { DenseParameters } from '../contract/network';
import { isDense } from '../contract/network';
import { encodeBase64 } from '../engine/formats/base64';
import { encodePng, type Colour } from '../engine/formats/encode-png';
import { imageSide, pixelsPerImage } from '../engine/image';
import { element } from '../figures/markup';
import { paragraph, section } from './html';
import type { ExaminedNetwork } from './reported-run';

/** Most neurons whose weights are shown. */
const mostNeurons = 100;

const size = { width: imageSide, height: imageSide };
/** Ink on white, as on paper. */
const greys: Colour[] = Array.from({ length: 256 }, (_, ink) => [255 - ink, 255 - ink, 255 - ink]);

/** Colours on either side of white, as many as an index of one byte can name. */
const steps = 127;
const white: Colour = [255, 255, 255];
const positive: Colour = [42, 103, 203];
const negative: Colour = [196, 92, 20];
const weightColours: Colour[] = Array.from({ length: 2 * steps + 1 }, (_, index) => {
  const share = (index - steps) / steps;
  return mix(white, share < 0 ? negative : positive, Math.abs(share));
});

/** The mistakes that the network was surest of. */
export function mistakesSection({ examination: { mistakes } }: ExaminedNetwork): string {
  if (mistakes.length === 0) return '';
  const figures = mistakes.map(({ index, label, answer, confidence, pixels }) =>
    element(
      'figure',
      {},
      picture(pixels, greys, `Test image ${index}`),
      element(
        'figcaption',
        {},
        `${label} read as `,
        element('b', {}, String(answer)),
        element('br', {}),
        `${confidence.toFixed(2)} · no. ${index}`,
      ),
    ),
  );
  return section(
    { heading: 'Worst mistakes', kind: 'long' },
    paragraph('Test images read wrong, the surest answers first; with the activation of the answer.', 'soft'),
    element('div', { class: 'pictures captioned' }, ...figures),
  );
}

/** What each neuron of the first layer looks for. */
export function weightsSection({ network, examination: { inked } }: ExaminedNetwork): string {
  if (!isDense(network)) {
    const sentence = 'The first layer is a convolution, whose weights are no pictures of the whole image.';
    return section({ heading: 'Weights', kind: 'long' }, paragraph(sentence, 'soft'));
  }
  const [{ weight }] = network.layers;
  const isHidden = network.layers.length > 1;
  const name = isHidden ? 'hidden neuron' : 'output neuron';
  const scale = scaleOf(weight, inked);
  // Hidden neurons count from 1, as in the window; an output has its digit.
  const numberOf = (neuron: number) => (isHidden ? neuron + 1 : neuron);
  const all = Array.from({ length: network.sizes[1] }, (_, neuron) => neuron);
  const shown = all.length <= mostNeurons ? all : strongest(network, mostNeurons);
  const figures = shown.map((neuron) => {
    const weights = weight.subarray(neuron * pixelsPerImage, (neuron + 1) * pixelsPerImage);
    return element(
      'figure',
      {},
      picture(indices(weights, inked, scale), weightColours, `Weights of ${name} ${numberOf(neuron)}`),
      element('figcaption', {}, String(numberOf(neuron))),
    );
  });
  const which = shown.length < all.length ? `, the ${mostNeurons} strongest of ${all.length}` : '';
  return section(
    { heading: 'Weights', kind: 'long' },
    paragraph(
      `From the pixels to each ${name}${which}. Blue speaks for it, orange against; the full colour is a weight of ` +
        `${scale.toPrecision(2)} or more. Pixels without ink in any test image are left blank.`,
      'soft',
    ),
    element('div', { class: 'pictures' }, ...figures),
  );
}

/** Those with the largest outgoing weights, in their own order. */
function strongest({ sizes, layers }: DenseParameters, most: number): number[] {
  const [, neurons, next] = sizes;
  const strengths = Array.from({ length: neurons }, (_, neuron) => {
    let strength = 0;
    for (let output = 0; output < next; output++)
      strength += Math.abs(layers[1].weight[output * neurons + neuron]);
    return { neuron, strength };
  });
  return strengths
    .sort((one, other) => other.strength - one.strength || one.neuron - other.neuron)
    .slice(0, most)
    .map(({ neuron }) => neuron)
    .sort((one, other) => one - other);
}

/** Three times the usual size of a weight, so that few are beyond it. */
function scaleOf(weight: Float32Array, inked: Uint8Array): number {
  let [sum, count] = [0, 0];
  for (let index = 0; index < weight.length; index++) {
    if (inked[index % pixelsPerImage] === 0) continue;
    sum += weight[index] * weight[index];
    count++;
  }
  const usual = Math.sqrt(sum / Math.max(1, count));
  return usual === 0 ? 1 : 3 * usual;
}

function indices(weights: Float32Array, inked: Uint8Array, scale: number): Uint8Array {
  return Uint8Array.from(weights, (weight, pixel) => {
    if (inked[pixel] === 0) return steps;
    return steps + Math.round(steps * Math.min(1, Math.max(-1, weight / scale)));
  });
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (index: number) => Math.round(from[index] + share * (to[index] - from[index]));
  return [part(0), part(1), part(2)];
}

function picture(pixels: Uint8Array, palette: readonly Colour[], alt: string): string {
  const source = `data:image/png;base64,${encodeBase64(encodePng(pixels, size, palette))}`;
  return element('img', { src: source, alt, width: 64, height: 64 });
}
