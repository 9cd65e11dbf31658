import { drawMap, setMap } from './affine-map';
import { Split } from './codes';
import { bendRow, drawField, isElastic, setElastic } from './elastic';
import { firstImage, images, numbers, records } from './group';
import { mixInto } from './hash';
import {
  afterRecord,
  imageSide,
  labelOf,
  largestRecordBytes,
  readRecord,
  recordOf,
  writeRecord,
} from './images';
import { readQuads, writeRow } from './interpolate';
import { allocate } from './memory';
import { groupImages } from './network';

const purpose: u32 = 0x61756721;
/** Index of the first random number for the elastic field. */
const elasticPlace: u32 = 6;

let seedHash: u32 = 0;
/** The records of a group of changed images; 0 while images are learned from unchanged. */
let changed: usize = 0;

/** Sets how far training images are changed; all 0 for not at all. The room for them is released with the network. */
export function setAugmentation(
  seed: u32,
  shift: f64,
  rotation: f64,
  scaling: f64,
  shear: f64,
  elastic: f64,
): void {
  seedHash = mixInto(0, seed);
  setMap(shift, rotation, scaling, shear);
  setElastic(elastic);
  const isNone = shift === 0 && rotation === 0 && scaling === 0 && shear === 0 && elastic === 0;
  changed = isNone ? 0 : allocate(groupImages * largestRecordBytes());
}

/** Replaces the images of the group, training images, by what they look like in an epoch. */
export function changeGroup(epoch: u32): void {
  if (changed === 0) return;
  let record = changed + firstImage * largestRecordBytes();
  for (let image = 0; image < images; image++) {
    const at = records + image * sizeof<usize>();
    const end = changeImage(load<usize>(at), load<u32>(numbers + image * sizeof<u32>()), epoch, record);
    store<usize>(at, record);
    record = afterRecord(end);
  }
}

/** Writes at `pixels` what a training image looks like in an epoch. */
export function getChangedImage(image: u32, epoch: u32, pixels: usize): void {
  changeImage(recordOf(Split.training, image), image, epoch, changed);
  readRecord(changed, pixels);
}

/**
 * Writes the record of a changed image; returns its end. The same bytes as `Augmentation` in engine/data/augmentation.ts,
 * which says how an image changes: places and weights are whole numbers, so that both come to the same sums.
 */
function changeImage(original: usize, image: u32, epoch: u32, record: usize): usize {
  const hash = mixInto(mixInto(mixInto(seedHash, epoch), image), purpose);
  drawMap(hash);
  if (isElastic()) drawField(hash, elasticPlace);
  readQuads(original);
  for (let row = 0; row < imageSide; row++) {
    if (isElastic()) bendRow(row);
    writeRow(row);
  }
  return writeRecord(record, labelOf(original));
}
