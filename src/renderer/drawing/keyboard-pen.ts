import { signal } from '@preact/signals';
import type { DrawingModel } from './drawing-model';
import type { PadPoint } from './ink';

const moves: Record<string, PadPoint> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Distance per press of an arrow key, as a fraction of the pad's height. */
const stride = 0.04;

/** Draws with the arrow keys; Enter puts the pen down or lifts it. */
export class KeyboardPen {
  /** Where the pen is; null until a key is pressed, and when the pad loses the focus. */
  readonly position = signal<PadPoint | null>(null);
  readonly #drawing: DrawingModel;

  constructor(drawing: DrawingModel) {
    this.#drawing = drawing;
  }

  /** Returns true if the pen used the key. */
  press(key: string): boolean {
    const move = moves[key];
    const present = this.position.value ?? [this.#drawing.width / 2, 0.5];
    if (move !== undefined) {
      this.position.value = [shift(present[0], move[0], this.#drawing.width), shift(present[1], move[1], 1)];
      if (this.#drawing.isDrawing.value) this.#drawing.continueThrough([this.position.value]);
      return true;
    }
    if (key !== 'Enter') return false;
    this.position.value = present;
    if (this.#drawing.isDrawing.value) this.#drawing.end();
    else this.#drawing.begin(present);
    return true;
  }

  leave(): void {
    if (this.position.value !== null && this.#drawing.isDrawing.value) this.#drawing.end();
    this.position.value = null;
  }
}

function shift(position: number, direction: number, most: number): number {
  return Math.min(most, Math.max(0, position + direction * stride));
}
