/** Position on the pad: 0 to 1 from its left and upper edge. */
export type PadPoint = readonly [x: number, y: number];

/** One line of ink, as a vector, so that it stays sharp at any size of the pad. */
export interface InkStroke {
  points: readonly PadPoint[];
  /** Of the pad's side. */
  width: number;
}
