import type { RunSummary } from '../../contract/run';
import type { DataModel } from '../data/data-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import type { ChartFiles } from '../training/chart-files';
import type { TranscriptModel } from '../training/transcript-model';
import { always, when } from '../ui/command';
import type { RunExports } from './run-exports';
import type { RunLibrary } from './run-library';
import type { RunMenuModel } from './run-menu-model';
import type { RunModel } from './run-model';
import { describeTrainAction } from './train-action';
import type { RepeatModel } from '../sweep/repeat-model';
import type { TrainingControls } from './training-controls';

interface Models {
  runExports: RunExports;
  data: DataModel;
  hyperparameters: HyperparametersModel;
  training: RunModel;
  controls: TrainingControls;
  runMenu: RunMenuModel;
  library: RunLibrary;
  repeats: RepeatModel;
  transcript: TranscriptModel;
  chartFiles: ChartFiles;
}

/** Commands for the run on screen. */
export function runCommands(models: Models) {
  return {
    ...trainingCommands(models),
    ...fileCommands(models),
    ...figureCommands(models),
    ...exportCommands(models),
  };
}

function trainingCommands({ data, hyperparameters, training, controls, library }: Models) {
  const state = () => {
    const action = controls.action.value;
    if (action === null) return { isEnabled: false };
    const isBlocked = controls.isStarting.value && !training.isActive.value;
    const isEnabled = action.obstacle === undefined && !isBlocked;
    return { isEnabled, label: describeTrainAction(action), reason: action.obstacle };
  };
  const isStopping = () => library.stopping.value.has(training.run.value?.id ?? '');
  const isWaiting = () => training.run.value?.state === 'waiting';
  const stepState = () => ({
    isEnabled: state().isEnabled && controls.action.value?.kind !== 'begin',
    reason: state().reason,
  });
  const canTrainNew = () =>
    data.isReady.value &&
    hyperparameters.value.value !== null &&
    !training.isActive.value &&
    !controls.isStarting.value;
  return {
    'training.toggle': when(state, () => controls.toggle()),
    'training.step-mini-batch': when(stepState, () => controls.step('mini-batch')),
    'training.step-epoch': when(stepState, () => controls.step('epoch')),
    'training.stop': when(
      () => (training.isActive.value || isWaiting()) && !isStopping(),
      () => controls.stop(),
    ),
    'training.slower': always(() => controls.changeSpeed(-1)),
    'training.faster': always(() => controls.changeSpeed(1)),
    'training.new': when(canTrainNew, () => controls.trainNew()),
    'training.branch': when(
      () => {
        const reason = controls.obstacleToBranch.value ?? undefined;
        return { isEnabled: reason === undefined && !controls.isStarting.value, reason };
      },
      () => controls.branch(),
    ),
    'training.new-seed': always(() => hyperparameters.chooseNewSeed()),
    'data.choose-folder': when(
      () => !training.isActive.value,
      () => data.chooseFolder(),
    ),
  };
}

function fileCommands({ training, library, runMenu, repeats }: Models) {
  const run = () => training.run.value;
  return {
    'model.open': always(() => library.openFile()),
    'model.starter': always(() => library.openIncluded('starter')),
    'model.book': always(() => library.openIncluded('book')),
    'model.export': when(
      () => run()?.hasNetwork ?? false,
      () => library.export(),
    ),
    'run.choose': when(
      () => run() !== null,
      () => runMenu.open(),
    ),
    'run.rename': when(
      () => run() !== null,
      () => runMenu.beginRename(),
    ),
    'run.repeat': when(
      () => {
        const reason = repeats.obstacleTo(run()) ?? undefined;
        return { isEnabled: reason === undefined, reason };
      },
      () => repeats.repeat(run()),
    ),
    'run.star': when(
      () => ({ isEnabled: run() !== null, isChecked: run()?.isStarred ?? false }),
      async () => {
        const present = run();
        if (present !== null) await library.label(present.id, { isStarred: !present.isStarred });
      },
    ),
  };
}

function figureCommands({ training, transcript, chartFiles }: Models) {
  const canSave = () => chartFiles.canSave.value;
  return {
    'transcript.copy': when(
      () => training.finishedEpochs.value > 0,
      () => transcript.copy(),
    ),
    'chart.save-png': when(canSave, () => chartFiles.savePicture('accuracy', 'png')),
    'chart.save-svg': when(canSave, () => chartFiles.savePicture('accuracy', 'svg')),
    'chart.save-csv': when(canSave, () => chartFiles.saveEpochTable()),
  };
}

function exportCommands({ training, runExports }: Models) {
  /** Acts on the run on screen. */
  const withRun = (act: (run: RunSummary) => unknown, canAct = (_run: RunSummary) => true) =>
    when(
      () => training.run.value !== null && canAct(training.run.value),
      () => training.run.value && act(training.run.value),
    );
  return {
    'report.save': withRun(
      ({ id }) => runExports.saveReport([id]),
      () => !runExports.isReporting.value,
    ),
    'run.copy-command': withRun((run) => runExports.copyCommand(run)),
    'run.copy-python': withRun((run) => runExports.copyPython(run)),
  };
}
