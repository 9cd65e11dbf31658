import type { Stroke } from '../../../contract/drawings';
import { boundingBox } from '../raster/bounding-box';

/** Points closer than this to the last kept one, in pixels of the 28 x 28 image, change no grey value visibly. */
const negligibleDistance = 0.2;

/**
 * Moves and scales strokes into the middle of a square from 0 to `side`, keeping their proportions.
 *
 * The longer side of their box becomes `side`; a box without a size to speak of becomes a point in the
 * middle. Points too close
 * together to be seen are dropped, and so are strokes without points. Null when there is no point at all.
 */
export function fitStrokes(strokes: readonly Stroke[], side: number): Stroke[] | null {
  const box = boundingBox(strokes);
  if (!box) return null;
  const longerSide = Math.max(box.width, box.height);
  // So small a box that this overflows is a point, too.
  const enlargement = side / longerSide;
  const scale = Number.isFinite(enlargement) ? enlargement : 0;
  const marginX = (side - box.width * scale) / 2;
  const marginY = (side - box.height * scale) / 2;
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) =>
      thin(stroke.map(([x, y]) => [(x - box.left) * scale + marginX, (y - box.top) * scale + marginY])),
    );
}

/** Drops points that are hardly any distance from the last kept one, but never the first or the last. */
function thin(stroke: Stroke): Stroke {
  let kept = stroke[0];
  return stroke.filter((point, index) => {
    const awayX = point[0] - kept[0];
    const awayY = point[1] - kept[1];
    const isFar = awayX * awayX + awayY * awayY >= negligibleDistance * negligibleDistance;
    if (isFar) kept = point;
    return isFar || index === 0 || index === stroke.length - 1;
  });
}
