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
  const across = sharesOf(picture.width, width);
  const down = sharesOf(picture.height, height);
  const unit = picture.grey instanceof Uint8Array ? 1 / 255 : 1;
  const grey = new Float32Array(width * height);
  // Of one kind, whatever the picture's numbers are: code for several kinds is far slower.
  const pictureRow = new Float32Array(picture.width);
  const reducedRow = new Float32Array(width + 1);
  for (let row = 0; row < picture.height; row++) {
    pictureRow.set(picture.grey.subarray(row * picture.width, (row + 1) * picture.width));
    reducedRow.fill(0);
    for (let column = 0; column < pictureRow.length; column++) {
      const value = pictureRow[column] * unit;
      const first = across.first[column];
      reducedRow[first] += value * across.ofFirst[column];
      reducedRow[first + 1] += value * across.ofNext[column];
    }
    addRow(grey, down.first[row] * width, reducedRow, down.ofFirst[row]);
    if (down.ofNext[row] > 0) addRow(grey, (down.first[row] + 1) * width, reducedRow, down.ofNext[row]);
  }
  return { width, height, grey, factor };
}

/** Adds a share of a reduced row, which has one value more than the image is wide, to the row of the image at `start`. */
function addRow(grey: Float32Array, start: number, reducedRow: Float32Array, share: number): void {
  for (let column = 0; column < reducedRow.length - 1; column++)
    grey[start + column] += reducedRow[column] * share;
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
