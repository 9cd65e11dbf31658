import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import { hiddenLayersOf } from '../../contract/hidden-layers';
import type { NetworkShape } from '../../contract/network';
import type { Stroke } from '../../contract/drawings';
import type { DataSplit } from '../../contract/data';
import { pixelsPerImage } from '../image';
import { prepareStrokes } from '../handwriting/one-digit/prepare-strokes';
import { varyStrokes } from '../synthesis/stroke-variations';
import type { Random } from '../random';
import { createRandom } from '../random';

/** A digit drawn by the user, with its label 0 to 9. The strokes have at least one point. */
export interface LabelledDrawing {
  digit: number;
  strokes: readonly Stroke[];
}

/** Pictures per taught digit, however many drawings of it there are; at most half of them from one drawing. */
const picturesPerDigit = 500;
const mostPicturesPerDrawing = 250;
/** Images rehearsed from earlier training for each new picture. */
const rehearsalShare = 3;

/** The seed's streams 0 and 1 are used for new weights and for the order of the images. */
const lessonStream = 2;

/**
 * Sigmoid neurons need larger steps than others, since their gradients are smaller. Larger ones for rectified neurons
 * teach no more, and forget more of other hands: `node bench/clinic.js`.
 */
const learningRates: Record<Hyperparameters['hiddenActivation'], number> = {
  sigmoid: 0.1,
  tanh: 0.03,
  relu: 0.01,
};

/**
 * Composes a lesson that teaches a network a person's handwriting without forgetting others': varied pictures of each
 * drawing, and three times as many images from `rehearsal`, chosen at random. The same drawings, rehearsal and seed
 * give the same lesson.
 *
 * Each digit is taught with 500 pictures whether it was drawn twice or a hundred times, so a lesson always takes the
 * same time; the first picture of a drawing is the drawing itself. Yields after each drawing, which takes some
 * milliseconds.
 */
export function* composeLesson(
  drawings: readonly LabelledDrawing[],
  rehearsal: DataSplit,
  seed: number,
): Generator<void, DataSplit> {
  const random = createRandom(seed, lessonStream);
  const pictures = drawings.map(({ digit }) => picturesOf(digit, drawings));
  const newImages = pictures.reduce((sum, count) => sum + count, 0);
  const rehearsed = Math.min(rehearsalShare * newImages, rehearsal.labels.length);
  const images = new Uint8Array((newImages + rehearsed) * pixelsPerImage);
  const labels = new Uint8Array(newImages + rehearsed);
  let at = 0;
  for (const [index, { digit, strokes }] of drawings.entries()) {
    for (let picture = 0; picture < pictures[index]; picture++, at++) {
      images.set(drawPicture(strokes, picture > 0 ? random : null), at * pixelsPerImage);
      labels[at] = digit;
    }
    yield;
  }
  const order = Uint32Array.from(rehearsal.labels, (_, index) => index);
  random.shuffle(order);
  for (const image of order.subarray(0, rehearsed)) {
    images.set(
      rehearsal.images.subarray(image * pixelsPerImage, (image + 1) * pixelsPerImage),
      at * pixelsPerImage,
    );
    labels[at++] = rehearsal.labels[image];
  }
  return { images, labels };
}

function picturesOf(digit: number, drawings: readonly LabelledDrawing[]): number {
  const alike = drawings.filter((drawing) => drawing.digit === digit).length;
  return Math.min(mostPicturesPerDrawing, Math.max(1, Math.round(picturesPerDigit / alike)));
}

/** Draws a picture: 784 bytes, 0 no ink to 255 full ink; without `random`, exactly as drawn. */
function drawPicture(drawing: readonly Stroke[], random: Random | null): Uint8Array {
  const { strokes, pen } = random ? varyStrokes(drawing, random) : { strokes: drawing };
  return Uint8Array.from(prepareStrokes(strokes, pen)!, (ink) => Math.round(255 * ink));
}

/**
 * Hyper-parameters for a lesson of this many images: three epochs with small steps, starting from the network's
 * weights; where there are convolutions, one, which takes as long as a person will wait.
 *
 * Cross-entropy is used even if the network was trained with the quadratic cost, since that hardly moves an output that
 * is confidently wrong. Dropout is never used: it made the measured networks forget more.
 */
export function lessonHyperparameters(
  { layers, activations }: NetworkShape,
  images: number,
  seed: number,
): Hyperparameters {
  return {
    ...defaultHyperparameters,
    hiddenLayers: hiddenLayersOf(layers),
    hiddenActivation: activations.hidden,
    outputActivation: activations.output,
    cost: 'cross-entropy',
    learningRate: learningRates[activations.hidden],
    miniBatchSize: Math.min(10, images),
    epochs: layers.some(({ kind }) => kind === 'convolution') ? 1 : 3,
    trainingImages: images,
    seed,
  };
}
