import type { NetworkParameters } from '../../contract/models';
import type { Network } from '../network/network';
import { boxAround } from './bounding-box';
import type { Component } from './components';
import { findComponents } from './components';
import { DigitReader } from './digit-reader';
import type { Ink } from './find-ink';
import { findInk } from './find-ink';
import type { GreyPicture } from './grey-picture';
import { prepareInk } from './prepare-image';
import type { GreyImage } from './raster';
import { readLine } from './read-line';
import type { FoundDigit, Reading } from './reading';
import { readingOf } from './reading';
import { findRows, lineHeight } from './rows';

/** What is smaller than this part of the highest component in both directions is dirt. */
const smallestComponent = 0.08;

/** Reads a picture of any number of digits, in one row or several; null when it holds no ink. */
export function readPicture(network: Network | NetworkParameters, picture: GreyPicture): Reading | null {
  const ink = findInk(picture);
  if (!ink) return null;
  const reader = new DigitReader(network);
  const components = withoutDirt(findComponents(ink));
  const rows = findRows(components.map(({ box }) => box)).map((row) => row.map((index) => components[index]));
  return readingOf(rows.map((row) => readRow(reader, ink, row).map((found) => enlarged(found, ink.factor))));
}

function readRow(reader: DigitReader, ink: Ink, row: readonly Component[]): FoundDigit[] {
  const pieces = row.map(({ box }) => ({ box, isCutOff: false }));
  return readLine(reader, {
    pieces,
    height: lineHeight(pieces.map(({ box }) => box.height)),
    prepare: (first, end) => prepareInk(alone(ink, row.slice(first, end))),
  });
}

function withoutDirt(components: readonly Component[]): Component[] {
  const sizeOf = ({ box }: Component) => Math.max(box.width, box.height);
  const smallest = smallestComponent * Math.max(...components.map(({ box }) => box.height));
  return components.filter((component) => sizeOf(component) >= smallest);
}

/** An image of some components without the others. */
function alone(ink: Ink, components: readonly Component[]): GreyImage {
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

/** A digit found in a reduced picture, in the pixels of the whole one. */
function enlarged(found: FoundDigit, factor: number): FoundDigit {
  const { left, top, width, height } = found.box;
  return {
    ...found,
    box: { left: left * factor, top: top * factor, width: width * factor, height: height * factor },
  };
}
