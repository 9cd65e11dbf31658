import type { SplitName } from '../../contract/data';

/** An image of the gallery. */
export interface GalleryPicture {
  split: SplitName;
  /** Its number in the split, from 0. */
  image: number;
  /** What it shows. */
  label: number;
  answer: number;
  /** Of the answer, 0 to 1. */
  confidence: number;
  /** The answer of the run that is compared with, where there is one. */
  otherAnswer: number | null;
  /** (784), 0 no ink to 1 full ink. */
  pixels: Float32Array;
}
