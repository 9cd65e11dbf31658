import type { NetworkParameters } from '../../../contract/network';
import type { Network } from '../../network/network';
import { boxAround } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { findComponents } from '../raster/connected-components';
import type { CutComponent } from './cut-component';
import { cutComponent } from './cut-component';
import { cutBetweenRows } from './cut-rows';
import { DigitReader } from './score-digit';
import type { Ink } from '../paper/find-ink';
import { findInk } from '../paper/find-ink';
import { reducedGrid, turnedGrid } from '../paper/grid';
import type { GreyPicture } from '../raster/grey-picture';
import { reducePicture } from '../raster/grey-picture';
import type { OnProgress } from '../raster/on-progress';
import { turned, turnedBack } from '../raster/turn';
import { lineWidthOf } from '../one-digit/line-width';
import type { GreyImage } from '../raster/raster';
import { startsOf, type WrittenLine, type Piece } from './line';
import { readLine, readSign } from './read-line';
import type { FoundDigit, Reading } from './reading';
import { readingOf } from './reading';
import { readSeparated, separateSigns, type RowRead } from './small-signs';
import { inCells } from './table-cells';
import { heightOfRows, rowsOfTable } from './table-rows';
import { findRows, lineHeight } from './text-rows';
import { wholeOrParts } from './whole-digit';

/**
 * A component smaller than this fraction of the highest one, in both directions, is dirt, unless both are as wide as a line:
 * a point of a thin pen.
 */
const smallestComponent = 0.08;
/** In pixels. A third more than the 20 of the network's images would be enough, but for thin lines. */
const highestDigit = 60;

/** A digit in a table may be so many times as high as a row. */
const mostOfRow = 1.5;

/** A page whose digits are less certain than this, on average, may lie on its side or upside down. */
const poor = 0.8;
/**
 * It does where as many digits are found in another turn, and are so much more certain on average, and that is as much as
 * so many certain digits more: few digits, which a stray line may disturb, say little about a page.
 */
const turnedPage = { fewestDigits: 3, gain: 0.2, digits: 1.5 };
/** A mark smaller than this, in heights of a digit, may be a point or a hyphen. */
const smallMark = 0.5;
/** About so many pieces of ink tell how well a page reads. */
const sample = 40;

/** What no page of writing holds: with more marks than this, all of it is left unread. */
export const mostMarks = 5_000;

/** How much is done of a picture once its ink is found, and once it is read as it lies. */
const doneWith = { ink: 0.4, upright: 0.9 };

/**
 * Reads a picture of any number of digits, in one row or several; null when it holds no ink. A page that reads poorly is
 * tried in all four turns.
 */
export function readPicture(
  network: Network | NetworkParameters,
  picture: GreyPicture,
  onProgress: OnProgress = () => {},
): Reading | null {
  onProgress(0);
  const reader = new DigitReader(network);
  const found = findInk(picture, (share) => onProgress(doneWith.ink * share));
  if (found === null) return null;
  onProgress(doneWith.ink);
  const marks = marksOf(found);
  if (marks.components.length > mostMarks) {
    return { ...readingOf([]), tooManyMarks: marks.components.length };
  }
  const upright = readPage(reader, pageOf(reader, marks), (share) =>
    onProgress(doneWith.ink + (doneWith.upright - doneWith.ink) * share),
  );
  if (certaintyOf(upright) >= poor) return upright;
  let [best, least] = [upright, certaintyOf(upright) + turnedPage.gain];
  let ink = found;
  for (let turns = 1; turns <= 3; turns++) {
    onProgress(doneWith.upright + ((1 - doneWith.upright) * (turns - 1)) / 3);
    const grids = ink.grids.map((grid) => turnedGrid(grid, ink.height));
    ink = { ...ink, ...turned(ink), grids };
    const page = pageOf(reader, marksOf(ink));
    // Some rows tell whether it is worth reading all of them.
    if (certaintyOf(readPage(reader, someRows(page))) < least) continue;
    const reading = readPage(reader, page);
    const certainty = certaintyOf(reading);
    const { length } = reading.digits;
    const isClear = (certainty - certaintyOf(upright)) * length >= turnedPage.digits;
    if (length < turnedPage.fewestDigits || !isClear || certainty < least) continue;
    least = certainty;
    best = { ...reading, turns, digits: reading.digits.map((digit) => placedBack(digit, picture, turns)) };
  }
  return best;
}

