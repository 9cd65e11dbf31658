import type { InklingBridge } from '../../contract/api';
import { drawingTooLarge, largestDrawingBytes } from '../../contract/drawings';
import type { NoticesModel } from '../ui/notices-model';
import { decodeDrawing, encodeDrawing } from './drawing-json';
import type { DrawingModel } from './drawing-model';
import { drawPng, drawSvg } from './drawing-picture';

/** Saves what is drawn on a pad, and brings it back. */
export class DrawingFiles {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #drawing: DrawingModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, drawing: DrawingModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#drawing = drawing;
  }

  /** As PNG, SVG or JSON, whichever a person chooses. */
  async save(): Promise<void> {
    const strokes = this.#drawing.strokes.value;
    const { width } = this.#drawing;
    const formats = {
      png: await drawPng(strokes, width),
      svg: drawSvg(strokes, width),
      json: encodeDrawing(strokes),
    };
    await this.#notices.outcome(this.#bridge.request('drawing.save', formats));
  }

  async open(): Promise<void> {
    const file = await this.#notices.outcome(this.#bridge.request('drawing.open'));
    if (file !== undefined) this.#show(file.text, file.name);
  }

  /** Takes a file that was dropped on the pad. */
  async openDropped(file: File): Promise<void> {
    if (file.size <= largestDrawingBytes) this.#show(await file.text(), file.name);
    else this.#notices.report(drawingTooLarge(file.name).failure);
  }

  #show(text: string, name: string): void {
    const strokes = decodeDrawing(text, name, this.#drawing.width);
    if (strokes.ok) this.#drawing.open(strokes.value);
    else this.#notices.report(strokes.failure);
  }
}

/** Whether a file can be a drawing, as far as its name or kind tell. */
export function mayBeDrawing({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return /\.(json|svg)$/i.test(name) || type === 'application/json' || type === 'image/svg+xml';
}
