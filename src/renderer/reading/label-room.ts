import type { FoundDigit } from '../../engine/handwriting/segmentation/reading';

/** Width of a label with digit and confidence, as a fraction of the narrowest picture shown. */
const labelWidth = 0.09;

/**
 * Whether every label has room for the confidence too, so that neighbours' labels do not overlap. `width` is that of
 * the drawing or picture, in the unit of the boxes.
 */
export function hasRoomForConfidence(digits: readonly Pick<FoundDigit, 'box'>[], width: number): boolean {
  return digits.slice(1).every(({ box }, index) => {
    const before = digits[index].box;
    const isBeside = box.top < before.top + before.height && before.top < box.top + box.height;
    const distance = Math.abs(box.left + box.width / 2 - before.left - before.width / 2);
    return !isBeside || distance >= labelWidth * width;
  });
}
