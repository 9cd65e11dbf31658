import type { BoundingBox } from '../raster/bounding-box';
import { boxAround } from '../raster/bounding-box';

/** Boxes that share less than this fraction of the lower one's height are not beside each other. */
const leastSharedHeight = 0.3;
/** Boxes above each other and closer than this fraction of the highest box are one digit: an eight of two circles. */
const leastGap = 0.1;
/** Rows that are higher together than this many times the highest box are two rows, however close. */
const highestRow = 1.25;
/** Anything lower than this fraction of the highest box is not a row: a five's hat, a dot. */
const leastRowHeight = 0.5;
/** What is lower than this fraction of it joins only the nearest row, so that a speck does not join two. */
const leastPart = 0.25;

/** Sorts boxes into rows of writing: the indices of each row's boxes, rows from the top, boxes from the left. */
export function findRows(boxes: readonly BoundingBox[]): number[][] {
  const highest = Math.max(...boxes.map(({ height }) => height));
  const beside = uniteNeighbours(
    boxes,
    (one, other) => -verticalGap(one, other) > leastSharedHeight * Math.min(one.height, other.height),
  );
  const rows = uniteNeighbours(beside, (one, other) => {
    const isSingle = one.length === 1 && other.length === 1;
    const lower = Math.min(boxOf(one, boxes).height, boxOf(other, boxes).height);
    if (!isSingle && lower < leastPart * highest) return false;
    if (!isSingle && boxOf([...one, ...other], boxes).height > highestRow * highest) return false;
    return one.some((first) => other.some((second) => isAbove(boxes[first], boxes[second], highest)));
  }).map((sets) => sets.flatMap((set) => beside[set]));
  const middle = ({ left, width }: BoundingBox) => left + width / 2;
  return uniteLowRows(rows, boxes)
    .map((row) => row.sort((one, other) => middle(boxes[one]) - middle(boxes[other]) || one - other))
    .sort((one, other) => boxOf(one, boxes).top - boxOf(other, boxes).top);
}

/** The height of a line's digits, from its pieces' heights: the median of those that are not just parts. */
export function lineHeight(heights: readonly number[]): number {
  const highest = Math.max(...heights);
  const high = heights.filter((height) => height >= highest / 2).sort((one, other) => one - other);
  return high[high.length >> 1];
}

function isAbove(one: BoundingBox, other: BoundingBox, highest: number): boolean {
  return horizontalGap(one, other) <= 0 && verticalGap(one, other) < leastGap * highest;
}

/** Groups things into sets connected by neighbours: their indices. */
function uniteNeighbours<Thing>(
  things: readonly Thing[],
  areNeighbours: (one: Thing, other: Thing) => boolean,
): number[][] {
  let sets: number[][] = [];
  things.forEach((thing, index) => {
    const isNear = (set: number[]) => set.some((other) => areNeighbours(thing, things[other]));
    const near = sets.filter(isNear);
    sets = [...sets.filter((set) => !near.includes(set)), [...near.flat(), index]];
  });
  return sets;
}

/** Merges rows that are too low to be rows into the row with the nearest box. */
function uniteLowRows(rows: readonly number[][], boxes: readonly BoundingBox[]): number[][] {
  const heights = rows.map((row) => boxOf(row, boxes).height);
  const leastHeight = leastRowHeight * Math.max(...boxes.map(({ height }) => height));
  const highRows = rows.filter((_, index) => heights[index] >= leastHeight).map((row) => [...row]);
  const distanceTo = (index: number) => (row: readonly number[]) =>
    Math.min(...row.map((other) => distance(boxes[index], boxes[other])));
  for (const index of rows.filter((_, row) => heights[row] < leastHeight).flat()) {
    const distances = highRows.map(distanceTo(index));
    highRows[distances.indexOf(Math.min(...distances))].push(index);
  }
  return highRows;
}

/** Vertical distance between two boxes; negative where they share height. */
function verticalGap(one: BoundingBox, other: BoundingBox): number {
  return Math.max(one.top, other.top) - Math.min(one.top + one.height, other.top + other.height);
}

/** Horizontal distance between two boxes; negative where they share width. */
function horizontalGap(one: BoundingBox, other: BoundingBox): number {
  return Math.max(one.left, other.left) - Math.min(one.left + one.width, other.left + other.width);
}

/** Distance between the nearest points of two boxes. */
function distance(one: BoundingBox, other: BoundingBox): number {
  const [x, y] = [Math.max(0, horizontalGap(one, other)), Math.max(0, verticalGap(one, other))];
  return Math.sqrt(x * x + y * y);
}

function boxOf(row: readonly number[], boxes: readonly BoundingBox[]): BoundingBox {
  return boxAround(row.map((index) => boxes[index]));
}
