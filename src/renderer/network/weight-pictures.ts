import type { DenseLayer } from '../../contract/network';
import { weightsOf } from '../../engine/inspection/neuron';
import { WeightPictureMaker, weightScale } from '../../engine/inspection/weight-picture';
import { imageSide, pixelsPerImage } from '../../engine/image';
import type { DenseParameters } from '../../contract/network';
import { channelsOf, type NetworkColours } from './network-colours';

/** A weight of this many times the layer's root mean square has the full colour. */
const fullColour = 2.2;

/** What weight pictures look like, apart from the weights. */
export interface PictureStyle {
  inked: Uint8Array | null;
  isSmooth: boolean;
  colours: NetworkColours;
}

/** The weight pictures of the first layer, one below the other in one image; painted again only when they change. */
export class WeightPictures {
  readonly #canvas = new OffscreenCanvas(imageSide, imageSide);
  #image: ImageBitmap | null = null;
  #layer: DenseLayer | null = null;
  #style: PictureStyle | null = null;

  /** A bitmap, since a canvas would be copied each time that one of its pictures is drawn; null before `update`. */
  get image(): ImageBitmap | null {
    return this.#image;
  }

  update(network: DenseParameters, style: PictureStyle): void {
    const [layer] = network.layers;
    if (layer === this.#layer && isSame(style, this.#style)) return;
    this.#layer = layer;
    this.#style = style;
    const count = layer.bias.length;
    this.#canvas.width = imageSide;
    this.#canvas.height = imageSide * count;
    const context = this.#canvas.getContext('2d')!;
    const image = context.createImageData(imageSide, imageSide * count);
    const scale = fullColour * weightScale(layer.weight);
    const maker = new WeightPictureMaker(style.inked, style.isSmooth);
    for (let neuron = 0; neuron < count; neuron++) {
      const weights = weightsOf(network, { layer: 0, neuron });
      const bytes = image.data.subarray(4 * neuron * pixelsPerImage, 4 * (neuron + 1) * pixelsPerImage);
      colourWeights(maker.make(weights), scale, style.colours, bytes);
    }
    context.putImageData(image, 0, 0);
    this.#image?.close();
    this.#image = this.#canvas.transferToImageBitmap();
  }
}

/** Paints values (784) on a canvas of 28 x 28 pixels. */
function paintSignedPixels(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  scale: number,
  colours: Pick<NetworkColours, 'positive' | 'negative'>,
): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(imageSide, imageSide);
  colourWeights(values, scale, colours, image.data);
  context.putImageData(image, 0, 0);
}

/** The weight picture of one neuron of the first layer, coloured like those of its layer. */
export function paintWeightPicture(
  canvas: HTMLCanvasElement,
  network: DenseParameters,
  neuron: number,
  { inked, isSmooth, colours }: PictureStyle,
): void {
  const weights = weightsOf(network, { layer: 0, neuron });
  const scale = fullColour * weightScale(network.layers[0].weight);
  paintSignedPixels(canvas, new WeightPictureMaker(inked, isSmooth).make(weights), scale, colours);
}

/** Blue for positive, orange for negative, and the more opaque the larger. */
function colourWeights(
  values: ArrayLike<number>,
  scale: number,
  colours: Pick<NetworkColours, 'positive' | 'negative'>,
  bytes: Uint8ClampedArray,
): void {
  const [positive, negative] = [channelsOf(colours.positive), channelsOf(colours.negative)];
  for (let pixel = 0, at = 0; pixel < values.length; pixel++, at += 4) {
    const value = values[pixel];
    const [red, green, blue] = value < 0 ? negative : positive;
    bytes[at] = red;
    bytes[at + 1] = green;
    bytes[at + 2] = blue;
    bytes[at + 3] = (255 * Math.abs(value)) / scale;
  }
}

function isSame(one: PictureStyle, other: PictureStyle | null): boolean {
  return one.inked === other?.inked && one.isSmooth === other?.isSmooth && one.colours === other?.colours;
}
