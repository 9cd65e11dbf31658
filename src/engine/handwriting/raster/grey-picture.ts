import type { GreyImage } from './raster';

/** A grey picture of any size; bytes from 0 black to 255 white, or numbers from 0 black to 1 white. */
export interface GreyPicture {
  width: number;
  height: number;
  /** (height, width) row-major. */
  grey: Uint8Array | Float32Array;
}

/**
 * Makes a picture's longer side at most `longestSide`: every pixel becomes the mean of the area that it covers, which is
 * about `factor` pixels wide and high. Values from 0 black to 1 white.
 */
export function reducePicture(picture: GreyPicture, longestSide: number): GreyImage & { factor: number } {
  const factor = Math.max(1, Math.max(picture.width, picture.height) / longestSide);
  const width = Math.max(1, Math.round(picture.width / factor));
  const height = Math.max(1, Math.round(picture.height / factor));
  const columns = sharesOf(picture.width, width);
  const rows = sharesOf(picture.height, height);
  const unit = picture.grey instanceof Uint8Array ? 1 / 255 : 1;
  const grey = new Float32Array(width * height);
  const reducedRow = new Float32Array(width);
  for (let row = 0; row < picture.height; row++) {
    reducedRow.fill(0);
    for (let column = 0; column < picture.width; column++) {
      const value = picture.grey[row * picture.width + column] * unit;
      const first = columns.first[column];
      reducedRow[first] += value * columns.ofFirst[column];
      if (columns.ofNext[column] > 0) reducedRow[first + 1] += value * columns.ofNext[column];
    }
    const target = rows.first[row] * width;
    for (let column = 0; column < width; column++) {
      grey[target + column] += reducedRow[column] * rows.ofFirst[row];
      if (rows.ofNext[row] > 0) grey[target + width + column] += reducedRow[column] * rows.ofNext[row];
    }
  }
  return { width, height, grey, factor };
}

/** For each of `count` pixels in a line, the one or two of `reduced` pixels that contain it, and its shares of them. */
function sharesOf(count: number, reduced: number) {
  const share = reduced / count;
  const first = new Int32Array(count);
  const [ofFirst, ofNext] = [new Float32Array(count), new Float32Array(count)];
  for (let pixel = 0; pixel < count; pixel++) {
    first[pixel] = Math.min(reduced - 1, Math.floor(pixel * share));
    const beyond = first[pixel] === reduced - 1 ? 0 : Math.max(0, (pixel + 1) * share - first[pixel] - 1);
    ofFirst[pixel] = share - beyond;
    ofNext[pixel] = beyond;
  }
  return { first, ofFirst, ofNext };
}
