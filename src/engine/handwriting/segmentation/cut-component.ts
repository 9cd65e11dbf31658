import type { Component } from '../raster/connected-components';
import { boxOfPixels } from '../raster/connected-components';

/** All lengths in heights of the line. */
const size = {
  /** Narrower components are not cut: two digits are hardly ever so narrow. */
  leastWidth: 0.55,
  /** Distance between trial cuts, and from them to the component's sides. */
  apart: 0.08,
  /** How far a cut may swerve to either side. */
  reach: 0.15,
  /** Distance from one examined cut to the next. */
  step: 0.05,
  /** A cut goes through at most this much ink. */
  mostInk: 0.4,
};
/** Cost of a step to the side, in pixels of ink. */
const costOfSwerving = 0.1;

/** A path from top to bottom. */
interface Cut {
  /** Pixels of ink on it, and a little for every step to the side. */
  cost: number;
  /** Its column in each row; pixels to the left of it belong to the left piece. */
  columns: Int32Array;
}

/** Pixels of a component's box with ink, (height, width) row-major. */
interface Shape {
  width: number;
  height: number;
  hasInk: Uint8Array;
}

/** Lengths in pixels. */
interface CutSizes {
  imageWidth: number;
  lineHeight: number;
  lineWidth: number;
}

/**
 * Cuts a component where digits might touch, from left to right; one piece when it is too narrow for two.
 *
 * The cuts are the paths from top to bottom that cross the least ink. Where digits touch, one stroke may belong to both:
 * ink that a cut crosses, up to half a line's width from it, becomes a part of the pieces on both sides.
 */
export function cutComponent(
  component: Component,
  { imageWidth, lineHeight, lineWidth }: CutSizes,
): Component[] {
  const { box, pixels } = component;
  if (box.width < size.leastWidth * lineHeight) return [component];
  const shape = shapeOf(component, imageWidth);
  const cuts = bestApart(cutsOf(shape, lineHeight), size.apart * lineHeight);
  const pieces: number[][] = Array.from({ length: cuts.length + 1 }, () => []);
  const shared = cuts.map((cut) => crossedInk(shape, cut, lineWidth / 2));
  for (const pixel of pixels) {
    const [column, row] = [(pixel % imageWidth) - box.left, Math.floor(pixel / imageWidth) - box.top];
    const own = cuts.filter(({ columns }) => columns[row] <= column).length;
    pieces[own].push(pixel);
    const isShared = (cut: number) => column >= shared[cut].first[row] && column <= shared[cut].last[row];
    if (own > 0 && isShared(own - 1)) pieces[own - 1].push(pixel);
    if (own < cuts.length && isShared(own)) pieces[own + 1].push(pixel);
  }
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => Int32Array.from(piece))
    .map((piece) => ({ box: boxOfPixels(piece, imageWidth), pixels: piece }));
}

function shapeOf({ box: { left, top, width, height }, pixels }: Component, imageWidth: number): Shape {
  const hasInk = new Uint8Array(width * height);
  for (const pixel of pixels) {
    hasInk[(Math.floor(pixel / imageWidth) - top) * width + (pixel % imageWidth) - left] = 1;
  }
  return { width, height, hasInk };
}

/** The columns of each row's ink through which a cut goes, up to `reach` from it; none where it crosses no ink. */
function crossedInk({ width, height, hasInk }: Shape, { columns }: Cut, reach: number) {
  const first = new Int32Array(height).fill(width);
  const last = new Int32Array(height).fill(-1);
  columns.forEach((column, row) => {
    const isInk = (at: number) => at >= 0 && at < width && hasInk[row * width + at] === 1;
    if (!isInk(column)) return;
    first[row] = last[row] = column;
    while (isInk(first[row] - 1) && column - first[row] + 1 <= reach) first[row] -= 1;
    while (isInk(last[row] + 1) && last[row] + 1 - column <= reach) last[row] += 1;
  });
  return { first, last };
}

function cutsOf(shape: Shape, lineHeight: number): Cut[] {
  const apart = Math.max(1, Math.round(size.apart * lineHeight));
  const step = Math.max(1, Math.round(size.step * lineHeight));
  const cuts: Cut[] = [];
  for (let column = apart; column <= shape.width - apart; column += step) {
    const cut = cheapestCut(shape, column, Math.max(1, Math.round(size.reach * lineHeight)));
    if (cut.cost <= size.mostInk * lineHeight) cuts.push(cut);
  }
  return cuts;
}

/** The cut near a column that crosses the least ink, by dynamic programming from the top row down. */
function cheapestCut({ width, height, hasInk }: Shape, column: number, reach: number): Cut {
  const [first, last] = [Math.max(0, column - reach), Math.min(width - 1, column + reach)];
  const count = last - first + 1;
  const costs = new Float32Array(count * height);
  const comesFrom = new Int8Array(count * height);
  for (let row = 0; row < height; row++) {
    for (let at = 0; at < count; at++) {
      let [cheapest, side] = row > 0 ? [costs[(row - 1) * count + at], 0] : [0, 0];
      if (row > 0 && at > 0 && costs[(row - 1) * count + at - 1] + costOfSwerving < cheapest) {
        [cheapest, side] = [costs[(row - 1) * count + at - 1] + costOfSwerving, -1];
      }
      if (row > 0 && at < count - 1 && costs[(row - 1) * count + at + 1] + costOfSwerving < cheapest) {
        [cheapest, side] = [costs[(row - 1) * count + at + 1] + costOfSwerving, 1];
      }
      costs[row * count + at] = cheapest + hasInk[row * width + first + at];
      comesFrom[row * count + at] = side;
    }
  }
  const bottom = costs.subarray((height - 1) * count);
  let at = bottom.reduce((best, cost, index) => (cost < bottom[best] ? index : best), column - first);
  const cut = { cost: bottom[at], columns: new Int32Array(height) };
  for (let row = height - 1; row >= 0; row--) {
    cut.columns[row] = first + at;
    at += comesFrom[row * count + at];
  }
  return cut;
}

/** The cheapest cuts that are at least `apart` from each other, from left to right. */
function bestApart(cuts: readonly Cut[], apart: number): Cut[] {
  const chosen: { cut: Cut; middle: number }[] = [];
  for (const cut of [...cuts].sort((one, other) => one.cost - other.cost)) {
    const middle = cut.columns.reduce((sum, column) => sum + column, 0) / cut.columns.length;
    if (chosen.every((other) => Math.abs(other.middle - middle) >= apart)) chosen.push({ cut, middle });
  }
  return chosen.sort((one, other) => one.middle - other.middle).map(({ cut }) => cut);
}
