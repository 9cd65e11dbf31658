import { batch, computed, effect, signal, type Signal } from '@preact/signals';
import type { EventName, Events, InklingBridge, Snapshot } from '../contract/api';
import { eventNames } from '../contract/api';
import type { CommandId } from '../contract/commands';
import type { DigitRound } from '../contract/my-digits';
import type { RunDetails, RunSummary } from '../contract/run';
import { Commands } from './commands';
import { DataModel } from './data/data-model';
import { DoctorModel } from './doctor/doctor-model';
import { DataViewModel } from './data/data-view-model';
import { DigitModel } from './drawing/digit-model';
import { DrawingFiles } from './drawing/drawing-files';
import { DrawingModel } from './drawing/drawing-model';
import { SamplesModel } from './drawing/samples-model';
import { DataImages } from './images/data-images';
import { Inspector } from './inspection/inspector';
import { HyperparametersModel } from './hyperparameters/hyperparameters-model';
import { LessonModel } from './my-digits/lesson-model';
import { keepNoted } from './my-digits/noted-round';
import { OwnDigitsModel } from './my-digits/own-digits-model';
import { RoundModel } from './my-digits/round-model';
import { NetworkModel } from './network/network-model';
import { WorkerLineReader } from './reading/line-reader';
import { ComparisonFiles } from './comparison/comparison-files';
import { ComparisonModel } from './comparison/comparison-model';
import { ReadingModel } from './reading/reading-model';
import { ActivationsModel } from './run/activations-model';
import { RunExports } from './run/run-exports';
import { RunLibrary } from './run/run-library';
import { RunMenuModel } from './run/run-menu-model';
import { RunModel } from './run/run-model';
import { TrainingControls } from './run/training-controls';
import { RunsModel } from './runs/runs-model';
import { SeedsModel } from './runs/seeds-model';
import { ResultsModel } from './results/results-model';
import { DistributionsModel } from './time-machine/distributions-model';
import { TimeMachineModel } from './time-machine/time-machine-model';
import { RepeatModel } from './sweep/repeat-model';
import { SweepFormModel } from './sweep/sweep-form-model';
import { SweepModel } from './sweep/sweep-model';
import { ChartsModel } from './training/charts-model';
import { ChartFiles } from './training/chart-files';
import { TranscriptModel } from './training/transcript-model';
import { DialogsModel } from './ui/dialogs-model';
import { NoticesModel } from './ui/notices-model';
import { editFocusedText } from './ui/text-editing';
import { PresentationModel } from './ui/presentation-model';
import { SupportModel } from './ui/support-model';
import { UpdatesModel } from './ui/updates-model';
import { ViewsModel } from './ui/views-model';

/** All models of the window. Main's snapshot and events keep them up to date. */
export class Application {
  /** True once the snapshot has arrived and the window has something to show. */
  readonly isReady = signal(false);
  platform = '';
  readonly notices = new NoticesModel();
  readonly views = new ViewsModel();
  /** The run on screen. */
  readonly training = new RunModel();
  /** Which of its networks the window shows. */
  readonly timeMachine: TimeMachineModel;
  readonly distributions: DistributionsModel;
  readonly data: DataModel;
  readonly images: DataImages;
  readonly inspector: Inspector;
  readonly drawing = new DrawingModel();
  readonly drawingFiles: DrawingFiles;
  readonly samples: SamplesModel;
  readonly digit: DigitModel;
  /** The pad that was used or shown last; keys and menu act on it. */
  readonly activePad: Signal<DrawingModel>;
  /** How the network on screen works inside. */
  readonly network: NetworkModel;
  readonly reading: ReadingModel;
  readonly hyperparameters: HyperparametersModel;
  readonly controls: TrainingControls;
  /** What ails the run on screen. */
  readonly doctor: DoctorModel;
  /** All stored runs. */
  readonly library: RunLibrary;
  readonly runExports: RunExports;
  /** Files that do not say their activations. */
  readonly activations: ActivationsModel;
  readonly runMenu: RunMenuModel;
  readonly runs: RunsModel;
  /** The ticked runs. */
  readonly comparison: ComparisonModel;
  readonly comparisonFiles: ComparisonFiles;
  readonly charts = new ChartsModel(this.training);
  readonly seeds: SeedsModel;
  readonly repeats: RepeatModel;
  readonly sweepForm: SweepFormModel;
  readonly sweep: SweepModel;
  /** Where the shown network fails. */
  readonly results: ResultsModel;
  readonly transcript: TranscriptModel;
  readonly chartFiles: ChartFiles;
  readonly ownDigits: OwnDigitsModel;
  readonly lesson: LessonModel;
  readonly round: RoundModel;
  readonly dataView: DataViewModel;
  readonly dialogs: DialogsModel;
  readonly presentation: PresentationModel;
  readonly support: SupportModel;
  readonly updates: UpdatesModel;
  readonly commands: Commands;
  readonly #bridge: InklingBridge;

