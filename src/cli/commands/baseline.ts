import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  BaselineName,
  BaselineProgress,
  BaselineRequest,
  BaselineResult,
  SvmSettings,
} from '../../contract/baseline';
import { defaultSvmSettings, svmRanges } from '../../contract/baseline';
import type { DataSet } from '../../contract/data';
import { formatCount, formatDuration, formatPercent } from '../../contract/number-format';
import { loadKernels } from '../../trainer/kernel-loader';
import { measureBaseline } from '../../trainer/measure-baseline';
import { CommandError, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { stoppable } from '../stoppable';

export interface BaselineOptions extends Partial<SvmSettings> {
  learnValidation?: boolean;
  data?: string;
  json?: boolean;
}

/** Trains a baseline on the training images, and prints how many of the test images it reads correctly. */
export async function runBaseline(
  name: BaselineName,
  options: BaselineOptions,
  environment: Environment,
): Promise<void> {
  const request = { name, ...settingsOf(name, options), learnsValidation: options.learnValidation ?? false };
  const { data } = await openDataWithRemark(options.data, environment);
  const result = await measure(request, data, environment);
  environment.stdout.write(options.json ? `${JSON.stringify(result)}\n` : describe(result));
}

function settingsOf(name: BaselineName, options: BaselineOptions): SvmSettings {
  const settings = { ...defaultSvmSettings };
  for (const setting of ['c', 'gamma'] as const) {
    const value = options[setting];
    if (value === undefined) continue;
    if (name !== 'svm') throw wrongUsage(`--${setting} is a setting of svm; ${name} has none.`);
    const { smallest, largest } = svmRanges[setting];
    if (!(value >= smallest && value <= largest)) {
      throw wrongUsage(
        `--${setting} is ${value}, but must be from ${formatCount(smallest)} to ${formatCount(largest)}.`,
      );
    }
    settings[setting] = value;
  }
  return settings;
}

async function measure(
  request: BaselineRequest,
  data: DataSet,
  environment: Environment,
): Promise<BaselineResult> {
  const loaded = loadKernels();
  if (!loaded.kernels) throw new CommandError(`Baselines cannot be trained here: ${loaded.obstacle}.`);
  const { kernels } = loaded;
  const { now, progressLine } = environment;
  return stoppable(environment, 'Stopped; nothing was kept.', async (stopped) => {
    const report = await measureBaseline(request, data, kernels, {
      now,
      onTurn: async ({ phase, share, seconds }) => {
        progressLine.show(phaseNames[phase], share, formatDuration(seconds));
        await nextTurn();
        stopped.throwIfAborted();
      },
    });
    progressLine.clear();
    const { correct, total, trainSeconds, evaluateSeconds } = report;
    return { correct, total, trainSeconds, evaluateSeconds };
  });
}

const phaseNames: Record<BaselineProgress['phase'], string> = { training: 'Training', reading: 'Evaluating' };

function describe({ correct, total, trainSeconds, evaluateSeconds }: BaselineResult): string {
  return (
    `${correct} / ${total} (${formatPercent(correct, total)})\n` +
    `Trained in ${formatDuration(trainSeconds)}, evaluated in ${formatDuration(evaluateSeconds)}.\n`
  );
}
