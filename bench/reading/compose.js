// Numbers composed of single digits, as strokes and as pictures.

/**
 * @typedef {import('../../src/engine/random').Random} Random
 * @typedef {readonly (readonly [number, number])[]} Stroke
 * @typedef {{ digit: number, strokes: Stroke[] }} DrawnDigit
 * @typedef {{ width: number, height: number, grey: Float32Array, text: string, overlay?: (image: Picture, enlargement: number) => void }} Ink
 *   ink from 0 none to 1 full, and what is drawn over it once it is enlarged
 * @typedef {{ gap: number, count?: number }} Layout between digits, in heights of one; without a count, 2 to 8 digits
 * @typedef {{ width: number, height: number, grey: Float32Array }} Picture
 * @typedef {(image: Picture, stroke: Stroke, pen: { radius: number, edge: number }) => void} DrawStroke
 * @typedef {{ paper: number, ink: number, shadow: number, noise: number, thicken: number }} Distortion
 */

/** Between neighbouring digits' boxes, in heights of a digit. */
export const spacings = { apart: 0.25, close: 0.08, touching: -0.04 };

/** @param {Random} random */
const anyCount = (random) => 2 + random.integerBelow(7);

/**
 * Digits side by side, each as high as the others but for a tenth, on a line that is even but for a twentieth.
 * @param {readonly DrawnDigit[]} digits
 * @param {Layout} layout
 * @param {Random} random
 */
export function drawNumber(digits, { gap, count }, random) {
  const chosen = Array.from(
    { length: count ?? anyCount(random) },
    () => digits[random.integerBelow(digits.length)],
  );
  let left = 0;
  const strokes = chosen.flatMap(({ strokes }) => {
    const points = strokes.flat();
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
    const scale = (100 * (1 + 0.1 * (random.uniform() * 2 - 1))) / Math.max(height, 0.7 * width);
    const [x0, y0] = [left - Math.min(...xs) * scale, 5 * random.gaussian() - Math.min(...ys) * scale];
    left += width * scale + 100 * (gap + 0.04 * random.gaussian());
    /** @type {[number, number][][]} */
    const moved = strokes.map((stroke) => stroke.map(([x, y]) => [x * scale + x0, y * scale + y0]));
    return moved;
  });
  return { text: chosen.map(({ digit }) => digit).join(''), strokes };
}

/** What lies between two digits that are written without lifting the pen is no longer, in heights of a digit. */
const longestLink = 0.8;

/**
 * A number whose digits are joined wherever the next begins near the end of the one before.
 * @param {readonly DrawnDigit[]} digits
 * @param {Layout} layout
 * @param {Random} random
 */
export function joinNumber(digits, layout, random) {
  const { text, strokes } = drawNumber(digits, layout, random);
  /** @type {[number, number][][]} */
  const joined = [];
  for (const stroke of strokes) {
    const before = joined.at(-1);
    const [[x, y], [nextX, nextY]] = [before?.at(-1) ?? [0, 0], stroke[0]];
    const isNear = nextX > x && Math.hypot(nextX - x, nextY - y) <= 100 * longestLink;
    if (before && isNear && nextX >= Math.max(...before.map(([beforeX]) => beforeX))) before.push(...stroke);
    else joined.push([...stroke]);
  }
  return { text, strokes: joined };
}

/**
 * Images of 28 x 28 side by side, their ink as near as `gap` says.
 * @param {Uint8Array} images
 * @param {Uint8Array} labels
 * @param {Layout} layout
 * @param {Random} random
 * @returns {Ink}
 */
export function writeNumber(images, labels, { gap, count: wanted }, random) {
  const count = wanted ?? anyCount(random);
  const chosen = Array.from({ length: count }, () => random.integerBelow(labels.length));
  const [width, height] = [36 * count, 40];
  const grey = new Float32Array(width * height);
  let left = 8;
  let right = left;
  for (const image of chosen) {
    const pixels = images.subarray(image * 784, (image + 1) * 784);
    const columns = [...pixels.keys()].filter((pixel) => pixels[pixel] > 40).map((pixel) => pixel % 28);
    const [first, last] = [Math.min(...columns), Math.max(...columns)];
    const top = 6 + Math.round(random.gaussian());
    for (let pixel = 0; pixel < 784; pixel++) {
      const [x, y] = [left + (pixel % 28) - first, Math.max(0, Math.min(12, top)) + Math.floor(pixel / 28)];
      if (x >= 0 && x < width) grey[y * width + x] = Math.max(grey[y * width + x], pixels[pixel] / 255);
    }
    right = left + last - first + 1;
    left = right + Math.round(20 * gap);
  }
  const text = chosen.map((image) => labels[image]).join('');
  const cropped = right + 8;
  return {
    width: cropped,
    height,
    text,
    grey: Float32Array.from(
      { length: cropped * height },
      (_, pixel) => grey[Math.floor(pixel / cropped) * width + (pixel % cropped)] ?? 0,
    ),
  };
}

