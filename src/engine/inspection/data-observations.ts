import type { DataSplit } from '../../contract/data';
import { outputNeurons } from '../../contract/network';
import { pixelsPerImage } from '../image';

/** What a network learned from. */
export interface DataObservations {
  /** Training images that the run could have used, and how many of them it did. */
  available: number;
  used: number;
  /** (10) images of each digit among those used. */
  digits: number[];
  /** Mean ink of the pixels, 0 to 1. */
  ink: number;
}

/** Ink is measured on this many images, spread evenly. */
const weighedImages = 500;

/** Observes the first `used` training images, or all if there are fewer; takes a millisecond. */
export function observeData({ images, labels }: DataSplit, wanted: number): DataObservations {
  const available = labels.length;
  const used = Math.min(wanted, available);
  const digits = new Array<number>(outputNeurons).fill(0);
  for (let image = 0; image < used; image++) digits[labels[image]]++;
  const weighed = Math.min(weighedImages, used);
  let ink = 0;
  for (let index = 0; index < weighed; index++) {
    const start = Math.floor((index * used) / weighed) * pixelsPerImage;
    for (let pixel = start; pixel < start + pixelsPerImage; pixel++) ink += images[pixel];
  }
  return { available, used, digits, ink: weighed === 0 ? 0 : ink / (weighed * pixelsPerImage * 255) };
}