/** How certain the digits are on average, 0 to 1; a point or a hyphen is none in any turn, and does not count. */
function certaintyOf({ digits }: Reading): number {
  const least = smallMark * lineHeight(digits.map(({ box }) => Math.max(box.width, box.height)));
  const counted = digits.filter(
    ({ digit, box }) => digit !== null || Math.max(box.width, box.height) >= least,
  );
  return meanConfidence(counted);
}

/** 0 for ink that is no digit. */
function meanConfidence(found: readonly FoundDigit[]): number {
  const sum = found.reduce((total, { digit, confidence }) => total + (digit === null ? 0 : confidence), 0);
  return sum / Math.max(1, found.length);
}

/** A digit found in a turned picture, at its place in the picture as it is. */
function placedBack(found: FoundDigit, { width, height }: GreyPicture, turns: number): FoundDigit {
  let { box } = found;
  for (let turn = turns; turn > 0; turn--) box = turnedBack(box, turn % 2 === 1 ? height : width);
  return { ...found, box };
}

/** Ink, and the components of it that are no dirt. */
interface Marks {
  ink: Ink;
  /** Usual height of the rows of a table in pixels of the ink; null where there is no table. */
  rowHeight: number | null;
  components: readonly Component[];
  /** What is smaller is no part of a digit; it may be a point beside one. */
  leastPart: number;
}

/** Marks in rows of writing. */
interface Page extends Pick<Marks, 'ink' | 'leastPart'> {
  rows: readonly (readonly Component[])[];
}

function marksOf(found: Ink): Marks {
  const unreduced = findComponents(found);
  // Before ink is reduced, since digits that nearly touch hang together afterwards.
  const rowHeight = heightOfRows(unreduced, found);
  const ink = reducedBy(found, Math.floor(highestOf(unreduced, rowHeight) / highestDigit));
  const all = findComponents(ink);
  const reducedHeight = rowHeight === null ? null : (rowHeight * found.factor) / ink.factor;
  const leastPart = smallestComponent * highestOf(all, reducedHeight);
  return { ink, rowHeight: reducedHeight, components: withoutDirt(all, leastPart, ink), leastPart };
}

function pageOf(reader: DigitReader, { ink, rowHeight, components, leastPart }: Marks): Page {
  const isLarge = (part: Component) => sizeOf(part) >= leastPart;
  const certaintyOf = (parts: readonly Component[]) =>
    parts.some(isLarge) ? meanConfidence(readRow(reader, { ink, leastPart }, parts).digits) : 0;
  const bands =
    rowHeight === null
      ? [cutBetweenRows(components, ink.width)]
      : rowsOfTable(components, ink, rowHeight, certaintyOf);
  const rows = bands.flatMap(rowsOf).filter((row) => row.some(isLarge));
  return { ink, rows, leastPart };
}

function rowsOf(components: readonly Component[]): Component[][] {
  return findRows(components.map(({ box }) => box)).map((row) => row.map((index) => components[index]));
}

/** The first rows with enough digits to judge a page by. */
function someRows({ rows, ...page }: Page): Page {
  let [count, components] = [0, 0];
  while (count < rows.length && components < sample) components += rows[count++].length;
  return { ...page, rows: rows.slice(0, count) };
}

function readPage(reader: DigitReader, page: Page, onProgress: OnProgress = () => {}): Reading {
  const { ink, rows } = page;
  const components = rows.flat();
  const boxes = components.map(({ box }) => box);
  let done = 0;
  const read = rows.map((row) => {
    const digits = readRow(reader, page, row);
    done += row.length;
    onProgress(done / components.length);
    return digits;
  });
  const whole = () => ({
    ink: { image: alone(ink, components), lineWidth: lineWidthOf(ink) },
    box: boxAround(boxes),
    boxes,
  });
  return readingOf(
    inCells(wholeOrParts(reader, read, whole), ink.grids).map((cells) =>
      cells.map((digits) => digits.map((digit) => enlarged(digit, ink.factor))),
    ),
  );
}

/** Ink so many times as small, which is read as well where digits are large, but faster. */
function reducedBy(ink: Ink, times: number): Ink {
  const longestSide = Math.max(ink.width, ink.height) / Math.max(1, times);
  const { factor, ...reduced } = reducePicture(ink, longestSide);
  const grids = ink.grids.map((grid) => reducedGrid(grid, factor));
  return { ...reduced, grids, factor: factor * ink.factor };
}

/** A piece of a component, with the width of the component's lines. */
export interface CutPiece extends Component {
  source: number;
  isLink: boolean;
  lineWidth: number;
}

