import { signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { DataModel } from '../data/data-model';
import type { InkStroke } from '../drawing/ink';
import type { TimeMachineModel } from '../time-machine/time-machine-model';
import type { NoticesModel } from '../ui/notices-model';
import type { ViewsModel } from '../ui/views-model';
import { LineModel } from './line-model';
import type { LineReader } from './line-reader';
import { readPictureFile } from './picture-file';
import { SimilarDigitsModel } from './similar-digits-model';

/** What Read needs from the rest of the window. */
export interface ReadingEnvironment {
  notices: NoticesModel;
  views: ViewsModel;
  data: DataModel;
  timeMachine: TimeMachineModel;
}

const copiedMs = 2000;

/** What the network on screen reads in a number, written or opened as a picture. */
export class ReadingModel {
  readonly line: LineModel;
  readonly similar: SimilarDigitsModel;
  /** True for a moment after the number was copied. */
  readonly isCopied = signal(false);
  readonly #bridge: InklingBridge;
  readonly #environment: ReadingEnvironment;
  /** Pictures are numbered as they are given; a large one may be open only after the next. */
  #given = 0;
  #shown = 0;

  constructor(bridge: InklingBridge, environment: ReadingEnvironment, reader: LineReader) {
    this.#bridge = bridge;
    this.#environment = environment;
    this.line = new LineModel(environment.timeMachine.network, reader);
    this.similar = new SimilarDigitsModel(bridge, environment.data);
  }

  /** Lets the user choose a picture. */
  async openPicture(): Promise<void> {
    const chosen = await this.#environment.notices.outcome(this.#bridge.request('picture.open'));
    if (chosen !== undefined) await this.openFile(new Blob([chosen.bytes]), chosen.name);
  }

  /**
   * Shows and reads a picture, unless one that was given later is already shown; any other file changes nothing, and a
   * notice says so.
   */
  async openFile(file: Blob, name: string): Promise<void> {
    const turn = ++this.#given;
    const picture = await this.#environment.notices.outcome(readPictureFile(file, name));
    if (picture === undefined || turn < this.#shown) return;
    this.#shown = turn;
    this.#environment.notices.withdraw(['picture-unreadable']);
    this.line.openPicture(picture);
    this.#environment.views.show('read');
  }

  /** Reads strokes of another pad as a number; what Read's pad held can be brought back by undoing. */
  readDrawing(strokes: readonly InkStroke[]): void {
    this.line.drawing.open(strokes);
    this.line.showPad();
    this.#environment.views.show('read');
  }

  async copyText(): Promise<void> {
    const text = this.line.text.peek().plain;
    if (text === '') return;
    const written = await this.#bridge.request('clipboard.write-text', text);
    if (!written.ok) return this.#environment.notices.report(written.failure);
    this.isCopied.value = true;
    setTimeout(() => (this.isCopied.value = false), copiedMs);
  }
}
