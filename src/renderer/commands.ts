import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../contract/api';
import { commandIds, type CommandId, type CommandState } from '../contract/commands';
import type { ChapterModel } from './chapter/chapter-model';
import { chapterCommands } from './chapter/chapter-commands';
import type { DataModel } from './data/data-model';
import type { DrawingFiles } from './drawing/drawing-files';
import type { DrawingModel } from './drawing/drawing-model';
import { padCommands } from './drawing/pad-commands';
import type { SamplesModel } from './drawing/samples-model';
import type { HyperparametersModel } from './hyperparameters/hyperparameters-model';
import type { RoundModel } from './my-digits/round-model';
import type { ReadingModel } from './reading/reading-model';
import { runCommands } from './run/run-commands';
import type { RunExports } from './run/run-exports';
import type { RunLibrary } from './run/run-library';
import type { RunMenuModel } from './run/run-menu-model';
import type { RunModel } from './run/run-model';
import type { TrainingControls } from './run/training-controls';
import type { RepeatModel } from './sweep/repeat-model';
import type { SweepFormModel } from './sweep/sweep-form-model';
import { runsCommands } from './runs/runs-commands';
import type { SeedsModel } from './runs/seeds-model';
import type { ChartFiles } from './training/chart-files';
import type { TranscriptModel } from './training/transcript-model';
import { timeMachineCommands } from './time-machine/time-machine-commands';
import type { TimeMachineModel } from './time-machine/time-machine-model';
import { always, execute, when, type Command } from './ui/command';
import type { DialogsModel } from './ui/dialogs-model';
import type { PresentationModel } from './ui/presentation-model';
import type { SupportModel } from './ui/support-model';
import type { UpdatesModel } from './ui/updates-model';
import type { ViewId, ViewsModel } from './ui/views-model';
import { viewIds } from './ui/views-model';

/** What the commands act on. */
export interface CommandModels {
  chapter: ChapterModel;
  data: DataModel;
  drawingFiles: DrawingFiles;
  samples: SamplesModel;
  activePad: ReadonlySignal<DrawingModel>;
  reading: ReadingModel;
  hyperparameters: HyperparametersModel;
  training: RunModel;
  controls: TrainingControls;
  library: RunLibrary;
  runExports: RunExports;
  runMenu: RunMenuModel;
  transcript: TranscriptModel;
  chartFiles: ChartFiles;
  seeds: SeedsModel;
  sweepForm: SweepFormModel;
  repeats: RepeatModel;
  timeMachine: TimeMachineModel;
  round: RoundModel;
  dialogs: DialogsModel;
  presentation: PresentationModel;
  support: SupportModel;
  updates: UpdatesModel;
  views: ViewsModel;
}

/** What the Space bar does in a view. */
type SpaceBarCommand = 'training.toggle' | 'my-digits.next';

/** What keys mean in a view, beside what they mean everywhere. */
const keysOfViews: Partial<Record<ViewId, Readonly<Record<string, CommandId>>>> = {
  chapter: { PageUp: 'chapter.previous', PageDown: 'chapter.next' },
  // The keys of the pen's width go through the epochs.
  network: { '[': 'epoch.earlier', ']': 'epoch.later', End: 'epoch.newest' },
};

/** All commands with their current state. */
export class Commands {
  /** The round in My Digits, where a training would be a mishap, and training everywhere else. */
  readonly ofSpaceBar: ReadonlySignal<SpaceBarCommand | null>;
  /** What keys mean in the shown view, beside what they mean everywhere. */
  readonly ofView: ReadonlySignal<Readonly<Record<string, CommandId>>>;
  /** Whether a text field has the focus: the menu's Undo and Redo are for the text then. */
  readonly isEditingText = signal(false);
  readonly #commands: Record<CommandId, Command>;

  constructor(models: CommandModels) {
    const { round, views } = models;
    this.ofSpaceBar = computed(() => {
      if (views.shown.value !== 'my-digits') return 'training.toggle';
      return round.stage.value === 'drawing' ? 'my-digits.next' : null;
    });
    this.ofView = computed(() => keysOfViews[views.shown.value] ?? {});
    this.#commands = {
      ...runCommands(models),
      ...runsCommands(models),
      ...timeMachineCommands(models.timeMachine),
      ...chapterCommands(models.chapter),
      ...sampleCommands(models),
      ...padCommands(() => models.activePad.value, models.drawingFiles),
      'read.open-picture': always(() => models.reading.openPicture()),
      ...viewCommands(models),
      'my-digits.next': when(
        () => round.canGoOn.value,
        () => round.next(),
      ),
      'window.presentation': when(
        () => ({ isEnabled: true, isChecked: models.presentation.isOn.value }),
        () => models.presentation.toggle(),
      ),
      'window.actual-size': always(() => models.presentation.showActualSize()),
      'help.keys': always(() => models.dialogs.showKeys()),
      'help.show-log': always(() => models.support.showLog()),
      'help.copy-diagnostics': always(() => models.support.copyDiagnostics()),
      'help.check-for-updates': always(() => models.updates.show()),
      'help.about': always(() => models.dialogs.showAbout()),
    };
  }

  state(id: CommandId): CommandState {
    return this.#commands[id].state.value;
  }

  execute(id: CommandId): void {
    execute(this.#commands[id]);
  }

  /** Keeps main's menu in step with the commands. */
  publishStates(bridge: InklingBridge): void {
    let published = '';
    effect(() => {
      const states = Object.fromEntries(commandIds.map((id) => [id, this.#publishedState(id)])) as Record<
        CommandId,
        CommandState
      >;
      const text = JSON.stringify(states);
      if (text === published) return;
      published = text;
      void bridge.request('app.command-states', states);
    });
  }

  #publishedState(id: CommandId): CommandState {
    const { isEnabled, label, isChecked } = this.state(id);
    const isForText = this.isEditingText.value && (id === 'drawing.undo' || id === 'drawing.redo');
    return { isEnabled: isEnabled || isForText, label, isChecked };
  }
}

function sampleCommands({ data, samples }: CommandModels) {
  // The data is known within a moment.
  const mayStep = () => data.status.value.phase !== 'checking';
  return {
    'sample.next': when(mayStep, () => samples.step(1)),
    'sample.previous': when(mayStep, () => samples.step(-1)),
  };
}

function viewCommands({ views }: CommandModels) {
  const show = (id: ViewId) =>
    when(
      () => ({ isEnabled: true, isChecked: views.shown.value === id }),
      () => views.show(id),
    );
  return Object.fromEntries(viewIds.map((id) => [`view.${id}`, show(id)])) as Record<
    `view.${ViewId}`,
    Command
  >;
}
