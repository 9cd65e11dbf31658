import { batch, computed, signal } from '@preact/signals';
import { eraseInk } from './eraser';
import { commit, redo, startHistory, undo, type History } from './history';
import type { InkStroke, PadPoint } from './ink';

export type Tool = 'pen' | 'eraser';

/** Of the pad's height; MNIST's own pens are about 0.08. */
export const penWidths = [0.03, 0.05, 0.075, 0.105, 0.14] as const;
const eraserRadius = 0.06;

/** A pad: its ink and its tools. */
export class DrawingModel {
  readonly tool = signal<Tool>('pen');
  readonly penStep = signal(2);
  readonly penWidth = computed(() => penWidths[this.penStep.value]);
  /** What the pointer covers, of the pad's height. */
  readonly tipWidth = computed(() => (this.tool.value === 'pen' ? this.penWidth.value : 2 * eraserRadius));
  /** True while a stroke of the pen or the eraser is under way. */
  readonly isDrawing = signal(false);
  readonly #history = signal<History<readonly InkStroke[]>>(startHistory([]));
  /** What the stroke under way has made of the ink; null when there is none. */
  readonly #underWay = signal<readonly InkStroke[] | null>(null);
  readonly strokes = computed(() => this.#underWay.value ?? this.#history.value.present);
  readonly isEmpty = computed(() => this.strokes.value.length === 0);
  readonly canUndo = computed(() => this.#history.value.past.length > 0);
  readonly canRedo = computed(() => this.#history.value.future.length > 0);
  #lastPoint: PadPoint = [0, 0];

  /** `width`: of the pad, in its heights. */
  constructor(readonly width = 1) {}

  begin(point: PadPoint): void {
    const { present } = this.#history.value;
    batch(() => {
      this.isDrawing.value = true;
      this.#underWay.value =
        this.tool.value === 'pen'
          ? [...present, { points: [point], width: this.penWidth.value }]
          : eraseInk(present, point, point, eraserRadius);
    });
    this.#lastPoint = point;
  }

  /** Points in the order in which the pointer went through them. */
  continueThrough(points: readonly PadPoint[]): void {
    const underWay = this.#underWay.value;
    if (underWay === null || points.length === 0) return;
    this.#underWay.value =
      this.tool.value === 'pen' ? this.#extend(underWay, points) : this.#erase(underWay, points);
    this.#lastPoint = points.at(-1)!;
  }

  /** Keeps the stroke as one step that can be undone. */
  end(): void {
    const underWay = this.#underWay.value;
    if (underWay !== null && underWay !== this.#history.value.present) {
      this.#history.value = commit(this.#history.value, underWay);
    }
    this.cancel();
  }

  /** Takes the stroke under way back, as when the system claims the touch for a gesture. */
  cancel(): void {
    batch(() => {
      this.#underWay.value = null;
      this.isDrawing.value = false;
    });
  }

  undo(): void {
    this.cancel();
    this.#history.value = undo(this.#history.value);
  }

  redo(): void {
    this.cancel();
    this.#history.value = redo(this.#history.value);
  }

  clear(): void {
    this.cancel();
    if (!this.isEmpty.value) this.#history.value = commit(this.#history.value, []);
  }

  changePenWidth(change: 1 | -1): void {
    this.penStep.value = Math.min(penWidths.length - 1, Math.max(0, this.penStep.value + change));
  }

  #extend(strokes: readonly InkStroke[], points: readonly PadPoint[]): readonly InkStroke[] {
    const current = strokes.at(-1)!;
    return [...strokes.slice(0, -1), { ...current, points: [...current.points, ...points] }];
  }

  #erase(strokes: readonly InkStroke[], points: readonly PadPoint[]): readonly InkStroke[] {
    const path = [this.#lastPoint, ...points];
    return points.reduce((left, point, index) => eraseInk(left, path[index], point, eraserRadius), strokes);
  }
}
