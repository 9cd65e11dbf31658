import type { DataSplit } from '../../src/contract/data';
import { imageSide, pixelsPerImage } from '../../src/engine/image';
import { findComponents } from '../../src/engine/handwriting/raster/connected-components';
import type { GreyImage } from '../../src/engine/handwriting/raster/raster';
import { pictureLine } from '../../src/engine/handwriting/segmentation/read-picture';
import type { Random } from '../../src/engine/random';
import { widened } from '../small-network/widened';
import type { CutLine } from './examples';

/** Pixels of the line per pixel of an image; lengths below are in pixels of an image. */
const enlargement = 3;
const mostDigits = 4;
const margin = 4;
/** Gap between neighbours; negative: they overlap, by more than a line's width at most. */
const gap = { least: -4, most: 3.5 };
/** Standard deviation of a digit's position. */
const unevenness = 1.3;
/** How often lines are made wider or narrower, and by how much at most on each side. */
const wider = { share: 0.4, most: 1 };
const narrower = { share: 0.2, most: 0.8 };
/** Fainter pixels are not ink; smaller components contain no digit. */
const faintest = 0.15;
const smallestComponent = 3;

/** A line of a data set's images, close together and with any pen width; null when it has no ink. */
export function writtenLine(data: DataSplit, random: Random): CutLine | null {
  const count = 1 + random.integerBelow(mostDigits);
  const chosen = Array.from({ length: count }, () => random.integerBelow(data.labels.length));
  const digits = chosen.map((index) => enlarged(data, index));
  const by = enlargement * widening(random);
  const { image, places } = sideBySide(by === 0 ? digits : digits.map((digit) => widened(digit, by)), random);
  const components = findComponents(image)
    .filter(({ box }) => Math.max(box.width, box.height) >= smallestComponent * enlargement)
    .sort((one, other) => middle(one.box) - middle(other.box));
  if (components.length === 0) return null;
  const line = pictureLine(image, components);
  // Where lines cross, the ink of one digit belongs to pieces of both.
  const owners = new Uint8Array(places.length);
  for (const { pixels } of line.pieces) for (const pixel of pixels) owners[pixel] += 1;
  const inkOf = line.pieces.map(({ pixels }) => {
    const ink = new Map<number, number>();
    for (const pixel of pixels.filter((pixel) => owners[pixel] === 1))
      ink.set(places[pixel], (ink.get(places[pixel]) ?? 0) + image.grey[pixel]);
    return ink;
  });
  return { line, inkOf, digits: chosen.map((index) => data.labels[index]) };
}

function middle({ left, width }: { left: number; width: number }): number {
  return left + width / 2;
}

function widening(random: Random): number {
  const [which, howMuch] = [random.uniform(), random.uniform()];
  if (which < wider.share) return wider.most * howMuch;
  return which < wider.share + narrower.share ? -narrower.most * howMuch : 0;
}

/** Draws digits from left to right; `places` gives the digit that each pixel's ink belongs to, -1 for none. */
function sideBySide(digits: readonly GreyImage[], random: Random): { image: GreyImage; places: Int8Array } {
  const side = imageSide * enlargement;
  const border = margin * enlargement;
  const image = { width: digits.length * side + 2 * border, height: side + 2 * border };
  const grey = new Float32Array(image.width * image.height);
  const places = new Int8Array(grey.length).fill(-1);
  let left = border;
  digits.forEach((digit, place) => {
    const inked = [...digit.grey.keys()].filter((pixel) => digit.grey[pixel] >= faintest);
    const columns = inked.map((pixel) => pixel % side);
    const [first, last] = [Math.min(...columns), Math.max(...columns)];
    const down = Math.round(unevenness * enlargement * random.gaussian());
    const top = border + Math.max(-border, Math.min(border, down));
    for (const pixel of inked) {
      const at = (top + Math.floor(pixel / side)) * image.width + left + (pixel % side) - first;
      if (digit.grey[pixel] <= grey[at]) continue;
      grey[at] = digit.grey[pixel];
      places[at] = place;
    }
    const apart = gap.least + (gap.most - gap.least) * random.uniform();
    if (inked.length > 0) left += last - first + 1 + Math.round(enlargement * apart);
  });
  return { image: { ...image, grey }, places };
}

/** One image of a data set, enlarged by interpolation between its pixels. */
function enlarged({ images }: DataSplit, index: number): GreyImage {
  const pixels = images.subarray(index * pixelsPerImage, (index + 1) * pixelsPerImage);
  const at = (x: number, y: number) =>
    pixels[Math.min(imageSide - 1, y) * imageSide + Math.min(imageSide - 1, x)];
  const side = imageSide * enlargement;
  const grey = Float32Array.from({ length: side * side }, (_, pixel) => {
    const [x, y] = [(pixel % side) / enlargement, Math.floor(pixel / side) / enlargement];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [shareX, shareY] = [x - left, y - top];
    const over = at(left, top) * (1 - shareX) + at(left + 1, top) * shareX;
    const under = at(left, top + 1) * (1 - shareX) + at(left + 1, top + 1) * shareX;
    return (over * (1 - shareY) + under * shareY) / 255;
  });
  return { width: side, height: side, grey };
}
