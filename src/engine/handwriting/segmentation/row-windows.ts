import { imageSide } from '../../image';
import type { GreyImage } from '../raster/raster';
import { scaleByArea } from '../raster/scale-image';

/** Height of a row's digits in its windows, in pixels, as in MNIST's images. */
export const digitHeight = 20;
/** A window is in the middle between top and bottom of the ink so near to its middle, in heights of the row. */
const reach = 0.4;

/** The windows of 28 x 28 through which a row of writing is seen, one for every place along it. */
export class RowWindows {
  /** From one place to the next, in the row's pixels: one pixel of a window. */
  readonly step: number;
  readonly places: number;
  readonly #row: GreyImage;
  readonly #rowHeight: number;
  readonly #tops: Int32Array;
  readonly #bottoms: Int32Array;

  /** `row`: its ink alone; `rowHeight`: the usual height of its digits in pixels. */
  constructor(row: GreyImage, rowHeight: number) {
    this.step = rowHeight / digitHeight;
    this.places = Math.ceil(row.width / this.step) + 1;
    this.#row = row;
    this.#rowHeight = rowHeight;
    this.#tops = new Int32Array(row.width).fill(row.height);
    this.#bottoms = new Int32Array(row.width);
    row.grey.forEach((value, pixel) => {
      if (value === 0) return;
      const [x, y] = [pixel % row.width, Math.floor(pixel / row.width)];
      this.#tops[x] = Math.min(this.#tops[x], y);
      this.#bottoms[x] = y + 1;
    });
  }

  /** The window with its middle at `x` pixels along the row: 784 values from 0 (no ink) to 1; null without ink there. */
  around(x: number): Float32Array | null {
    const near = reach * this.#rowHeight;
    let [top, bottom] = [this.#row.height, 0];
    const last = Math.min(this.#row.width - 1, Math.round(x + near));
    for (let column = Math.max(0, Math.round(x - near)); column <= last; column++) {
      top = Math.min(top, this.#tops[column]);
      bottom = Math.max(bottom, this.#bottoms[column]);
    }
    if (bottom <= top) return null;
    const side = imageSide * this.step;
    const window = { left: x - side / 2, top: (top + bottom) / 2 - side / 2, side };
    return scaleByArea(this.#row, window, imageSide).grey;
  }
}
