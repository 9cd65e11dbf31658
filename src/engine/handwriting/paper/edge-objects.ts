import type { BoundingBox } from '../raster/bounding-box';
import type { Component } from '../raster/connected-components';
import { findComponents, touchesEdge } from '../raster/connected-components';
import type { GreyImage } from '../raster/raster';

/** Anything this many times as thick as the lines of the writing is not writing. */
const thickerThanLines = 2;
/**
 * Smaller components say nothing about the thickness of the writing; in pixels, and relative to the image's longer
 * side.
 */
const leastWriting = { pixels: 8, share: 0.015 };
/** A component with at least this share of its pixels in an intruder lies within it; blur may extend beyond. */
const wholly = 0.8;

/**
 * The rest of a frame runs along this share of an edge, and lies within this share of the picture's shorter side. Its
 * crumbs lie even nearer to the edge; without such a rest they also touch the edge, or are smaller than this share of the
 * writing, since a digit may stand as near.
 */
const frame = { along: 0.8, within: 0.2, crumbs: 0.05, smallCrumb: 0.5 };

/** An object that extends into an image from beyond its edges, such as a finger, the table or a shadow. */
export interface Intruder {
  /** 1 where it is, 0 elsewhere. */
  mask: Uint8Array;
  /** Maximum width of the writing's lines, in pixels; the intruder is wider. */
  widestLine: number;
}

/** Finds ink that touches an image's edges and is much thicker than the ink that does not; null if there is none. */
export function findIntruder(ink: GreyImage): Intruder | null {
  if (!hasInkAtEdges(ink)) return null;
  const depths = depthsOf(ink);
  const depthOf = ({ pixels }: Component) => pixels.reduce((most, pixel) => Math.max(most, depths[pixel]), 0);
  const components = findComponents(ink);
  const least = Math.max(leastWriting.pixels, leastWriting.share * Math.max(ink.width, ink.height));
  const written = components.filter(
    ({ box }) => !touchesEdge(box, ink) && Math.max(box.width, box.height) >= least,
  );
  const depth = Math.max(0, ...written.map(depthOf));
  const thick = components.filter(
    (component) => touchesEdge(component.box, ink) && depthOf(component) >= thickerThanLines * depth,
  );
  if (depth === 0 || thick.length === 0) return null;
  const mask = new Uint8Array(ink.grey.length);
  for (const { pixels } of thick) for (const pixel of pixels) mask[pixel] = 1;
  return { mask, widestLine: 2 * thickerThanLines * depth };
}

/** Removes the rest of an intruder: everything that touches the image's edges, and parts of the intruder's rim. */
export function withoutIntruder(ink: GreyImage, { mask }: Intruder): GreyImage {
  const grey = Float32Array.from(ink.grey);
  const isOnRim = (pixel: number) => [-1, 1, -ink.width, ink.width].some((step) => mask[pixel + step] === 0);
  for (const { box, pixels } of findComponents(ink)) {
    const inside = pixels.reduce((sum, pixel) => sum + mask[pixel], 0);
    const isRim = inside >= wholly * pixels.length && pixels.some(isOnRim);
    if (isRim || touchesEdge(box, ink)) for (const pixel of pixels) grey[pixel] = 0;
  }
  return { ...ink, grey };
}

/** Removes what is left of a frame around the writing, rough or straight, where the picture was cut out inside it. */
export function withoutFrame(ink: GreyImage): GreyImage {
  const components = findComponents(ink);
  const nearEdge = components.filter((component) => isWithin(component, ink, frame.crumbs));
  const long = components.filter((component) => isLongRest(component, ink));
  const outside = new Set([...nearEdge, ...long]);
  const inside = components.filter((component) => !outside.has(component));
  const small = frame.smallCrumb * usualSize(inside);
  const isCrumb = ({ box }: Component) => long.length > 0 || touchesEdge(box, ink) || sizeOf(box) < small;
  const rests = [...long, ...nearEdge.filter(isCrumb)];
  // What fills the picture alone is no frame around anything.
  if (rests.length === 0 || inside.length === 0) return ink;
  const grey = Float32Array.from(ink.grey);
  for (const { pixels } of rests) for (const pixel of pixels) grey[pixel] = 0;
  return { ...ink, grey };
}

/** Whether a component touches an edge and runs along most of it. */
function isLongRest(component: Component, ink: GreyImage): boolean {
  const { box } = component;
  const isLong = Math.max(box.width / ink.width, box.height / ink.height) >= frame.along;
  return isLong && touchesEdge(box, ink) && isWithin(component, ink, frame.within);
}

/** Whether a component lies within this share of the picture's shorter side of its edges. */
function isWithin({ pixels }: Component, { width, height }: GreyImage, share: number): boolean {
  const distance = share * Math.min(width, height);
  const toEdge = (place: number, size: number) => Math.min(place, size - 1 - place);
  return pixels.every(
    (pixel) => Math.min(toEdge(pixel % width, width), toEdge(Math.floor(pixel / width), height)) < distance,
  );
}

/** The median size of components, without specks; 0 where there are none. */
function usualSize(components: readonly Component[]): number {
  const sizes = components.map(({ box }) => sizeOf(box)).filter((size) => size >= leastWriting.pixels);
  return sizes.sort((one, other) => one - other)[sizes.length >> 1] ?? 0;
}

function sizeOf({ width, height }: BoundingBox): number {
  return Math.max(width, height);
}

function hasInkAtEdges({ width, height, grey }: GreyImage): boolean {
  const isInk = (pixel: number) => grey[pixel] > 0;
  const columns = Array.from({ length: width }, (_, column) => column);
  const rows = Array.from({ length: height }, (_, row) => row * width);
  return (
    columns.some((column) => isInk(column) || isInk(grey.length - 1 - column)) ||
    rows.some((start) => isInk(start) || isInk(start + width - 1))
  );
}

/**
 * Steps, horizontal or vertical, from each pixel to the nearest one without ink; beyond the edges everything counts as
 * ink.
 */
function depthsOf({ width, height, grey }: GreyImage): Int32Array {
  const depths = Int32Array.from(grey, (value) => (value > 0 ? width + height : 0));
  for (let pixel = 0; pixel < depths.length; pixel++) {
    const left = pixel % width > 0 ? depths[pixel - 1] : Infinity;
    const above = pixel >= width ? depths[pixel - width] : Infinity;
    depths[pixel] = Math.min(depths[pixel], left + 1, above + 1);
  }
  for (let pixel = depths.length - 1; pixel >= 0; pixel--) {
    const right = pixel % width < width - 1 ? depths[pixel + 1] : Infinity;
    const below = pixel < depths.length - width ? depths[pixel + width] : Infinity;
    depths[pixel] = Math.min(depths[pixel], right + 1, below + 1);
  }
  return depths;
}
