import { labelOf, recordOf, touch } from './images';
import { allocate } from './memory';
import { shareEnd, shareStart } from './threads';

/**
 * The images that this thread works on: its share of the group that goes through the network together, or the whole
 * group. `firstImage`: how many of the group are before them.
 */
export let images: i32 = 0;
export let firstImage: i32 = 0;
/** u32 (images): the images' numbers in their split, and their labels. */
export let numbers: usize = 0;
export let labels: usize = 0;
/** (images): addresses of the images' records. */
export let records: usize = 0;
/** f64 (images): what each of the images costs. */
export let imageCosts: usize = 0;

/** The same of the whole group. */
let groupImages: i32 = 0;
let groupNumbers: usize = 0;
let groupLabels: usize = 0;
let groupRecords: usize = 0;
let groupCosts: usize = 0;

/** u32 (images): room for the numbers of images in file order. */
let sequence: usize = 0;
/** Keeps the compiler from removing reads whose result is unused. */
export let touched: u32 = 0;

export function createGroup(maximum: i32): void {
  groupLabels = allocate(maximum * sizeof<u32>());
  groupRecords = allocate(maximum * sizeof<usize>());
  groupCosts = allocate(maximum * sizeof<f64>());
  sequence = allocate(maximum * sizeof<u32>());
}

/** Reads this thread's share of the images of a split with the numbers u32 (count) at `order`. */
export function readGroup(split: i32, order: usize, count: i32): void {
  groupImages = count;
  groupNumbers = order;
  takeShare();
  for (let image = 0; image < images; image++) {
    const record = recordOf(split, load<u32>(numbers + image * sizeof<u32>()));
    store<usize>(records + image * sizeof<usize>(), record);
    store<u32>(labels + image * sizeof<u32>(), labelOf(record));
  }
}

/** Reads this thread's share of the images of a split from number `first` on. */
export function readSequence(split: i32, first: u32, count: i32): void {
  for (let image = shareStart(count); image < shareEnd(count); image++) {
    store<u32>(sequence + image * sizeof<u32>(), first + image);
  }
  readGroup(split, sequence, count);
}

/** From here on this thread works on all images of the group. */
export function takeWholeGroup(): void {
  take(0, groupImages);
}

/** From here on this thread works on its share of the images. */
export function takeShare(): void {
  take(shareStart(groupImages), shareEnd(groupImages));
}

function take(from: i32, to: i32): void {
  firstImage = from;
  images = to - from;
  numbers = groupNumbers + from * sizeof<u32>();
  labels = groupLabels + from * sizeof<u32>();
  records = groupRecords + from * sizeof<usize>();
  imageCosts = groupCosts + from * sizeof<f64>();
}

/** Prefetches the images that are read next: they come in random order, and memory is slow. */
export function expectGroup(split: i32, order: usize, count: i32): void {
  let sum: u32 = 0;
  for (; count; count--, order += sizeof<u32>()) sum += touch(recordOf(split, load<u32>(order)));
  touched = sum;
}
