import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import type { NetworkShape } from '../../contract/network';
import type { Stroke } from '../../contract/drawings';
import type { DataSplit } from '../../contract/data';
import { pixelsPerImage } from '../image';
import { prepareStrokes } from '../handwriting/one-digit/prepare-strokes';
import { varyStrokes } from '../synthesis/stroke-variations';
import type { Random } from '../random';
import { createRandom } from '../random';

/** A digit that a person drew, and which it is: 0 to 9. The strokes hold at least one point. */
export interface LabelledDrawing {
  digit: number;
  strokes: readonly Stroke[];
}

/** Pictures of each digit that is taught, however many drawings of it there are; of one drawing at most half of them. */
const picturesPerDigit = 500;
const mostPicturesPerDrawing = 250;
/** What the network has learned before is rehearsed with so many images for each picture that is new. */
const rehearsalShare = 3;

/** The seed's streams 0 and 1 are for new weights and for the order of the images. */
const lessonStream = 2;

/** Sigmoid neurons take larger steps than others, since their gradients are smaller. */
const learningRates: Record<Hyperparameters['hiddenActivation'], number> = {
  sigmoid: 0.1,
  tanh: 0.03,
  relu: 0.03,
};

/**
 * Composes what a network learns a person's hand from, without forgetting others': varied pictures of each drawing, and
 * three times as many images from `rehearsal`, chosen at random. One list of drawings, rehearsal and seed give one lesson.
 *
 * Each digit is taught with 500 pictures, so that it makes no difference whether a person drew it twice or a hundred
 * times, and the lesson takes the same few seconds; the first picture of a drawing is the drawing itself. Yields after
 * each drawing, since that takes some milliseconds.
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

/** 784 bytes, 0 no ink to 255 full ink; as drawn where there is no `random`. */
function drawPicture(drawing: readonly Stroke[], random: Random | null): Uint8Array {
  const { strokes, pen } = random ? varyStrokes(drawing, random) : { strokes: drawing };
  return Uint8Array.from(prepareStrokes(strokes, pen)!, (ink) => Math.round(255 * ink));
}

/**
 * How a network is taught a lesson of so many images: three epochs with small steps, from the weights that it has.
 *
 * Cross-entropy also where the network learned with the quadratic cost, since that hardly moves an output that is
 * wrong and sure of it. No dropout, however the network was trained: it made the networks that were measured forget
 * more.
 */
export function lessonHyperparameters(
  { sizes, activations }: NetworkShape,
  images: number,
  seed: number,
): Hyperparameters {
  return {
    ...defaultHyperparameters,
    hiddenLayers: sizes.slice(1, -1),
    hiddenActivation: activations.hidden,
    outputActivation: activations.output,
    cost: 'cross-entropy',
    learningRate: learningRates[activations.hidden],
    miniBatchSize: Math.min(10, images),
    epochs: 3,
    trainingImages: images,
    seed,
  };
}
