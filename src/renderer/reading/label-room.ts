import type { FoundDigit } from '../../engine/handwriting/segmentation/reading';

/** Width of a label with digit and confidence, or "not sure", and the gap beside it, in pixels of the screen. */
const labelWidth = 68;

/**
 * Whether every label has room for the confidence too, so that neighbours' labels do not overlap. `scale`: how many
 * pixels of the screen a unit of the boxes is wide.
 */
export function hasRoomForConfidence(digits: readonly Pick<FoundDigit, 'box'>[], scale: number): boolean {
  return digits.slice(1).every(({ box }, index) => {
    const before = digits[index].box;
    const isBeside = box.top < before.top + before.height && before.top < box.top + box.height;
    const distance = Math.abs(box.left + box.width / 2 - before.left - before.width / 2);
    return !isBeside || distance * scale >= labelWidth;
  });
}
