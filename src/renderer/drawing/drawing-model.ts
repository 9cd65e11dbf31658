import { batch, computed, signal } from '@preact/signals';
import { eraseSample } from './erase-sample';
import { eraseInk } from './eraser';
import { commit, redo, replacePresent, startHistory, undo, type History } from './history';
import type { InkStroke, PadPoint, PenPoint } from './ink';
import type { Sample } from './sample';
import { SmoothLine } from './smooth-line';

export type Tool = 'pen' | 'eraser';

/** Widths as fractions of the pad's height; MNIST's own pens are about 0.08. */
export const penWidths = [0.03, 0.05, 0.075, 0.105, 0.14] as const;
const eraserRadius = 0.06;

/** The content of the pad: ink, or a sample instead. */
interface PadContent {
  strokes: readonly InkStroke[];
  sample: Sample | null;
}

const emptyPad: PadContent = { strokes: [], sample: null };

/** An unfinished stroke of the pen or the eraser, with the pad's content as changed by it so far. */
interface StrokeUnderWay extends PadContent {
  tool: Tool;
}

/** A pad: its ink and its tools. */
export class DrawingModel {
  readonly tool = signal<Tool>('pen');
  readonly penStep = signal(2);
  readonly penWidth = computed(() => penWidths[this.penStep.value]);
  readonly #history = signal<History<PadContent>>(startHistory(emptyPad));
  readonly #underWay = signal<StrokeUnderWay | null>(null);
  /** True while a stroke of the pen or the eraser is under way. */
  readonly isDrawing = computed(() => this.#underWay.value !== null);
  /** True while the last stroke is still growing. */
  readonly isPenDown = computed(() => this.#underWay.value?.tool === 'pen');
  /** The tool of the current stroke, or else the chosen tool. */
  readonly toolInUse = computed(() => this.#underWay.value?.tool ?? this.tool.value);
  /** Width that the pointer covers, as a fraction of the pad's height. */
  readonly tipWidth = computed(() =>
    this.toolInUse.value === 'pen' ? this.penWidth.value : 2 * eraserRadius,
  );
  /** All strokes except the unfinished one. */
  readonly finishedStrokes = computed(() => this.#history.value.present.strokes);
  readonly strokes = computed(() => this.#underWay.value?.strokes ?? this.finishedStrokes.value);
  /** The sample digit on the pad; new ink replaces it. */
  readonly sample = computed(() =>
    this.strokes.value.length > 0 ? null : (this.#underWay.value ?? this.#history.value.present).sample,
  );
  readonly isEmpty = computed(() => this.strokes.value.length === 0 && this.sample.value === null);
  readonly canUndo = computed(() => this.#history.value.past.length > 0);
  readonly canRedo = computed(() => this.#history.value.future.length > 0);
  /** The line that the pen is drawing. */
  #line: SmoothLine | null = null;
  #lastPoint: PadPoint = [0, 0];

  /** `width` is the pad's width in pad heights. */
  constructor(readonly width = 1) {}

  /** Starts a stroke; a reversed pen always erases, whichever tool is chosen. */
  begin(point: PenPoint, tool: Tool = this.tool.value): void {
    const { present } = this.#history.value;
    const [x, y] = point;
    this.#lastPoint = [x, y];
    if (tool === 'pen') {
      this.#line = new SmoothLine(point, this.penWidth.value);
      this.#underWay.value = { tool, strokes: [...present.strokes, this.#line.stroke()], sample: null };
    } else {
      this.#underWay.value = { tool, ...this.#erase(present, [point]) };
    }
  }

  /** Continues the stroke through these points, in order. */
  continueThrough(points: readonly PenPoint[]): void {
    const underWay = this.#underWay.value;
    if (underWay === null || points.length === 0) return;
    const { tool, strokes } = underWay;
    this.#underWay.value =
      this.#line === null
        ? { tool, ...this.#erase(underWay, points) }
        : { tool, strokes: this.#extend(this.#line, strokes, points), sample: null };
  }

  /** Ends the stroke, as one step that can be undone. */
  end(): void {
    const underWay = this.#underWay.value;
    const { present } = this.#history.value;
    batch(() => {
      if (underWay !== null && !isSame(underWay, present)) {
        this.#commit({ strokes: underWay.strokes, sample: underWay.sample });
      }
      this.cancel();
    });
  }

  /** Discards the unfinished stroke, for example when the system claims the touch for a gesture. */
  cancel(): void {
    this.#line = null;
    this.#underWay.value = null;
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
    if (!this.isEmpty.value) this.#commit(emptyPad);
  }

  /** Replaces the pad's content with these strokes; this can be undone. */
  open(strokes: readonly InkStroke[]): void {
    this.cancel();
    this.#commit({ strokes, sample: null });
  }

  /** Starts a new drawing with these strokes; there is nothing to undo. */
  startWith(strokes: readonly InkStroke[]): void {
    this.cancel();
    this.#history.value = startHistory({ strokes, sample: null });
  }

  /** Replaces the pad's content with a sample; stepping through many samples is one undo step. */
  show(sample: Sample): void {
    this.cancel();
    const content: PadContent = { strokes: [], sample };
    const history = this.#history.value;
    if (history.present.sample === null) this.#commit(content);
    else this.#history.value = replacePresent(history, content);
  }

  /** Takes samples off the pad and out of what can be undone; ink stays. */
  forgetSamples(): void {
    if (this.sample.peek() !== null) this.cancel();
    const isInk = ({ sample }: PadContent) => sample === null;
    const { past, present, future } = this.#history.peek();
    const before = past.filter(isInk);
    // An empty pad before an empty one would be an undo step that changes nothing.
    if (!isInk(present) && before.at(-1)?.strokes.length === 0) before.pop();
    this.#history.value = {
      past: before,
      present: isInk(present) ? present : emptyPad,
      future: future.filter(isInk),
    };
  }

  changePenWidth(change: 1 | -1): void {
    this.penStep.value = Math.min(penWidths.length - 1, Math.max(0, this.penStep.value + change));
  }

  #commit(content: PadContent): void {
    this.#history.value = commit(this.#history.value, content);
  }

  #extend(
    line: SmoothLine,
    strokes: readonly InkStroke[],
    points: readonly PenPoint[],
  ): readonly InkStroke[] {
    for (const point of points) line.add(point);
    return [...strokes.slice(0, -1), line.stroke()];
  }

  /** Erases ink, or the sample if there is one. */
  #erase(content: PadContent, points: readonly PenPoint[]): PadContent {
    return points.reduce<PadContent>(({ strokes, sample }, [x, y]) => {
      const from = this.#lastPoint;
      this.#lastPoint = [x, y];
      return {
        strokes: eraseInk(strokes, from, [x, y], eraserRadius),
        sample: sample && eraseSample(sample, from, [x, y], eraserRadius),
      };
    }, content);
  }
}

function isSame(one: PadContent, other: PadContent): boolean {
  return one.strokes === other.strokes && one.sample === other.sample;
}
