import type { BoundingBox } from './bounding-box';
import type { GreyPicture } from './grey-picture';

/** Turns a picture by a quarter, clockwise. */
export function turned({ width, height, grey }: GreyPicture): GreyPicture {
  const result = grey.slice();
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++)
      result[column * height + height - 1 - row] = grey[row * width + column];
  }
  return { width: height, height: width, grey: result };
}

/** Where a box in the turned picture was before; `height` is that of the picture before. */
export function turnedBack({ left, top, width, height: high }: BoundingBox, height: number): BoundingBox {
  return { left: top, top: height - left - width, width: high, height: width };
}
