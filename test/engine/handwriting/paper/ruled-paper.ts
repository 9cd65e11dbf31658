import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';

/** Lines printed on paper; lengths in pixels. */
export interface Ruling {
  /** From line to line. */
  spacing: number;
  /** Where the first line meets the left edge. */
  offset?: number;
  thickness: number;
  /** How much of the paper's light a line swallows, from 0 to 1. */
  darkness: number;
  /** How much every line rises or falls in a pixel to the right; squares turn with it. */
  slant?: number;
  /** By how much a line's middle lies below its ends. */
  bend?: number;
  /** Upright lines besides, as far from each other. */
  isSquared?: boolean;
  /** Column of one upright line. */
  margin?: number;
}

/** Prints lines on a picture of paper with dark ink on it; ink and lines swallow light one after the other. */
export function rulePaper({ width, height, grey }: GreyImage, ruling: Ruling): GreyImage {
  const { spacing, offset = 0.5 * spacing, thickness, darkness, slant = 0, bend = 0 } = ruling;
  const printed = (distance: number) => Math.min(1, Math.max(0, thickness / 2 + 0.5 - distance));
  const ruled = grey.map((value, pixel) => {
    const [x, y] = [(pixel % width) + 0.5, Math.floor(pixel / width) + 0.5];
    const bulge = bend * (1 - (2 * (x / width) - 1) ** 2);
    const across = y - offset - slant * x - bulge;
    const along = x - offset + slant * y;
    const toLine = (position: number) => Math.abs(position - spacing * Math.round(position / spacing));
    const distances = [toLine(across)];
    if (ruling.isSquared) distances.push(toLine(along));
    if (ruling.margin !== undefined) distances.push(Math.abs(x - ruling.margin + slant * y));
    return value * (1 - darkness * printed(Math.min(...distances)));
  });
  return { width, height, grey: ruled };
}
