import { labelOf, recordOf, touch } from './images';
import { allocate } from './memory';

/** The group of images that goes through the network together. */
export let images: i32 = 0;
/** u32 (images): the images' numbers in their split, and their labels. */
export let numbers: usize = 0;
export let labels: usize = 0;
/** (images): addresses of the images' records. */
export let records: usize = 0;

/** u32 (images): room for the numbers of images in file order. */
let sequence: usize = 0;
/** Keeps the compiler from removing reads whose result is unused. */
export let touched: u32 = 0;

export function createGroup(maximum: i32): void {
  labels = allocate(maximum * sizeof<u32>());
  records = allocate(maximum * sizeof<usize>());
  sequence = allocate(maximum * sizeof<u32>());
}

/** Reads the images of a split with the numbers u32 (count) at `order`. */
export function readGroup(split: i32, order: usize, count: i32): void {
  images = count;
  numbers = order;
  for (let image = 0; image < count; image++) {
    const record = recordOf(split, load<u32>(order + image * sizeof<u32>()));
    store<usize>(records + image * sizeof<usize>(), record);
    store<u32>(labels + image * sizeof<u32>(), labelOf(record));
  }
}

/** Reads the images of a split from number `first` on. */
export function readSequence(split: i32, first: u32, count: i32): void {
  for (let image = 0; image < count; image++) store<u32>(sequence + image * sizeof<u32>(), first + image);
  readGroup(split, sequence, count);
}

/** Prefetches the images that are read next: they come in random order, and memory is slow. */
export function expectGroup(split: i32, order: usize, count: i32): void {
  let sum: u32 = 0;
  for (; count; count--, order += sizeof<u32>()) sum += touch(recordOf(split, load<u32>(order)));
  touched = sum;
}