  constructor(bridge: InklingBridge) {
    this.#bridge = bridge;
    const { notices, training, drawing } = this;
    this.timeMachine = new TimeMachineModel(bridge, notices, training);
    const { network } = this.timeMachine;
    this.data = new DataModel(bridge, notices);
    this.images = new DataImages(bridge, notices, this.data.status);
    this.inspector = new Inspector(this.images, this.data.status);
    this.distributions = new DistributionsModel(this);
    const { images } = this;
    this.digit = new DigitModel(drawing, network);
    this.network = new NetworkModel(this, network);
    this.activePad = signal(drawing);
    this.reading = new ReadingModel(bridge, this, new WorkerLineReader());
    this.drawingFiles = new DrawingFiles(bridge, notices);
    this.samples = new SamplesModel({ images, notices, drawing }, this.data.status, network);
    this.hyperparameters = new HyperparametersModel({
      network: training.network,
      trainingImages: this.data.trainingImages,
    });
    this.controls = new TrainingControls(bridge, this);
    this.doctor = new DoctorModel(this);
    this.library = new RunLibrary(bridge, notices);
    this.runExports = new RunExports(bridge, notices);
    this.activations = new ActivationsModel(bridge, notices, this.data.isReady);
    this.runMenu = new RunMenuModel(training, this.library);
    this.runs = new RunsModel(this);
    this.comparison = new ComparisonModel({
      ...{ bridge, notices, list: this.runs.list },
      ...{ runs: this.library.runs, onScreen: this.runs.onScreen },
      isShown: computed(() => this.views.shown.value === 'runs'),
    });
    this.comparisonFiles = new ComparisonFiles(bridge, notices, this.comparison);
    this.seeds = new SeedsModel(this);
    this.repeats = new RepeatModel(this);
    this.sweepForm = new SweepFormModel(this);
    this.sweep = new SweepModel(this);
    this.results = new ResultsModel(bridge, this);
    this.transcript = new TranscriptModel(bridge, notices, training, this.charts);
    this.chartFiles = new ChartFiles(bridge, notices, training, this.charts);
    this.ownDigits = new OwnDigitsModel(bridge, notices);
    this.lesson = new LessonModel(bridge, this);
    const { ownDigits, lesson } = this;
    this.round = new RoundModel({ drawing, network, notices, ownDigits, lesson }, () =>
      Math.floor(Math.random() * 2 ** 32),
    );
    const { data, inspector, hyperparameters } = this;
    this.dataView = new DataViewModel(bridge, {
      ...{ data, images, inspector, ownDigits, drawing, hyperparameters, notices, network },
    });
    this.dialogs = new DialogsModel(bridge, notices);
    this.presentation = new PresentationModel(bridge, notices);
    this.support = new SupportModel(bridge, notices);
    this.updates = new UpdatesModel(bridge, notices, this.dialogs);
    this.commands = new Commands(this);
  }

