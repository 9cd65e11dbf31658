import type { FoundDigit } from '../../engine/handwriting/segmentation/reading';

/** How wide a label with digit and confidence is, of the narrowest picture that is shown. */
const labelWidth = 0.09;

/**
 * Whether there is room above every box for its confidence as well: else neighbours' labels would cover each other.
 * `width`: of what the digits were found on, in the unit of their boxes.
 */
export function hasRoomForConfidence(digits: readonly Pick<FoundDigit, 'box'>[], width: number): boolean {
  return digits.slice(1).every(({ box }, index) => {
    const before = digits[index].box;
    const isBeside = box.top < before.top + before.height && before.top < box.top + box.height;
    const distance = Math.abs(box.left + box.width / 2 - before.left - before.width / 2);
    return !isBeside || distance >= labelWidth * width;
  });
}
