/** A labelled digit, shown on the pad instead of ink. */
export interface Sample {
  /** (784), 0 no ink to 1 full ink. */
  input: Float32Array;
  /** What the digit is, 0 to 9. */
  label: number;
  /** Its origin, for example "Test image 1,234". */
  name: string;
  /** True if part of its ink has been erased. */
  isErased?: boolean;
}
