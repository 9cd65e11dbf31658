/** A multiplication and an addition for each nonzero pixel and hidden neuron, forward and when the weights move. */
const perPixelWeight = 2 * 2;
/** Likewise for each weight of the output layer, and once more for the errors on their way back. */
const perOutputWeight = 3 * 2;
const digits = 10;

/**
 * Multiplications and additions that one training image takes, the zeros of images and the activations left out.
 * @param {number} ink nonzero pixels of an image
 * @param {number} hidden neurons
 */
export function arithmeticPerImage(ink, hidden) {
  return hidden * (perPixelWeight * ink + perOutputWeight * digits);
}

/** From so many images in a mini-batch on, wide layers sum up their updates in registers. */
const imagesSummedUp = 20;

/**
 * The share of that which updates weights of the first layer, where every multiplication and addition takes a load and a
 * store too; none in large mini-batches.
 * @param {number} ink
 * @param {number} miniBatchSize
 */
export function updateShare(ink, miniBatchSize) {
  if (miniBatchSize >= imagesSummedUp) return 0;
  return (2 * ink) / (perPixelWeight * ink + perOutputWeight * digits);
}

/**
 * Mean number of nonzero pixels of an image.
 * @param {{ images: Uint8Array, labels: Uint8Array }} split
 */
export function meanInk({ images, labels }) {
  return images.reduce((count, pixel) => count + Number(pixel !== 0), 0) / labels.length;
}
