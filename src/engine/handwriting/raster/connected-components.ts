import type { BoundingBox } from './bounding-box';
import type { GreyImage } from './raster';

/** Connected pixels with ink; touching corners count. */
export interface Component {
  box: BoundingBox;
  /** Their indices into the image's values. */
  pixels: Int32Array;
}

/** Finds the connected components of an image's ink, in the order of their first pixels. */
export function findComponents({ width, grey }: GreyImage): Component[] {
  const isSeen = new Uint8Array(grey.length);
  const queue = new Int32Array(grey.length);
  const components: Component[] = [];
  for (let start = 0; start < grey.length; start++) {
    if (grey[start] === 0 || isSeen[start]) continue;
    let count = 1;
    queue[0] = start;
    isSeen[start] = 1;
    for (let at = 0; at < count; at++) {
      const pixel = queue[at];
      const column = pixel % width;
      const before = column === 0 ? 0 : 1;
      const after = column === width - 1 ? 0 : 1;
      for (
        let row = Math.max(pixel - width, column);
        row <= pixel + width && row < grey.length;
        row += width
      ) {
        for (let near = row - before; near <= row + after; near++) {
          if (grey[near] === 0 || isSeen[near] === 1) continue;
          isSeen[near] = 1;
          queue[count++] = near;
        }
      }
    }
    const pixels = queue.slice(0, count);
    components.push({ box: boxOfPixels(pixels, width), pixels });
  }
  return components;
}

/** The box around pixels of an image `width` wide. */
export function boxOfPixels(pixels: Int32Array, width: number): BoundingBox {
  let left = Infinity;
  let right = -1;
  let first = Infinity;
  let last = -1;
  for (const pixel of pixels) {
    const column = pixel % width;
    if (column < left) left = column;
    if (column > right) right = column;
    if (pixel < first) first = pixel;
    if (pixel > last) last = pixel;
  }
  const top = Math.floor(first / width);
  const bottom = Math.floor(last / width);
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Whether a box reaches an edge of its image, or comes within `margin` pixels of it. */
export function touchesEdge(
  { left, top, width, height }: BoundingBox,
  image: GreyImage,
  margin = 0,
): boolean {
  const [right, bottom] = [image.width - left - width, image.height - top - height];
  return Math.min(left, top, right, bottom) <= margin;
}