  /** Events that arrive before the snapshot are at least as new as it, so they are applied after it. */
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
    this.#noteDraft();
    keepNoted(this.round.noted, this.#bridge, this.notices);
  }

  #restore(snapshot: Snapshot): void {
    batch(() => {
      this.platform = snapshot.platform;
      this.presentation.isOn.value = snapshot.isPresentation;
      this.data.status.value = snapshot.data;
      this.training.show(snapshot.run);
      this.training.network.value = snapshot.network;
      this.hyperparameters.show(snapshot.run.hyperparameters, snapshot.draft);
      this.library.cores.value = snapshot.cores;
      this.library.restore(snapshot.runs, snapshot.storage);
      this.activations.questions.value = snapshot.questions;
      if (snapshot.round !== undefined) this.#goOnWith(snapshot.round);
      if (snapshot.notice !== undefined) this.notices.warn(snapshot.notice);
    });
  }

  /** Continues a round that was not finished. */
  #goOnWith(round: DigitRound): void {
    this.round.restore(round);
    this.views.show('my-digits');
  }

  /** Main keeps the panel's entries so that they are restored after a restart. */
  #noteDraft(): void {
    let noted = JSON.stringify(this.hyperparameters.value.peek());
    effect(() => {
      const draft = this.hyperparameters.value.value;
      const text = JSON.stringify(draft);
      if (draft === null || text === noted) return;
      noted = text;
      void this.#bridge.request('app.note-draft', draft);
    });
  }

  #apply<Name extends EventName>(name: Name, event: Events[Name]): void {
    const handlers: { [Each in EventName]: (event: Events[Each]) => void } = {
      'data.status': (status) => (this.data.status.value = status),
      'run.shown': (run) => this.#show(run),
      'run.changed': (run) => this.#runChanged(run),
      'run.progress': (progress) => this.training.progressed(progress),
      'run.point': (point) => this.training.pointAdded(point),
      'run.epoch': (epoch) => this.training.epochFinished(epoch),
      'run.kept': (kept) => this.training.keptChanged(kept),
      'run.diagnosis': (diagnosis) => this.training.diagnosed(diagnosis),
      'network.changed': (network) => (this.training.network.value = network),
      'runs.changed': (runs) => this.library.changed(runs),
      'runs.removed': (ids) => this.library.removed(ids),
      'runs.progress': (progress) => this.library.progressed(progress),
      'storage.changed': (storage) => (this.library.storage.value = storage),
      // The menu shows recent files; the page only shows the runs created from them.
      'recent.changed': () => undefined,
      'questions.changed': (questions) => (this.activations.questions.value = questions),
      command: (id) => this.#runFromMenu(id),
      failed: (failure) => this.notices.report(failure),
    };
    handlers[name](event);
  }

  #show(run: RunDetails): void {
    const { hyperparameters, notices } = this;
    const draft = hyperparameters.value.peek();
    const isDraft = hyperparameters.draft.peek() === 'changed';
    const isOther = this.training.run.peek()?.id !== run.id;
    batch(() => {
      this.training.show(run);
      if (isOther) this.runs.follow(run.id);
      hyperparameters.show(run.hyperparameters);
    });
    if (draft === null || !isDraft || hyperparameters.isOfRun(draft)) return;
    notices.tell(`The settings of “${run.name}” replaced your changes.`, {
      label: 'Restore My Changes',
      run: () => hyperparameters.show(run.hyperparameters, draft),
    });
  }

  #runChanged(run: RunSummary): void {
    batch(() => {
      this.training.changed(run);
      if (this.training.run.peek()?.id === run.id) this.hyperparameters.follow(run.hyperparameters);
    });
  }

  /** The menu's Undo and Redo act on the focused text field, if there is one. */
  #runFromMenu(id: CommandId): void {
    if (id === 'drawing.undo' && editFocusedText('undo')) return;
    if (id === 'drawing.redo' && editFocusedText('redo')) return;
    this.commands.execute(id);
  }
}
