import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import { allLayers } from '../../contract/hidden-layers';
import type { EpochResult, RunSummary } from '../../contract/run';
import { isHistoryUnknown } from '../../contract/run';
import { describeVoters } from '../../contract/run-words';
import { describeAdvanced } from '../hyperparameters/advanced-text';
import { formatCount, formatPercent } from '../ui/number-format';

/** "784-30-10 · η 3 · mini-batch 10 · seed 4": a run's main settings for the header, most important first. */
export function describeFacts(run: RunSummary): string {
  const { learningRate, miniBatchSize, trainingImages, seed } = run.hyperparameters;
  if (run.origin.kind === 'voting') return [layersOf(run), ...originOf(run)].join(' · ');
  if (isHistoryUnknown(run)) return [layersOf(run), 'training history unknown', ...originOf(run)].join(' · ');
  return [
    layersOf(run),
    `η ${learningRate}`,
    `mini-batch ${formatCount(miniBatchSize)}`,
    `seed ${seed}`,
    ...(trainingImages < hyperparameterFields.trainingImages.maximum ? [imagesOf(run)] : []),
    ...particularsOf(run),
  ].join(' · ');
}

/** "784-30-10 · η 3 · mini-batch 10 · 30 epochs · 50,000 images · seed 4": all settings of a run. */
export function describeRun(run: RunSummary): string {
  const { learningRate, miniBatchSize, epochs, seed } = run.hyperparameters;
  return [
    layersOf(run),
    `η ${learningRate}`,
    `mini-batch ${formatCount(miniBatchSize)}`,
    countOfEpochs(epochs),
    imagesOf(run),
    `seed ${seed}`,
    ...particularsOf(run),
  ].join(' · ');
}

function layersOf({ hyperparameters }: RunSummary): string {
  return allLayers(hyperparameters.hiddenLayers).join('-');
}

/** The number of images that the run really learns from. */
function imagesOf({ data, hyperparameters }: RunSummary): string {
  return `${formatCount(data?.trainingImages ?? hyperparameters.trainingImages)} images`;
}

function countOfEpochs(epochs: number): string {
  return `${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}

function particularsOf(run: RunSummary): string[] {
  const { hyperparameters } = run;
  return [
    ...(hyperparameters.shuffle ? [] : ['not shuffled']),
    ...describeAdvanced(hyperparameters),
    ...originOf(run),
  ];
}

function originOf({ origin }: RunSummary): string[] {
  switch (origin.kind) {
    case 'new':
      return [];
    case 'continued':
      return [
        `continued from “${origin.name}”${origin.epochs > 0 ? ` after ${countOfEpochs(origin.epochs)}` : ''}`,
      ];
    case 'fine-tuned':
      return [`“${origin.name}”, taught ${formatCount(origin.ownDigits)} of your digits`];
    case 'opened':
      return [`opened from ${origin.file}`];
    case 'voting':
      return [describeVoters(origin)];
  }
}

/** The announcement for assistive technology when a run changes its state. */
export function announceRun(
  run: RunSummary | null,
  last: EpochResult | null,
  best: EpochResult | null,
): string {
  const lastText =
    last === null
      ? ''
      : ` Epoch ${last.epoch}: ${formatPercent(last.correct, last.total)} of the test images.`;
  switch (run?.state) {
    case undefined:
    case 'waiting':
      return '';
    case 'running':
      return 'Training.';
    case 'paused':
      return `Training paused.${lastText}`;
    case 'stopped':
      return `Training stopped.${lastText}`;
    case 'interrupted':
      return `Training was interrupted.${lastText}`;
    case 'diverged':
      return `Training diverged.${lastText}`;
    case 'failed':
      return `Training failed.${lastText}`;
    case 'finished':
      return `${endedEarly(run) ? 'Training finished early.' : 'Training finished.'}${bestText(best)}`;
  }
}

function bestText(best: EpochResult | null): string {
  if (best === null) return '';
  return ` Best epoch: ${best.epoch}, ${formatPercent(best.correct, best.total)} of the test images.`;
}

/** Whether a run ended by its own rules before all planned epochs. */
export function endedEarly({ ending }: RunSummary): boolean {
  return ending === 'no-improvement' || ending === 'lowest-rate';
}
