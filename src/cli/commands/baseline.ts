import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BaselineName, BaselineResult, SvmSettings } from '../../contract/baseline';
import { defaultSvmSettings, svmRanges } from '../../contract/baseline';
import type { DataSet } from '../../contract/data';
import { formatCount, formatDuration, formatPercent } from '../../contract/number-format';
import { createBaseline } from '../../engine/baselines/create-baseline';
import { loadKernels } from '../../trainer/kernel-loader';
import { CommandError, EndedBySignal, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { EndingSignal } from '../ending-signals';
import type { Environment } from '../environment';
import { ProgressLine } from '../progress-line';

export interface BaselineOptions extends Partial<SvmSettings> {
  data?: string;
  json?: boolean;
}

/** Signals are heard this often. */
const turnMs = 20;

/** Trains a baseline on the training images, and prints how many of the test images it reads correctly. */
export async function runBaseline(
  name: BaselineName,
  options: BaselineOptions,
  environment: Environment,
): Promise<void> {
  const settings = settingsOf(name, options);
  const { data } = await openDataWithRemark(options.data, environment);
  const result = await measure(name, settings, data, environment);
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
  name: BaselineName,
  settings: SvmSettings,
  { training, test }: DataSet,
  environment: Environment,
): Promise<BaselineResult> {
  const loaded = loadKernels();
  if (!loaded.kernels) throw new CommandError(`Baselines cannot be trained here: ${loaded.obstacle}.`);
  const baseline = createBaseline(name, loaded.kernels, settings);
  const work = new Work(environment);
  try {
    const trained = await work.finish('Training', baseline.train(training));
    const evaluated = await work.finish('Evaluating', baseline.classify(test.images));
    return {
      correct: evaluated.result.filter((digit, image) => digit === test.labels[image]).length,
      total: test.labels.length,
      trainSeconds: trained.seconds,
      evaluateSeconds: evaluated.seconds,
    };
  } finally {
    work.close();
  }
}

/** Long work of the engine: shows a progress line, and stops at a signal. */
class Work {
  readonly #environment: Environment;
  readonly #progress: ProgressLine;
  readonly #release: () => void;
  #endedBy: EndingSignal | undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#progress = new ProgressLine(environment);
    this.#release = environment.onSignal((signal) => (this.#endedBy ??= signal));
  }

  /** Ends the command when a signal arrives before the work is done. */
  async finish<Value>(
    label: string,
    steps: Generator<number, Value>,
  ): Promise<{ result: Value; seconds: number }> {
    const { now } = this.#environment;
    const startedAt = now();
    let turnStartedAt = startedAt;
    for (;;) {
      const step = steps.next();
      if (step.done) return { result: step.value, seconds: (now() - startedAt) / 1000 };
      if (now() - turnStartedAt < turnMs) continue;
      this.#progress.show(label, step.value, formatDuration((now() - startedAt) / 1000));
      await nextTurn();
      if (this.#endedBy) throw new EndedBySignal('Stopped; nothing was kept.', this.#endedBy);
      turnStartedAt = now();
    }
  }

  close(): void {
    this.#progress.clear();
    this.#release();
  }
}

function describe({ correct, total, trainSeconds, evaluateSeconds }: BaselineResult): string {
  return (
    `${correct} / ${total} (${formatPercent(correct, total)})\n` +
    `Trained in ${formatDuration(trainSeconds)}, evaluated in ${formatDuration(evaluateSeconds)}.\n`
  );
}
