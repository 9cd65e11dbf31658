import type { Stroke } from '../../../src/contract/drawings';
import { createRandom } from '../../../src/engine/random';
import { boundingBox } from '../../../src/engine/handwriting/raster/bounding-box';

/** Plain digits as strokes, 100 high: crossed seven, open four, five with a hat of its own. */
const digits: readonly (readonly Stroke[])[] = [
  [arc(30, 50, 30, 50, -90, -450)],
  [line([12, 22], [30, 0], [30, 100])],
  [[...arc(30, 28, 28, 28, 190, 390), ...line([44, 52], [2, 100], [62, 100])]],
  [[...arc(26, 25, 25, 25, 215, 430), ...arc(26, 73, 28, 27, 290, 500)]],
  [line([34, 0], [0, 68], [64, 68]), line([46, 36], [46, 100])],
  [[...line([12, 2], [8, 44]), ...arc(26, 68, 30, 32, 230, 500)], line([12, 2], [56, 2])],
  [[...line([44, 0], [20, 30], [4, 60]), ...arc(28, 72, 26, 28, 190, 560)]],
  [line([0, 4], [58, 4], [22, 100])],
  [[...arc(30, 25, 24, 25, -60, -270), ...arc(30, 75, 28, 25, -90, 270), ...arc(30, 25, 24, 25, 90, -60)]],
  [[...arc(30, 30, 26, 30, -30, -390), ...line([56, 30], [54, 60], [46, 100])]],
];

/** Digits side by side, `gap` apart, as a person with an even hand writes a number. */
export function drawNumber(number: string, gap = 20): Stroke[] {
  let left = 0;
  return [...number].flatMap((digit) => {
    const strokes = digits[Number(digit)];
    const box = boundingBox(strokes)!;
    const by = left - box.left;
    left += box.width + gap;
    return moved(strokes, by, 0);
  });
}

/** Strokes elsewhere. */
export function moved(strokes: readonly Stroke[], byX: number, byY: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(([x, y]) => [x + byX, y + byY]));
}

/** A grey picture of more dots than these, of many sizes and out of line: 1 is paper. */
export function dots(fewest: number): { width: number; height: number; grey: Float32Array } {
  const random = createRandom(1);
  const [columns, cell] = [100, 12];
  const rows = Math.ceil(fewest / columns) + 1;
  const [width, height] = [columns * cell, rows * cell];
  const grey = new Float32Array(width * height).fill(1);
  for (let dot = 0; dot < rows * columns; dot++) {
    const size = 4 + random.integerBelow(4);
    const left = (dot % columns) * cell + random.integerBelow(cell - size);
    const top = Math.floor(dot / columns) * cell + random.integerBelow(cell - size);
    for (let row = top; row < top + size; row++) grey.fill(0, row * width + left, row * width + left + size);
  }
  return { width, height, grey };
}

function line(...points: Stroke): Stroke {
  return points;
}

/** Part of an ellipse, from one angle to the other; 0° is right, 90° is down. */
function arc(x: number, y: number, width: number, height: number, from: number, to: number): Stroke {
  return Array.from({ length: 33 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / 32) * Math.PI) / 180;
    return [x + width * Math.cos(angle), y + height * Math.sin(angle)];
  });
}
