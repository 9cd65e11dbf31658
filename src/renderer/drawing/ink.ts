/** Position on the pad, in its heights from its left and upper edge: 0 to 1 downwards, as far as it is wide to the right. */
export type PadPoint = readonly [x: number, y: number];

/** Where a pen reports to be, and how hard it presses, 0 to 1; a mouse or a finger does not say. */
export type PenPoint = readonly [x: number, y: number, pressure?: number];

/** One line of ink, as a vector, so that it stays sharp at any size of the pad. */
export interface InkStroke {
  /** Joined by straight segments, too short to be seen as such. */
  points: readonly PadPoint[];
  /** How hard the pen was pressed at each point, 0 to 1; absent: evenly throughout. */
  pressures?: readonly number[];
  /** Of the pad's height; with pressures, the width at `usualPressure`. */
  width: number;
}

/** What a pen without a sense of pressure reports, and a calm hand's pressure on one that has it. */
export const usualPressure = 0.5;

/** Width of the ink at one of its points: from 0.4 of the usual one for a breath to 1.6 for all one's might. */
export function widthAt({ width, pressures }: InkStroke, index: number): number {
  return pressures === undefined ? width : width * (0.4 + 1.2 * pressures[index]);
}
