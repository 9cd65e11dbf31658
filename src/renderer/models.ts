import { computed, signal, type Signal } from '@preact/signals';
import type { InklingBridge } from '../contract/api';
import { BaselinesModel } from './measurements/baselines-model';
import { EncodingsModel } from './measurements/encodings-model';
import { ChapterModel } from './chapter/chapter-model';
import { Commands } from './commands';
import { ComparisonFiles } from './comparison/comparison-files';
import { ComparisonModel } from './comparison/comparison-model';
import { DataModel } from './data/data-model';
import { DataViewModel } from './data/data-view-model';
import { DoctorModel } from './doctor/doctor-model';
import { DigitModel } from './drawing/digit-model';
import { DrawingFiles } from './drawing/drawing-files';
import { DrawingModel } from './drawing/drawing-model';
import { SamplesModel } from './drawing/samples-model';
import { HyperparametersModel } from './hyperparameters/hyperparameters-model';
import { DataImages } from './images/data-images';
import { Inspector } from './inspection/inspector';
import { LessonModel } from './my-digits/lesson-model';
import { OwnDigitsModel } from './my-digits/own-digits-model';
import { RoundModel } from './my-digits/round-model';
import { TeachingOffer } from './my-digits/teaching-offer';
import { NetworkModel } from './network/network-model';
import { WorkerLineReader } from './reading/line-reader';
import { ReadingModel } from './reading/reading-model';
import { ResultsModel } from './results/results-model';
import { ActivationsModel } from './run/activations-model';
import { RunExports } from './run/run-exports';
import { RunLibrary } from './run/run-library';
import { RunMenuModel } from './run/run-menu-model';
import { RunModel } from './run/run-model';
import { TrainingControls } from './run/training-controls';
import { RunsModel } from './runs/runs-model';
import { SeedsModel } from './runs/seeds-model';
import { RepeatModel } from './sweep/repeat-model';
import { SweepFormModel } from './sweep/sweep-form-model';
import { SweepModel } from './sweep/sweep-model';
import { DistributionsModel } from './time-machine/distributions-model';
import { TimeMachineModel } from './time-machine/time-machine-model';
import { ChartFiles } from './training/chart-files';
import { ChartsModel } from './training/charts-model';
import { TranscriptModel } from './training/transcript-model';
import { DialogsModel } from './ui/dialogs-model';
import { NoticesModel } from './ui/notices-model';
import { PresentationModel } from './ui/presentation-model';
import { SupportModel } from './ui/support-model';
import { UpdatesModel } from './ui/updates-model';
import { ViewsModel } from './ui/views-model';

/** All models of the window, connected with each other. */
export class Models {
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
  readonly teachingOffer: TeachingOffer;
  readonly dataView: DataViewModel;
  /** Simpler methods, to compare a network with. */
  readonly baselines: BaselinesModel;
  readonly encodings: EncodingsModel;
  readonly chapter: ChapterModel;
  readonly dialogs: DialogsModel;
  readonly presentation: PresentationModel;
  readonly support: SupportModel;
  readonly updates: UpdatesModel;
  readonly commands: Commands;

  constructor(bridge: InklingBridge) {
    const { notices, training, drawing } = this;
    this.timeMachine = new TimeMachineModel(bridge, notices, training);
    const { network, owner } = this.timeMachine;
    this.data = new DataModel(bridge, notices);
    this.images = new DataImages(bridge, notices, this.data.status);
    this.inspector = new Inspector(this.images, this.data.status, training.isActive);
    this.distributions = new DistributionsModel(this);
    const { images } = this;
    this.digit = new DigitModel(drawing, network);
    this.network = new NetworkModel(this, this.timeMachine.denseNetwork);
    this.activePad = signal(drawing);
    this.reading = new ReadingModel(bridge, this, new WorkerLineReader());
    this.drawingFiles = new DrawingFiles(bridge, notices);
    this.samples = new SamplesModel({ images, notices, drawing }, this.data.status, network);
    this.hyperparameters = new HyperparametersModel({
      network: training.network,
      trainingImages: this.data.trainingImages,
    });
    this.library = new RunLibrary(bridge, notices);
    this.controls = new TrainingControls(bridge, this);
    this.doctor = new DoctorModel(this);
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
    this.teachingOffer = new TeachingOffer({ drawing, digit: this.digit, network, views: this.views });
    const { data, inspector, hyperparameters } = this;
    this.dataView = new DataViewModel(bridge, {
      ...{ data, images, inspector, ownDigits, drawing, hyperparameters, notices, network, owner },
    });
    this.baselines = new BaselinesModel(bridge, notices, this.data.status);
    this.encodings = new EncodingsModel(bridge, notices, this.data.status);
    this.chapter = new ChapterModel(bridge, this);
    this.dialogs = new DialogsModel(bridge, notices);
    this.presentation = new PresentationModel(bridge, notices);
    this.support = new SupportModel(bridge, notices);
    this.updates = new UpdatesModel(bridge, notices, this.dialogs);
    this.commands = new Commands(this);
  }
}
