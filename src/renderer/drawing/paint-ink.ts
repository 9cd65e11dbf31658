import type { InkStroke, PadPoint } from './ink';
import { inkPath } from './ink-path';
import { partOfStroke } from './part-of-stroke';

/** This many points at the end of a growing stroke are repainted each time; the others no longer move. */
const freshPoints = 256;

/**
 * Paints white strokes on a canvas, and repaints only what is new.
 *
 * Finished strokes, and all but the end of a long growing one, are kept on a canvas behind the visible one.
 */
export class InkPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #kept = document.createElement('canvas');
  #keptStrokes: readonly InkStroke[] = [];
  /** Index of the last kept point of the stroke after the kept ones. */
  #keptUpTo = 0;
  #keptEnd: PadPoint | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** Fits the canvas's pixels to its size on screen, which clears it. */
  fit(): void {
    for (const canvas of [this.#kept, this.#canvas]) {
      canvas.width = Math.max(1, Math.round(this.#canvas.clientWidth * devicePixelRatio));
      canvas.height = Math.max(1, Math.round(this.#canvas.clientHeight * devicePixelRatio));
    }
    this.#forget();
  }

  /** `isGrowing`: the last stroke is unfinished, and will be passed again with more points. */
  paint(strokes: readonly InkStroke[], isGrowing: boolean): void {
    if (!this.#isBeginningOf(strokes)) this.#forget();
    const growing = isGrowing ? strokes.at(-1) : undefined;
    this.#keep(growing === undefined ? strokes : strokes.slice(0, -1));
    if (growing !== undefined) this.#keepStartOf(growing);
    this.#show(growing);
  }

  #isBeginningOf(strokes: readonly InkStroke[]): boolean {
    const isSame = this.#keptStrokes.every((stroke, index) => stroke === strokes[index]);
    // A growing stroke is a new object each time, but its points are the same.
    const next = strokes.at(this.#keptStrokes.length);
    return isSame && (this.#keptUpTo === 0 || next?.points.at(this.#keptUpTo) === this.#keptEnd);
  }

  #forget(): void {
    this.#keptStrokes = [];
    this.#keptUpTo = 0;
    this.#kept.getContext('2d')!.clearRect(0, 0, this.#kept.width, this.#kept.height);
  }

  #keep(strokes: readonly InkStroke[]): void {
    for (const stroke of strokes.slice(this.#keptStrokes.length)) {
      paintStroke(this.#kept, partOfStroke(stroke, this.#keptUpTo, stroke.points.length - 1));
      this.#keptUpTo = 0;
    }
    this.#keptStrokes = strokes;
  }

  #keepStartOf(growing: InkStroke): void {
    const end = growing.points.length - freshPoints;
    if (end < this.#keptUpTo + freshPoints) return;
    paintStroke(this.#kept, partOfStroke(growing, this.#keptUpTo, end));
    this.#keptUpTo = end;
    this.#keptEnd = growing.points[end];
  }

  #show(growing: InkStroke | undefined): void {
    const context = this.#canvas.getContext('2d')!;
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.drawImage(this.#kept, 0, 0);
    if (growing === undefined) return;
    paintStroke(this.#canvas, partOfStroke(growing, this.#keptUpTo, growing.points.length - 1));
  }
}

/** Paints one white stroke over a canvas's current content. */
export function paintStroke(canvas: HTMLCanvasElement, stroke: InkStroke): void {
  const context = canvas.getContext('2d')!;
  const { data, lineWidth } = inkPath(stroke, canvas.height);
  const path = new Path2D(data);
  if (lineWidth === undefined) {
    context.fillStyle = '#fff';
    context.fill(path);
    return;
  }
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.strokeStyle = '#fff';
  context.lineWidth = lineWidth;
  context.stroke(path);
}

/** Paints a grey picture, 0 to 1, with exactly as many pixels as the canvas; black when there is none. */
export function paintPixels(canvas: HTMLCanvasElement, pixels: ArrayLike<number> | null): void {
  const context = canvas.getContext('2d')!;
  const { width, height } = canvas;
  const image = context.createImageData(width, height);
  for (let index = 0; index < width * height; index++) {
    image.data.fill(Math.round(255 * (pixels?.[index] ?? 0)), 4 * index, 4 * index + 3);
    image.data[4 * index + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}
