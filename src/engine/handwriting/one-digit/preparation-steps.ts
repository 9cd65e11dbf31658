import type { Stroke } from '../../../contract/drawings';
import { imageSide } from '../../image';
import type { GreyImage, Pen } from '../raster/raster';
import { drawStrokes } from '../raster/raster';
import { scaleByArea, sizeOfInk } from '../raster/scale-image';
import { centreOfMass } from './centre-of-mass';
import type { DigitInk } from './digit-ink';
import { isDrawnAnew, prepareInk } from './prepare-image';
import { middleLines } from './line-width';
import { boxSide, followPreparation, shift } from './prepare-strokes';
import { cutOut } from './shrink';

/** One step from a digit's ink to the network's input. */
export interface PreparationStep {
  /** Caption for the user, without a full stop. */
  caption: string;
  /** Square; the first picture shows only the ink, all others the 28 x 28 pixels of the network's picture. */
  picture: GreyImage;
  /** Whether to show the 20 x 20 box in the middle. */
  hasBox: boolean;
  /**
   * The ink's centre of mass, 0 to 1 from the picture's left and upper edge; null if it does not matter in this step.
   */
  centreOfMass: { x: number; y: number } | null;
}

const margin = (imageSide - boxSide) / 2;
/** Side of a picture that shows lines rather than the network's own pixels, in pixels. */
const fineSide = 8 * imageSide;
/** A thin line that only shows the path of the pen. */
const finePen: Pen = { radius: 1.5, edge: 1 };
const middle = { x: 0.5, y: 0.5 };

/**
 * Shows the steps of `prepareDigit` from a digit's ink to the network's input; the last picture is that input.
 *
 * `penWidth`: width of its lines, in the unit of its strokes. Null when there is no ink.
 */
export function preparationSteps(ink: DigitInk, penWidth: number): PreparationStep[] | null {
  const cut = cutOut(ink, penWidth, fineSide);
  const rest = ink.strokes === undefined ? stepsOfImage(ink) : stepsOfStrokes(ink.strokes);
  if (!cut || !rest) return null;
  return [{ caption: 'Cut out', picture: cut, hasBox: false, centreOfMass: null }, ...rest];
}

function stepsOfStrokes(strokes: readonly Stroke[]): PreparationStep[] | null {
  const preparation = followPreparation(strokes);
  if (!preparation) return null;
  const { fitted, boxed, centre, centred } = preparation;
  return [
    {
      caption: 'Scaled to 20 × 20',
      picture: drawFinely(shift(fitted, margin, margin)),
      hasBox: true,
      centreOfMass: null,
    },
    {
      caption: 'MNIST’s pen',
      picture: onImage(boxed),
      hasBox: true,
      centreOfMass: { x: (centre.x + margin) / imageSide, y: (centre.y + margin) / imageSide },
    },
    { caption: 'Centred by its ink', picture: centred, hasBox: false, centreOfMass: middle },
  ];
}

/** Steps for an image; lines of an unusual width are redrawn like strokes. */
function stepsOfImage({
  image,
  lineWidth,
}: {
  image: GreyImage;
  lineWidth: number;
}): PreparationStep[] | null {
  if (isDrawnAnew(image, lineWidth)) return stepsOfStrokes(middleLines(image));
  const size = sizeOfInk(image);
  const grey = prepareInk(image, lineWidth);
  if (!size || !grey) return null;
  const side = (imageSide / boxSide) * Math.max(size.width, size.height);
  const left = size.left + (size.width - side) / 2;
  const top = size.top + (size.height - side) / 2;
  const boxed = scaleByArea(image, { left, top, side }, imageSide);
  const centre = centreOfMass(boxed)!;
  return [
    {
      caption: 'Scaled to 20 × 20',
      picture: boxed,
      hasBox: true,
      centreOfMass: { x: centre.x / imageSide, y: centre.y / imageSide },
    },
    {
      caption: 'Centred by its ink',
      picture: { width: imageSide, height: imageSide, grey },
      hasBox: false,
      centreOfMass: middle,
    },
  ];
}

/** Draws strokes in the network's pixels as thin lines. */
function drawFinely(strokes: readonly Stroke[]): GreyImage {
  const scale = fineSide / imageSide;
  return drawStrokes(
    strokes.map((stroke) => stroke.map(([x, y]) => [x * scale, y * scale])),
    fineSide,
    finePen,
  );
}

/** Puts the box in the middle of 28 x 28 pixels. */
function onImage({ grey }: GreyImage): GreyImage {
  const image = new Float32Array(imageSide * imageSide);
  for (let row = 0; row < boxSide; row++) {
    const start = row * boxSide;
    image.set(grey.subarray(start, start + boxSide), (row + margin) * imageSide + margin);
  }
  return { width: imageSide, height: imageSide, grey: image };
}
