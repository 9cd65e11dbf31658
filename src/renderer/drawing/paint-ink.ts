import type { InkStroke } from './ink';

/** Paints white strokes on the cleared canvas, smoothed through the middles between their points. */
export function paintInk(canvas: HTMLCanvasElement, strokes: readonly InkStroke[]): void {
  const context = canvas.getContext('2d')!;
  const side = canvas.height;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = '#fff';
  for (const stroke of strokes) {
    context.lineWidth = stroke.width * side;
    context.stroke(strokePath(stroke, side));
  }
}

function strokePath({ points }: InkStroke, side: number): Path2D {
  const path = new Path2D();
  const at = (index: number) => [points[index][0] * side, points[index][1] * side] as const;
  path.moveTo(...at(0));
  for (let index = 1; index < points.length - 1; index++) {
    const [x, y] = at(index);
    const [nextX, nextY] = at(index + 1);
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  path.lineTo(...at(points.length - 1));
  return path;
}

/** Fits the canvas's own pixels to its size on screen. */
export function fitCanvas(canvas: HTMLCanvasElement): void {
  const width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
  const height = Math.max(1, Math.round(canvas.clientHeight * devicePixelRatio));
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

/** Paints a (784) picture, 0 to 1, on a canvas of 28 x 28 pixels; black when there is none. */
export function paintPixels(canvas: HTMLCanvasElement, pixels: ArrayLike<number> | null): void {
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(28, 28);
  for (let index = 0; index < 784; index++) {
    const grey = Math.round(255 * (pixels?.[index] ?? 0));
    image.data.set([grey, grey, grey, 255], 4 * index);
  }
  context.putImageData(image, 0, 0);
}