function readRow(
  reader: DigitReader,
  { ink, leastPart }: Pick<Page, 'ink' | 'leastPart'>,
  row: readonly Component[],
): RowRead {
  const shapeOf = ({ box, pixels }: Component) => ({
    box,
    places: () => Array.from(pixels, (pixel) => [pixel % ink.width, Math.floor(pixel / ink.width)] as const),
  });
  const separated = separateSigns(row, shapeOf, (large) => lineWidthOf(alone(ink, large)));
  return readSeparated(separated, row, {
    digits: (components) => {
      const parts = components.filter((component) => sizeOf(component) >= leastPart);
      return readLine(reader, pictureLine(ink, parts));
    },
    sign: (components) => {
      const image = alone(ink, components);
      const box = boxAround(components.map((part) => part.box));
      return readSign(reader, { image, lineWidth: lineWidthOf(image) }, box);
    },
  });
}

/** A row of components as a line of pieces. */
export function pictureLine(ink: GreyImage, row: readonly Component[]): WrittenLine<CutPiece> {
  const height = lineHeight(row.map(({ box }) => box.height));
  const { pieces, joints } = fromLeft(row.map((component) => cutPieces(ink, component, height)));
  return {
    pieces,
    joints,
    height,
    kind: 'written',
    ink: (first, end) => {
      const chosen = pieces.slice(first, end);
      return { image: alone(ink, chosen), lineWidth: usualLineWidth(chosen) };
    },
  };
}

function cutPieces(ink: GreyImage, component: Component, lineHeight: number) {
  const image = alone(ink, [component]);
  const lineWidth = lineWidthOf(image);
  return { lineWidth, ...cutComponent(image, component, { imageWidth: ink.width, lineHeight, lineWidth }) };
}

/** Puts the pieces of a row in order, by their middles, and numbers them anew. */
function fromLeft(components: readonly (CutComponent & { lineWidth: number })[]) {
  const firstOf = startsOf(components.map(({ pieces }) => pieces));
  const pieces = components.flatMap(({ pieces, lineWidth }, source) =>
    pieces.map((piece): CutPiece => ({ ...piece, lineWidth, source, isLink: false })),
  );
  const order = [...pieces.keys()].sort((one, other) => middle(pieces[one]) - middle(pieces[other]));
  const placeOf = new Map(order.map((piece, place) => [piece, place]));
  const joints = components.flatMap(({ joints }, source) =>
    joints.map(({ pieces: [one, other], goesOn }) => ({
      pieces: [placeOf.get(firstOf[source] + one)!, placeOf.get(firstOf[source] + other)!] as const,
      goesOn,
    })),
  );
  return { pieces: order.map((piece) => pieces[piece]), joints };
}

function middle({ box }: Piece): number {
  return box.left + box.width / 2;
}

/** The mean width of the pieces' lines, weighted by ink. */
function usualLineWidth(pieces: readonly CutPiece[]): number {
  const [ink, weighted] = pieces.reduce(
    ([sum, widths], { pixels, lineWidth }) => [sum + pixels.length, widths + pixels.length * lineWidth],
    [0, 0],
  );
  return weighted / ink;
}

function withoutDirt(components: readonly Component[], leastPart: number, ink: Ink): Component[] {
  const large = components.filter((component) => sizeOf(component) >= leastPart);
  if (large.length === components.length) return large;
  const lineWidth = lineWidthOf(alone(ink, large));
  return components.filter(
    ({ box }) => Math.max(box.width, box.height) >= leastPart || Math.min(box.width, box.height) >= lineWidth,
  );
}

/** How high a digit may be; of several rows of a table some may hang together. */
function highestOf(components: readonly Component[], rowHeight: number | null): number {
  const highest = components.reduce((most, { box }) => Math.max(most, box.height), 0);
  return Math.min(highest, mostOfRow * (rowHeight ?? Infinity));
}

function sizeOf({ box }: Component): number {
  return Math.max(box.width, box.height);
}

/** An image of only some components. */
function alone(ink: GreyImage, components: readonly Component[]): GreyImage {
  const { left, top, width, height } = boxAround(components.map(({ box }) => box));
  const grey = new Float32Array(width * height);
  for (const { pixels } of components) {
    for (const pixel of pixels) {
      const [column, row] = [pixel % ink.width, Math.floor(pixel / ink.width)];
      grey[(row - top) * width + column - left] = ink.grey[pixel];
    }
  }
  return { width, height, grey };
}

/** A digit found in a reduced picture, in the pixels of the original. */
function enlarged(found: FoundDigit, factor: number): FoundDigit {
  const { left, top, width, height } = found.box;
  return {
    ...found,
    box: { left: left * factor, top: top * factor, width: width * factor, height: height * factor },
  };
}
