import type { DataSplit } from '../../src/contract/data';
import type { BoundingBox } from '../../src/engine/handwriting/raster/bounding-box';
import { boxOfPixels, findComponents } from '../../src/engine/handwriting/raster/connected-components';
import type { GreyImage } from '../../src/engine/handwriting/raster/raster';
import { imageSide, pixelsPerImage } from '../../src/engine/image';
import type { Random } from '../../src/engine/random';
import { widened } from '../small-network/widened';

/** Pixels of a row per pixel of an image. */
const enlargement = 2;
/** Usual height of a digit, and margin around a row, in pixels of an image. */
const usual = { height: 20, margin: 10 };
const mostDigits = 5;
/** Between neighbours' ink, in heights; below 0 they overlap. Half of the rows are close. */
const gap = { least: -0.26, close: -0.1, most: 0.14, deviation: 0.04 };
/** Standard deviation of a digit's place up and down, in heights. */
const unevenness = 0.06;
/** How much wider or narrower a row's digits are written than the images show them, and one digit beside the others. */
const stretch = { row: [0.85, 1.25], digit: [0.92, 1.08] } as const;
/** In half of the rows all digits are about as high, in the others as in the images. */
const heights = { even: [0.9, 1.1], asShown: [0.92, 1.08], mostGrowth: 1.6 } as const;
/** How often lines are made wider or narrower, and by how many pixels of an image at most on each side. */
const wider = { share: 0.4, most: 1 };
const narrower = { share: 0.2, most: 0.8 };
/** Fainter pixels are not ink; smaller components are dirt, in pixels of an image. */
const faintest = 0.15;
const smallestComponent = 2;

/** A row of digits side by side and into each other. */
export interface TouchingRow {
  image: GreyImage;
  /** Of its components. */
  heights: number[];
  /** Middles in pixels from the left. */
  digits: { label: number; middle: number }[];
}

interface PlacedDigit {
  label: number;
  left: number;
  top: number;
  image: GreyImage;
}

/** A row of a data set's images; null when it has no ink. */
export function touchingRow(data: DataSplit, random: Random): TouchingRow | null {
  const between = ([least, most]: readonly [number, number]) => least + (most - least) * random.uniform();
  const isEven = random.uniform() < 0.5;
  const across = between(stretch.row);
  const apart = between(random.uniform() < 0.5 ? [gap.least, gap.close] : [gap.least, gap.most]);
  const thicken = enlargement * thickening(random);
  const height = usual.height * enlargement;
  const placed: PlacedDigit[] = [];
  let left = 0;
  for (let count = 1 + random.integerBelow(mostDigits); count > 0; count--) {
    const index = random.integerBelow(data.labels.length);
    const pixels = data.images.subarray(index * pixelsPerImage, (index + 1) * pixelsPerImage);
    const box = boxOfInk(pixels, imageSide, 255 * faintest);
    if (!box) continue;
    const scale = isEven
      ? Math.min(heights.mostGrowth, usual.height / box.height) * between(heights.even)
      : between(heights.asShown);
    const digit = enlarged(
      pixels,
      box,
      scale * across * between(stretch.digit) * enlargement,
      scale * enlargement,
    );
    const image = thicken === 0 ? digit : widened(digit, thicken);
    const ink = boxOfInk(image.grey, image.width, faintest);
    if (!ink) continue;
    const middle = isEven
      ? height / 2
      : (box.top + box.height / 2 - (imageSide - usual.height) / 2) * enlargement;
    const top = middle - ink.height / 2 + unevenness * height * random.gaussian() - ink.top;
    placed.push({
      label: data.labels[index],
      left: Math.round(left) - ink.left,
      top: Math.round(top),
      image,
    });
    left += ink.width + height * (apart + gap.deviation * random.gaussian());
  }
  return placed.length === 0 ? null : together(placed);
}

function together(placed: readonly PlacedDigit[]): TouchingRow | null {
  const margin = usual.margin * enlargement;
  const left = Math.min(...placed.map((digit) => digit.left)) - margin;
  const top = Math.min(...placed.map((digit) => digit.top)) - margin;
  const width = Math.max(...placed.map((digit) => digit.left + digit.image.width)) - left + margin;
  const height = Math.max(...placed.map((digit) => digit.top + digit.image.height)) - top + margin;
  const grey = new Float32Array(width * height);
  const digits = placed.map(({ label, image, ...at }) => {
    let [first, last] = [width, 0];
    image.grey.forEach((value, pixel) => {
      if (value < faintest) return;
      const x = at.left - left + (pixel % image.width);
      const place = (at.top - top + Math.floor(pixel / image.width)) * width + x;
      [first, last] = [Math.min(first, x), Math.max(last, x)];
      grey[place] = Math.max(grey[place], value);
    });
    return { label, middle: (first + last + 1) / 2 };
  });
  const components = findComponents({ width, height, grey }).filter(
    ({ box }) => Math.max(box.width, box.height) >= smallestComponent * enlargement,
  );
  const ink = new Float32Array(grey.length);
  for (const { pixels } of components) for (const pixel of pixels) ink[pixel] = grey[pixel];
  const image = { width, height, grey: ink };
  return components.length === 0 ? null : { image, digits, heights: components.map(({ box }) => box.height) };
}

function thickening(random: Random): number {
  const [which, howMuch] = [random.uniform(), random.uniform()];
  if (which < wider.share) return wider.most * howMuch;
  return which < wider.share + narrower.share ? -narrower.most * howMuch : 0;
}

function boxOfInk(values: ArrayLike<number>, width: number, faintest: number): BoundingBox | null {
  const ink: number[] = [];
  for (let pixel = 0; pixel < values.length; pixel++) if (values[pixel] >= faintest) ink.push(pixel);
  return ink.length === 0 ? null : boxOfPixels(Int32Array.from(ink), width);
}

/** The ink in a box of an image, so many times as wide and as high, with a margin. */
function enlarged(pixels: Uint8Array, box: BoundingBox, across: number, down: number): GreyImage {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= imageSide || y >= imageSide ? 0 : pixels[y * imageSide + x];
  const margin = 3;
  const width = Math.ceil(box.width * across) + 2 * margin;
  const height = Math.ceil(box.height * down) + 2 * margin;
  const grey = Float32Array.from({ length: width * height }, (_, pixel) => {
    const x = ((pixel % width) - margin + 0.5) / across - 0.5 + box.left;
    const y = (Math.floor(pixel / width) - margin + 0.5) / down - 0.5 + box.top;
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [shareX, shareY] = [x - left, y - top];
    const over = at(left, top) * (1 - shareX) + at(left + 1, top) * shareX;
    const under = at(left, top + 1) * (1 - shareX) + at(left + 1, top + 1) * shareX;
    return (over * (1 - shareY) + under * shareY) / 255;
  });
  return { width, height, grey };
}
