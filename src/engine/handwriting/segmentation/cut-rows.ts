import type { Component } from '../raster/connected-components';
import { boxOfPixels } from '../raster/connected-components';
import { boxAround, type BoundingBox } from '../raster/bounding-box';
import { findRows } from './text-rows';

/** A component so many times as high as its line may reach into the next one. */
const tall = 1.5;
/** It does where it covers this share of the height of both. */
const leastCovered = 0.5;
/** What is lower than this share of the highest component is only a part of a digit. */
const leastPart = 0.25;

/**
 * Cuts components that reach from one row of writing into the next, as where the stem of a 4 touches the digit below:
 * each between the rows, where it has least ink. `width`: of the image.
 */
export function cutBetweenRows(components: readonly Component[], width: number): Component[] {
  const height = usualHeight(components.map(({ box }) => box.height));
  const isTall = ({ box }: Component) => box.height > tall * height;
  const usual = components.filter((component) => !isTall(component));
  if (usual.length === 0 || usual.length === components.length) return [...components];
  const boxes = usual.map(({ box }) => box);
  const rows = findRows(boxes).map((row) => boxAround(row.map((index) => boxes[index])));
  return components.flatMap((component) => (isTall(component) ? cut(component, rows, width) : component));
}

/** The median of the heights, without what is only a part of a digit. */
function usualHeight(heights: readonly number[]): number {
  const highest = Math.max(...heights);
  const high = heights.filter((height) => height >= leastPart * highest).sort((one, other) => one - other);
  return high[high.length >> 1];
}

function cut(component: Component, rows: readonly BoundingBox[], width: number): Component[] {
  const { top, height } = component.box;
  const reached = rows.filter((row) => {
    const shared = Math.min(top + height, row.top + row.height) - Math.max(top, row.top);
    return shared >= leastCovered * row.height;
  });
  let rest = component.pixels;
  const parts: Component[] = [];
  for (let index = 1; index < reached.length; index++) {
    const border = thinnestRow(rest, width, reached[index - 1], reached[index]);
    const isAbove = (pixel: number) => Math.floor(pixel / width) < border;
    parts.push(componentOf(rest.filter(isAbove), width));
    rest = rest.filter((pixel) => !isAbove(pixel));
  }
  return [...parts, componentOf(rest, width)].filter(({ pixels }) => pixels.length > 0);
}

/** The row between the middles of two rows of writing where there is least ink; of several the one in between. */
function thinnestRow(pixels: Int32Array, width: number, above: BoundingBox, below: BoundingBox): number {
  const [end, start] = [above.top + above.height, below.top];
  // Between the digits above and below, and around there by a quarter of their height.
  const reach = Math.ceil(Math.min(above.height, below.height) / 4);
  const [first, last] = [Math.min(end, start) - reach, Math.max(end, start) + reach];
  const ink = new Int32Array(last - first + 1);
  for (const pixel of pixels) {
    const row = Math.floor(pixel / width);
    if (row >= first && row <= last) ink[row - first]++;
  }
  const least = Math.min(...ink);
  const middle = (end + start) / 2;
  const thinnest = Array.from(ink.keys(), (index) => index + first).filter(
    (row) => ink[row - first] === least,
  );
  return thinnest.reduce((best, row) => (Math.abs(row - middle) < Math.abs(best - middle) ? row : best));
}

function componentOf(pixels: Int32Array, width: number): Component {
  return { box: boxOfPixels(pixels, width), pixels };
}
