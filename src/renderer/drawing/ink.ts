/** Position on the pad, in its heights from its left and upper edge: 0 to 1 downwards, as far as it is wide to the right. */
export type PadPoint = readonly [x: number, y: number];

/** One line of ink, as a vector, so that it stays sharp at any size of the pad. */
export interface InkStroke {
  points: readonly PadPoint[];
  /** Of the pad's height. */
  width: number;
}