/** Lines as wide and soft as those of MNIST, digits as high. */
const pen = { radius: 1.25, edge: 1.2 };

/**
 * Drawn digits, 100 high, in the pixels of MNIST's images.
 * @param {{ text: string, strokes: Stroke[] }} number
 * @param {DrawStroke} drawStroke
 * @returns {Ink}
 */
export function inkOf({ text, strokes }, drawStroke) {
  const points = strokes.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) / 5 - 9, Math.min(...ys) / 5 - 9];
  const [width, height] = [Math.max(...xs) / 5 - left + 9, Math.max(...ys) / 5 - top + 9].map(Math.ceil);
  const image = { width, height, grey: new Float32Array(width * height) };
  for (const stroke of strokes)
    drawStroke(
      image,
      stroke.map(([x, y]) => [x / 5 - left, y / 5 - top]),
      pen,
    );
  return { ...image, text };
}

/** @satisfies {Record<string, Distortion>} */
export const distortions = {
  plain: { paper: 1, ink: 0, shadow: 0, noise: 0, thicken: 0 },
  'white on black': { paper: 0, ink: 1, shadow: 0, noise: 0, thicken: 0 },
  pencil: { paper: 0.85, ink: 0.55, shadow: 0, noise: 0.02, thicken: 0 },
  shadow: { paper: 0.9, ink: 0.25, shadow: 0.6, noise: 0.02, thicken: 0 },
  noise: { paper: 0.9, ink: 0.15, shadow: 0, noise: 0.08, thicken: 0 },
  thin: { paper: 1, ink: 0, shadow: 0, noise: 0, thicken: -0.9 },
  thick: { paper: 1, ink: 0, shadow: 0, noise: 0, thicken: 0.8 },
};

/** Pixels of a picture to a pixel of an image. */
const enlargement = 5;

/**
 * A picture of ink on paper; `thicken` widens every line on both sides, in pixels of the image.
 * @param {Ink} number
 * @param {Distortion} distortion
 * @param {Random} random
 * @returns {Picture}
 */
export function pictureOf(number, { paper, ink, shadow, noise, thicken }, random) {
  const [width, height] = [number.width * enlargement, number.height * enlargement];
  const smooth = new Float32Array(width * height);
  for (let pixel = 0; pixel < smooth.length; pixel++) {
    smooth[pixel] = between(number, (pixel % width) / enlargement, Math.floor(pixel / width) / enlargement);
  }
  number.overlay?.({ width, height, grey: smooth }, enlargement);
  const lines = thicken === 0 ? smooth : widened(smooth, width, height, thicken * enlargement);
  const grey = Float32Array.from(lines, (value, pixel) => {
    const along = (pixel % width) / width;
    const light = 1 - shadow * along * along;
    const seen = (paper + value * (ink - paper)) * light + (noise > 0 ? noise * random.gaussian() : 0);
    return Math.min(1, Math.max(0, seen));
  });
  return { width, height, grey };
}

/**
 * The ink at a place between pixels.
 * @param {Ink} image
 * @param {number} x
 * @param {number} y
 */
function between({ width, height, grey }, x, y) {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [shareX, shareY] = [x - left, y - top];
  const over = grey[top * width + left] * (1 - shareX) + grey[top * width + right] * shareX;
  const under = grey[below * width + left] * (1 - shareX) + grey[below * width + right] * shareX;
  return over * (1 - shareY) + under * shareY;
}

/**
 * Lines wider by `by` pixels on both sides, or thinner.
 * @param {Float32Array} ink
 * @param {number} width
 * @param {number} height
 * @param {number} by
 */
function widened(ink, width, height, by) {
  const [reach, choose] = [Math.abs(by), by > 0 ? Math.max : Math.min];
  /** @type {[number, number][]} */
  const offsets = [];
  for (let y = -Math.floor(reach); y <= reach; y++) {
    for (let x = -Math.floor(reach); x <= reach; x++)
      if (x * x + y * y <= reach * reach) offsets.push([x, y]);
  }
  return ink.map((value, pixel) => {
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    return offsets.reduce((chosen, [x, y]) => {
      const isInside = column + x >= 0 && column + x < width && row + y >= 0 && row + y < height;
      return isInside ? choose(chosen, ink[pixel + y * width + x]) : chosen;
    }, value);
  });
}
