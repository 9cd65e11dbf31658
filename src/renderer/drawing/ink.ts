/** Position on the pad in pad heights, from its top left corner: y from 0 to 1, x from 0 to the pad's width. */
export type PadPoint = readonly [x: number, y: number];

/** Position reported by a pen, and its pressure from 0 to 1; a mouse or a finger reports no pressure. */
export type PenPoint = readonly [x: number, y: number, pressure?: number];

/** One stroke of ink as a vector, so that it is sharp at any size of the pad. */
export interface InkStroke {
  /** Points joined by straight segments that are too short to be noticed. */
  points: readonly PadPoint[];
  /** Pen pressure at each point, 0 to 1; absent if even throughout. */
  pressures?: readonly number[];
  /** Width as a fraction of the pad's height; with pressures, the width at `usualPressure`. */
  width: number;
}

/** The pressure that a pen without a pressure sensor reports, and that of a calm hand on one that has it. */
export const usualPressure = 0.5;

/**
 * Width of the ink at one of its points: from 0.4 times the usual width at no pressure to 1.6 times at full pressure.
 */
export function widthAt({ width, pressures }: InkStroke, index: number): number {
  return pressures === undefined ? width : width * (0.4 + 1.2 * pressures[index]);
}
