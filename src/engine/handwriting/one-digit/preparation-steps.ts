import type { Stroke } from '../../../contract/drawings';
import { imageSide } from '../../image';
import { boxSide, followPreparation, shift } from './prepare-strokes';
import type { GreyImage, Pen } from '../raster/raster';
import { drawStrokes } from '../raster/raster';
import type { PadStroke } from './squeeze';
import { drawPad } from './squeeze';

/** One step of the way from a drawing to what the network gets. */
export interface PreparationStep {
  /** For a person, without a full stop. */
  caption: string;
  /** Square; the first one shows the pad, all others the 28 x 28 pixels of the network's picture. */
  picture: GreyImage;
  /** Whether the 20 x 20 box in the middle is where it should be seen. */
  hasBox: boolean;
  /** The ink's centre of mass, 0 to 1 from the picture's left and upper edge; null where it plays no part. */
  centreOfMass: { x: number; y: number } | null;
}

const margin = (imageSide - boxSide) / 2;
/** Pixels of a picture that shows lines rather than the network's own pixels. */
const fineSide = 8 * imageSide;
/** A line that shows the way of the pen and no more. */
const finePen: Pen = { radius: 1.5, edge: 1 };

/**
 * Shows the steps in which `prepareStrokes` makes of a drawing what the network gets; the last picture is just that.
 *
 * Null when there is no ink.
 */
export function preparationSteps(strokes: readonly PadStroke[]): PreparationStep[] | null {
  const preparation = followPreparation(strokes.map(({ points }) => points));
  if (!preparation) return null;
  const { fitted, boxed, centre, centred } = preparation;
  return [
    {
      caption: 'As drawn on the pad',
      picture: drawPad(strokes, fineSide),
      hasBox: false,
      centreOfMass: null,
    },
    {
      caption: 'The strokes, scaled into a box of 20 × 20',
      picture: drawFinely(shift(fitted, margin, margin)),
      hasBox: true,
      centreOfMass: null,
    },
    {
      caption: 'Drawn with MNIST’s pen',
      picture: onImage(boxed),
      hasBox: true,
      centreOfMass: { x: (centre.x + margin) / imageSide, y: (centre.y + margin) / imageSide },
    },
    {
      caption: 'Moved, so that the ink’s centre of mass is in the middle',
      picture: centred,
      hasBox: false,
      centreOfMass: { x: 0.5, y: 0.5 },
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
