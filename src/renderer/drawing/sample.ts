/** A digit that somebody has labelled, as it is shown on the pad in place of ink. */
export interface Sample {
  /** (784), 0 no ink to 1 full ink. */
  input: Float32Array;
  /** What the digit is, 0 to 9. */
  label: number;
  /** Where it comes from, for example "Test image 1,234". */
  name: string;
  /** Part of its ink has been erased. */
  isErased?: boolean;
}
