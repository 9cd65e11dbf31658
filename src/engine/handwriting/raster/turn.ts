import type { BoundingBox } from './bounding-box';
import type { GreyPicture } from './grey-picture';

/** Values (height, width), row-major, as (width, height): the image mirrored at its diagonal. */
export function transposed<Values extends Uint8Array | Float32Array>(
  values: Values,
  width: number,
  height: number,
): Values {
  const result = values.slice() as Values;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++)
      result[column * height + row] = values[row * width + column];
  }
  return result;
}

/** Turns a picture by a quarter, clockwise. */
export function turned<Picture extends GreyPicture>({
  width,
  height,
  grey,
}: Picture): GreyPicture & Pick<Picture, 'grey'> {
  const result = grey.slice() as Picture['grey'];
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
