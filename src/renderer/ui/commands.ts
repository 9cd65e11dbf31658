import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { commandIds, type CommandId, type CommandState } from '../../contract/commands';
import type { DataModel } from '../data/data-model';
import type { DocumentModel } from '../document/document-model';
import type { DrawingFiles } from '../drawing/drawing-files';
import { penWidths, type DrawingModel } from '../drawing/drawing-model';
import type { SamplesModel } from '../drawing/samples-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { ReadingModel } from '../reading/reading-model';
import type { RunsModel } from '../runs/runs-model';
import type { ClinicModel } from '../my-digits/clinic-model';
import type { ChartFiles } from '../training/chart-files';
import type { TrainingModel } from '../training/training-model';
import type { TranscriptModel } from '../training/transcript-model';
import type { DialogsModel } from './dialogs-model';
import type { ViewId, ViewsModel } from './views-model';
import { viewIds } from './views-model';

/** One thing a person can do; menu, shortcut and button all use this object. */
export interface Command {
  readonly state: ReadonlySignal<CommandState>;
  run(): void | Promise<void>;
}

/** What the commands act on. */
export interface CommandModels {
  data: DataModel;
  document: DocumentModel;
  drawing: DrawingModel;
  drawingFiles: DrawingFiles;
  samples: SamplesModel;
  activePad: ReadonlySignal<DrawingModel>;
  reading: ReadingModel;
  hyperparameters: HyperparametersModel;
  training: TrainingModel;
  transcript: TranscriptModel;
  chartFiles: ChartFiles;
  runs: RunsModel;
  clinic: ClinicModel;
  dialogs: DialogsModel;
  views: ViewsModel;
}

/** All commands with their present state. */
export class Commands {
  readonly #commands: Record<CommandId, Command>;

  constructor(models: CommandModels) {
    this.#commands = {
      ...documentCommands(models),
      ...trainingCommands(models),
      ...runCommands(models),
      ...drawingCommands(models),
      ...padCommands(() => models.activePad.value),
      'reading.open-picture': always(() => models.reading.openPicture()),
      ...viewCommands(models),
      'my-digits.next': when(
        () => models.clinic.canGoOn.value,
        () => models.clinic.next(),
      ),
      'help.keys': always(() => models.dialogs.showKeys()),
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
      const states = Object.fromEntries(commandIds.map((id) => [id, this.state(id)])) as Record<
        CommandId,
        CommandState
      >;
      const text = JSON.stringify(states);
      if (text === published) return;
      published = text;
      void bridge.request('app.command-states', states);
    });
  }
}

/** Does nothing while the command is disabled. */
export function execute({ state, run }: Command): void {
  if (state.peek().isEnabled) void run();
}

function when(state: () => boolean | CommandState, run: () => void | Promise<void>): Command {
  return {
    run,
    state: computed(() => {
      const present = state();
      return typeof present === 'boolean' ? { isEnabled: present } : present;
    }),
  };
}

function always(run: () => void | Promise<void>): Command {
  return when(() => true, run);
}

function documentCommands({ document, hyperparameters, training, chartFiles }: CommandModels) {
  const hasEpochs = () => training.finishedEpochs.value > 0;
  return {
    'model.new': when(
      () => hyperparameters.value.value !== null,
      async () => {
        const wanted = hyperparameters.value.value;
        if (wanted !== null) await document.create(wanted);
      },
    ),
    'model.open': always(() => document.open()),
    'model.save': when(
      () => document.state.value !== null,
      () => document.save(),
    ),
    'model.save-as': when(
      () => document.state.value !== null,
      () => document.saveAs(),
    ),
    'model.starter': always(() => document.openStarter()),
    'model.previous': when(
      () => document.state.value?.hasPrevious ?? false,
      () => document.bringBackPrevious(),
    ),
    'chart.save-png': when(hasEpochs, () => chartFiles.saveAccuracyPicture()),
    'chart.save-csv': when(hasEpochs, () => chartFiles.saveEpochTable()),
  };
}

function trainingCommands({ data, hyperparameters, training, transcript }: CommandModels) {
  const canStart = () =>
    data.isReady.value && hyperparameters.value.value !== null && !training.isStarting.value;
  const phase = () => training.run.value?.phase;
  const canToggle = () => phase() === 'running' || phase() === 'paused';
  const toggleLabel = () => {
    if (phase() === 'running') return 'Pause';
    return phase() === 'paused' ? 'Resume' : 'Train';
  };
  return {
    'training.toggle': when(
      () => ({
        isEnabled: training.isActive.value ? canToggle() : canStart(),
        label: toggleLabel(),
      }),
      () => training.toggle(),
    ),
    'training.step': when(
      () => (training.isActive.value ? canToggle() : canStart()),
      () => training.step(),
    ),
    'training.stop': when(
      () => training.isActive.value,
      () => training.stop(),
    ),
    'training.new-seed': always(() => hyperparameters.chooseNewSeed()),
    'transcript.copy': when(
      () => training.finishedEpochs.value > 0,
      () => transcript.copy(),
    ),
    'data.choose-folder': when(
      () => !training.isActive.value,
      () => data.chooseFolder(),
    ),
  };
}

function runCommands({ data, hyperparameters, runs, views }: CommandModels) {
  return {
    'runs.queue': when(
      () => data.isReady.value && hyperparameters.value.value !== null,
      () => {
        views.show('runs');
        return runs.queue();
      },
    ),
    'runs.clear': when(
      () => runs.hasEnded.value,
      () => runs.removeEnded(),
    ),
  };
}

function drawingCommands({ data, drawing, drawingFiles, samples }: CommandModels) {
  // Which samples there are is known in a moment.
  const mayStep = () => data.status.value.phase !== 'checking';
  return {
    'drawing.open': always(() => drawingFiles.open()),
    'drawing.save': when(
      () => drawing.strokes.value.length > 0,
      () => drawingFiles.save(),
    ),
    'sample.next': when(mayStep, () => samples.step(1)),
    'sample.previous': when(mayStep, () => samples.step(-1)),
  };
}

/** What can be done on a pad. */
export function padCommands(pad: () => DrawingModel) {
  return {
    'drawing.undo': when(
      () => pad().canUndo.value,
      () => pad().undo(),
    ),
    'drawing.redo': when(
      () => pad().canRedo.value,
      () => pad().redo(),
    ),
    'drawing.clear': when(
      () => !pad().isEmpty.value,
      () => pad().clear(),
    ),
    'drawing.pen': when(
      () => ({ isEnabled: true, isChecked: pad().tool.value === 'pen' }),
      () => void (pad().tool.value = 'pen'),
    ),
    'drawing.eraser': when(
      () => ({ isEnabled: true, isChecked: pad().tool.value === 'eraser' }),
      () => void (pad().tool.value = 'eraser'),
    ),
    'drawing.thinner': when(
      () => pad().penStep.value > 0,
      () => pad().changePenWidth(-1),
    ),
    'drawing.thicker': when(
      () => pad().penStep.value < penWidths.length - 1,
      () => pad().changePenWidth(1),
    ),
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
