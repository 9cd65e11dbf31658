import { batch, effect, signal, type Signal } from '@preact/signals';
import type { EventName, Events, InklingBridge, Snapshot } from '../contract/api';
import { eventNames } from '../contract/api';
import type { CommandId } from '../contract/commands';
import { DataModel } from './data/data-model';
import { DocumentModel } from './document/document-model';
import { DigitModel } from './drawing/digit-model';
import { DrawingFiles } from './drawing/drawing-files';
import { DrawingModel } from './drawing/drawing-model';
import { SamplesModel } from './drawing/samples-model';
import { HyperparametersModel } from './hyperparameters/hyperparameters-model';
import { WorkerLineReader } from './reading/line-reader';
import { ReadingModel } from './reading/reading-model';
import { RunsModel } from './runs/runs-model';
import { ClinicModel } from './my-digits/clinic-model';
import { LessonModel } from './my-digits/lesson-model';
import { OwnDigitsModel } from './my-digits/own-digits-model';
import { ChartFiles } from './training/chart-files';
import { TrainingModel } from './training/training-model';
import { TranscriptModel } from './training/transcript-model';
import { Commands } from './commands';
import { DialogsModel } from './ui/dialogs-model';
import { NoticesModel } from './ui/notices-model';
import { editFocusedText } from './ui/text-editing';
import { SupportModel } from './ui/support-model';
import { ViewsModel } from './ui/views-model';

/** All models of the window, brought up to date by main's snapshot and events. */
export class Application {
  /** True once the snapshot is there and the window has something to show. */
  readonly isReady = signal(false);
  platform = '';
  readonly notices = new NoticesModel();
  readonly data: DataModel;
  readonly document: DocumentModel;
  readonly drawing: DrawingModel;
  readonly drawingFiles: DrawingFiles;
  readonly samples: SamplesModel;
  readonly digit: DigitModel;
  /** The pad that was touched or brought up last; keys and menu act on it. */
  readonly activePad: Signal<DrawingModel>;
  readonly reading: ReadingModel;
  readonly hyperparameters: HyperparametersModel;
  readonly training: TrainingModel;
  readonly transcript: TranscriptModel;
  readonly runs: RunsModel;
  readonly chartFiles: ChartFiles;
  readonly ownDigits: OwnDigitsModel;
  readonly lesson: LessonModel;
  readonly clinic: ClinicModel;
  readonly dialogs: DialogsModel;
  readonly support: SupportModel;
  readonly views = new ViewsModel();
  readonly commands: Commands;
  readonly #bridge: InklingBridge;

  constructor(bridge: InklingBridge) {
    this.#bridge = bridge;
    this.data = new DataModel(bridge, this.notices);
    this.document = new DocumentModel(bridge, this.notices);
    this.drawing = new DrawingModel();
    this.digit = new DigitModel(this.drawing, this.document.network);
    this.activePad = signal(this.drawing);
    this.reading = new ReadingModel(bridge, this, new WorkerLineReader());
    this.drawingFiles = new DrawingFiles(bridge, this.notices);
    this.samples = new SamplesModel(
      { bridge, notices: this.notices, drawing: this.drawing },
      this.data.status,
      this.document.network,
    );
    this.hyperparameters = new HyperparametersModel(this.document.state);
    this.training = new TrainingModel(bridge, this.notices, this.hyperparameters);
    this.transcript = new TranscriptModel(bridge, this.notices, this.training);
    this.runs = new RunsModel(bridge, this.notices, this.hyperparameters);
    this.chartFiles = new ChartFiles(bridge, this.notices, this.training);
    this.ownDigits = new OwnDigitsModel(bridge, this.notices);
    this.lesson = new LessonModel(bridge, this.notices, this);
    this.clinic = new ClinicModel(
      {
        drawing: this.drawing,
        network: this.document.network,
        ownDigits: this.ownDigits,
        lesson: this.lesson,
      },
      () => Math.floor(Math.random() * 2 ** 32),
    );
    this.dialogs = new DialogsModel(bridge, this.notices);
    this.support = new SupportModel(bridge, this.notices);
    this.commands = new Commands(this);
  }

  /** Events that arrive before the snapshot are newer than it or the same, so they are applied after it. */
  async start(): Promise<void> {
    let early: (() => void)[] | null = [];
    for (const name of eventNames) {
      this.#bridge.on(name, (event) => {
        const apply = () => this.#apply(name, event);
        if (early === null) apply();
        else early.push(apply);
      });
    }
    const snapshot = await this.notices.outcome(this.#bridge.request('app.snapshot'));
    if (snapshot !== undefined) this.#restore(snapshot);
    for (const apply of early) apply();
    early = null;
    this.isReady.value = true;
    this.commands.publishStates(this.#bridge);
    this.#noteUnkeptDigits();
  }

  /** Main asks about them when the window is closed. */
  #noteUnkeptDigits(): void {
    let noted = 0;
    effect(() => {
      const count = this.clinic.unkeptCount.value;
      if (count !== noted) void this.#bridge.request('my-digits.note-unkept', count);
      noted = count;
    });
  }

  #restore(snapshot: Snapshot): void {
    batch(() => {
      this.platform = snapshot.platform;
      this.data.status.value = snapshot.data;
      this.document.state.value = snapshot.document;
      this.document.network.value = snapshot.network;
      this.training.restore(snapshot.run ?? null, snapshot.epochs);
      this.runs.restore(snapshot.runs);
      if (snapshot.notice !== undefined) this.notices.tell(snapshot.notice);
    });
  }

  #apply<Name extends EventName>(name: Name, event: Events[Name]): void {
    const handlers: { [Each in EventName]: (event: Events[Each]) => void } = {
      'data.status': (status) => (this.data.status.value = status),
      'document.changed': (state) => (this.document.state.value = state),
      'network.changed': (network) => (this.document.network.value = network),
      'run.changed': (run) => this.training.runChanged(run),
      'run.progress': (progress) => this.training.progressed(progress),
      'run.epoch': (epoch) => this.training.epochFinished(epoch),
      'runs.changed': (runs) => this.runs.changed(runs),
      'runs.progress': (progress) => this.runs.progressed(progress),
      'runs.epoch': (epoch) => this.runs.epochFinished(epoch),
      command: (id) => this.#runFromMenu(id),
      failed: (failure) => this.notices.report(failure),
    };
    handlers[name](event);
  }

  /** The menu's Undo and Redo belong to the text field that has the focus, if one has. */
  #runFromMenu(id: CommandId): void {
    if (id === 'drawing.undo' && editFocusedText('undo')) return;
    if (id === 'drawing.redo' && editFocusedText('redo')) return;
    this.commands.execute(id);
  }
}
