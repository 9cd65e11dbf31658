import type { SweepName } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { defaultHyperparameters } from '../../contract/hyperparameters';
import { formatHiddenLayers } from '../../contract/hidden-layers';
import type { RunSummary } from '../../contract/run';
import { isActive, isAtRest } from '../../contract/run';
import type { SweepRequest } from '../../contract/sweep';
import { nameOfSetting } from '../../contract/sweep';
import type { TimeEstimate } from '../../engine/sweep/run-time';
import type { SweepCell, SweepMap } from '../../engine/sweep/sweep-map';
import { formatSweepValue } from '../../engine/sweep/sweep-values';
import { describeAdvanced } from '../hyperparameters/advanced-text';
import { formatCount, formatDuration } from '../ui/number-format';

/** How long a sweep will take, and how sure that is. */
export function describeEstimate(estimate: TimeEstimate | undefined, cores: number): string {
  if (estimate === undefined) {
    return 'The time is not known yet, since no run has been trained here: the first ones will show it.';
  }
  const { seconds, similarRuns } = estimate;
  const place = cores === 1 ? '' : ` on ${formatCount(cores)} cores`;
  if (similarRuns === 0) {
    return `Very roughly ${roundly(seconds)}${place}: only quite different runs have been trained here.`;
  }
  const judges = similarRuns === 1 ? 'one similar run' : `${formatCount(similarRuns)} similar runs`;
  return `About ${roundly(seconds)}${place}, judging by ${judges}.`;
}

/** "12 s", "3 min", "1 h 20 min": no more exact than an estimate is. */
export function roundly(seconds: number): string {
  if (seconds < 10) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 100) return formatDuration(5 * Math.round(seconds / 5));
  return formatDuration(seconds < 5400 ? 60 * Math.round(seconds / 60) : 600 * Math.round(seconds / 600));
}

/** "12 of 36 runs done", "36 runs done, 2 stopped"; `planned`: how many there will be at least. */
export function describeProgress(runs: readonly RunSummary[], planned: number): string {
  const ended = runs.filter(isAtRest);
  const count = Math.max(runs.length, planned);
  const all = `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;
  const done = ended.length < count ? `${formatCount(ended.length)} of ${all} done` : `${all} done`;
  const others = (['stopped', 'interrupted', 'diverged', 'failed'] as const).flatMap((state) => {
    const count = ended.filter((run) => run.state === state).length;
    return count === 0 ? [] : [`${formatCount(count)} ${state}`];
  });
  return [done, ...others].join(', ');
}

/** "validation %, mean of 3 seeds, 5 epochs": what the figures are. */
export function describeFigures({ rows, isByValidation }: SweepMap<RunSummary>): string {
  const cells = rows.flat().filter((cell) => cell !== null);
  const seeds = Math.max(...cells.map(({ runs }) => runs.length));
  const planned = cells.flatMap(({ runs }) => runs.map(({ hyperparameters }) => hyperparameters.epochs));
  const [fewest, epochs] = [Math.min(...planned), Math.max(...planned)];
  // Some have been trained on.
  const range = fewest === epochs ? '' : `${formatCount(fewest)} to `;
  const mean = seeds > 1 ? `, mean of ${formatCount(seeds)} seeds` : '';
  return `${isByValidation ? 'validation' : 'test'} %, best of ${range}${formatCount(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}${mean}`;
}

/** "η 3, 30 hidden": the values of a cell, in short. */
export function describeValues(
  { mark }: SweepMap<RunSummary>,
  { across, up }: SweepCell<RunSummary>,
): string {
  const values = up === undefined ? [across] : [across, up];
  return values.map((value, index) => `${shortName(mark.axes[index])} ${formatSweepValue(value)}`).join(', ');
}

/** A setting's head in the map. */
export function shortName(name: SweepName): string {
  if (name === 'learningRate') return 'η';
  return name === 'hiddenLayers' ? 'hidden' : nameOfSetting(name);
}

/** "93.59 %, mean of 3 seeds from 93.20 to 93.94 %": the figure of a cell, or why there is none. */
export function describeCell({ runs, counted, figure, isTraining }: SweepCell<RunSummary>): string {
  if (figure === undefined) return isTraining ? 'training' : stateWithoutFigure(runs);
  const { mean, lowest, highest } = figure;
  const left = counted.length < runs.length ? `, ${counted.length} of ${runs.length} runs counted` : '';
  if (counted.length === 1) return `${percent(mean)} %${left}`;
  return `${percent(mean)} %, from ${percent(lowest)} to ${percent(highest)} %${left || ` in ${counted.length} seeds`}`;
}

function stateWithoutFigure(runs: readonly RunSummary[]): string {
  const waits = runs.some(({ state }) => state === 'waiting');
  if (waits) return 'waiting';
  return runs.some(({ state }) => state === 'diverged') ? 'diverged' : 'not finished';
}

/** What a cell shows. */
export function figureText(cell: SweepCell<RunSummary> | null): string {
  if (cell === null) return '';
  if (cell.figure !== undefined) return (100 * cell.figure.mean).toFixed(1);
  if (cell.runs.some(isActive)) return '…';
  return cell.runs.some(({ state }) => state === 'waiting') ? '' : '–';
}

export function percent(share: number): string {
  return (100 * share).toFixed(2);
}

/** "mini-batch 10 · 50,000 images · cross-entropy": the settings that a sweep of these leaves the same. */
export function describeOthers(base: Hyperparameters, varied: readonly SweepName[]): string {
  const usual = Object.fromEntries(varied.map((name) => [name, defaultHyperparameters[name]]));
  const { hiddenLayers, learningRate, miniBatchSize, trainingImages } = base;
  const isSame = (name: SweepName) => !varied.includes(name);
  return [
    ...(isSame('hiddenLayers') ? [`hidden ${formatHiddenLayers(hiddenLayers) || 'none'}`] : []),
    ...(isSame('learningRate') ? [`η ${learningRate}`] : []),
    ...(isSame('miniBatchSize') ? [`mini-batch ${formatCount(miniBatchSize)}`] : []),
    ...(isSame('trainingImages') ? [`${formatCount(trainingImages)} images`] : []),
    ...describeAdvanced({ ...base, ...usual }),
  ].join(' · ');
}

/** "4 × 3 values of learning rate η and hidden layers, 3 seeds each." */
export function describeSize({ axes, seeds }: SweepRequest): string {
  const values = axes.map((axis) => axis.values.length).join(' × ');
  const each = seeds.length === 1 ? 'one seed each' : `${seeds.length} seeds each`;
  return `${values} ${values === '1' ? 'value' : 'values'} of ${axes.map(({ name }) => nameOfSetting(name)).join(' and ')}, ${each}.`;
}
