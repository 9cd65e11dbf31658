import type { GreyImage } from './raster';

/** A grey picture of any size; bytes from 0 black to 255 white, or numbers from 0 black to 1 white. */
export interface GreyPicture {
  width: number;
  height: number;
  /** (height, width) row-major. */
  grey: Uint8Array | Float32Array;
}

/**
 * Makes a picture's longer side at most `longestSide`: every pixel becomes the mean of `factor` x `factor` of them.
 * What is left over at the right and at the bottom counts less than a pixel and is lost. Values from 0 black to 1 white.
 */
export function reducePicture(picture: GreyPicture, longestSide: number): GreyImage & { factor: number } {
  const factor = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / longestSide));
  const width = Math.max(1, Math.floor(picture.width / factor));
  const height = Math.max(1, Math.floor(picture.height / factor));
  const [blockWidth, blockHeight] = [Math.min(factor, picture.width), Math.min(factor, picture.height)];
  const unit = (picture.grey instanceof Uint8Array ? 1 / 255 : 1) / (blockWidth * blockHeight);
  const grey = new Float32Array(width * height);
  for (let row = 0; row < height * blockHeight; row++) {
    const target = Math.floor(row / blockHeight) * width;
    const source = row * picture.width;
    for (let column = 0; column < width; column++) {
      let sum = 0;
      const start = source + column * blockWidth;
      for (let index = start; index < start + blockWidth; index++) sum += picture.grey[index];
      grey[target + column] += sum * unit;
    }
  }
  return { width, height, grey, factor };
}
