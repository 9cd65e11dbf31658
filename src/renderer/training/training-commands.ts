import type { DataModel } from '../data/data-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import { always, when } from '../ui/command';
import type { ChartFiles } from './chart-files';
import type { TrainingModel } from './training-model';
import type { TranscriptModel } from './transcript-model';

interface Models {
  data: DataModel;
  hyperparameters: HyperparametersModel;
  training: TrainingModel;
  transcript: TranscriptModel;
  chartFiles: ChartFiles;
}

/** What can be done with the run on screen and its numbers. */
export function trainingCommands({ data, hyperparameters, training, transcript, chartFiles }: Models) {
  const hasEpochs = () => training.finishedEpochs.value > 0;
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
    'transcript.copy': when(hasEpochs, () => transcript.copy()),
    'chart.save-png': when(hasEpochs, () => chartFiles.saveAccuracyPicture()),
    'chart.save-csv': when(hasEpochs, () => chartFiles.saveEpochTable()),
    'data.choose-folder': when(
      () => !training.isActive.value,
      () => data.chooseFolder(),
    ),
  };
}
