import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkShape } from '../../contract/network';
import { parameterCount } from '../../contract/layers';
import type { SweepMark } from '../../contract/run';
import { sweepMarkSchema } from '../../contract/run';
import { trainArguments } from '../../contract/train-command';
import { shapeOf } from '../../engine/network/network';
import { planSweep } from '../../engine/sweep/plan-sweep';
import { createSweepMark, runsOfSweep } from '../../services/training/sweep-runs';
import { valueOf, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { requireModelOutput, requireRoomForModel } from '../output-checks';
import { shellWord } from '../run-argument';
import { concludeRuns } from '../training/conclude';
import type { KeepOptions } from '../training/keeping';
import { openKeeping } from '../training/keeping';
import { formatSweepMark, sweepOptionName } from '../training/sweep-mark';
import type { SweepOptions } from '../training/sweep-options';
import { sweepRequestOf } from '../training/sweep-options';
import { SweepReport } from '../training/sweep-report';
import { TrainingSession } from '../training/training-session';

export interface SweepCommandOptions extends SweepOptions, Pick<KeepOptions, 'keep'> {
  data?: string;
  out?: string;
  name?: string;
  json?: boolean;
  plan?: boolean;
  into?: string;
}

/** Trains a network for each combination of values and each seed, and prints their map; or plans these runs. */
export async function sweepSettings(options: SweepCommandOptions, environment: Environment): Promise<void> {
  const request = sweepRequestOf(options);
  const planned = planSweep(request, (name) => `--${sweepOptionName(name)}`);
  if (!planned.ok) throw wrongUsage(planned.failure.message);
  const usual = createSweepMark(request, Date.now());
  const mark = v.parse(sweepMarkSchema, { ...usual, name: options.name ?? usual.name });
  if (options.plan) printPlan(planned.value, mark, options, environment);
  else await trainSweep(planned.value, mark, options, environment);
}

/** One line for each run, which any machine can carry out by itself. */
function printPlan(
  planned: readonly Hyperparameters[],
  mark: SweepMark,
  { data, into, out, json, keep }: SweepCommandOptions,
  { stdout }: Environment,
): void {
  if (out !== undefined || json || !keep) {
    throw wrongUsage('--plan trains nothing, so it cannot be used with --out, --json or --no-keep.');
  }
  const folder = into ?? `sweep-${mark.id}`;
  if (/[\r\n]/.test(folder + (data ?? '')))
    throw wrongUsage(
      'A plan has one line for each run, so no folder in it can have a line break in its name.',
    );
  planned.forEach((hyperparameters, index) => {
    const words = [
      ...['inkling', 'train', ...trainArguments(hyperparameters)],
      ...(data === undefined ? [] : ['--data', shellWord(data)]),
      ...['--sweep', shellWord(formatSweepMark(mark))],
      ...['--checkpoint-dir', shellWord(join(folder, String(index + 1)))],
    ];
    stdout.write(`${words.join(' ')}\n`);
  });
}

async function trainSweep(
  planned: readonly Hyperparameters[],
  mark: SweepMark,
  options: SweepCommandOptions,
  environment: Environment,
): Promise<void> {
  const { out, into, keep, json = false } = options;
  if (into !== undefined) throw wrongUsage('--into names the folder for --plan; leave it out without that.');
  const largest = shapeOfLargest(planned);
  if (out !== undefined) {
    await requireModelOutput(out);
    await requireRoomForModel(out, largest, environment);
  }
  const { library } = await openDataWithRemark(options.data, environment);
  const wanted = runsOfSweep(planned, mark, valueOf(await library.readNamed()));
  const keeping = await openKeeping({ keep }, largest, environment);
  const report = new SweepReport(planned, json, environment);
  await TrainingSession.during(keeping, report, environment, async (session) => {
    const runs = await session.train((desk) => desk.queue(wanted));
    await concludeRuns(session, runs, { out: out && resolve(out), isNameTold: true });
  });
}

function shapeOfLargest(planned: readonly Hyperparameters[]): NetworkShape {
  return planned
    .map(shapeOf)
    .reduce((largest, each) =>
      parameterCount(each.layers) > parameterCount(largest.layers) ? each : largest,
    );
}
