import type { InklingBridge } from '../../contract/api';
import { drawingTooLarge, largestDrawingBytes } from '../../contract/drawings';
import type { NoticesModel } from '../ui/notices-model';
import { decodeDrawing, encodeDrawing } from './drawing-json';
import type { DrawingModel } from './drawing-model';
import { drawPng, drawSvg } from './drawing-picture';

/** Saves the drawing on a pad, and opens saved ones. */
export class DrawingFiles {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  /** Saves the drawing as PNG, SVG or JSON, as the user chooses. */
  async save({ strokes: { value: strokes }, width }: DrawingModel): Promise<void> {
    const png = await this.#notices.outcome(drawPng(strokes, width));
    if (png === undefined) return;
    const file = {
      suggestedName: width > 1 ? 'number.json' : 'digit.json',
      png,
      svg: drawSvg(strokes, width),
      json: encodeDrawing(strokes),
    };
    await this.#notices.saved(this.#bridge.request('drawing.save', file));
  }

  async open(pad: DrawingModel): Promise<void> {
    const file = await this.#notices.outcome(this.#bridge.request('drawing.open'));
    if (file !== undefined) this.#show(file, pad);
  }

  /** Opens a drawing that was dropped on the window. */
  async openDropped(file: File, pad: DrawingModel): Promise<void> {
    const { name, size } = file;
    if (size <= largestDrawingBytes) this.#show({ name, text: await file.text() }, pad);
    else this.#notices.report(drawingTooLarge(name).failure);
  }

  #show({ name, text }: { name: string; text: string }, pad: DrawingModel): void {
    const strokes = decodeDrawing(text, name, pad.width);
    if (!strokes.ok) return this.#notices.report(strokes.failure);
    this.#notices.withdraw(['drawing-unreadable']);
    pad.open(strokes.value);
  }
}
