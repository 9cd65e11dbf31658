import { resolve } from 'node:path';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { NetworkShape } from '../../contract/network';
import type { EngineName, RunOrigin, SweepMark } from '../../contract/run';
import { withSeeds } from '../../contract/run';
import { nameOfNewRun } from '../../contract/run-name';
import { shapeOf, parametersOf } from '../../engine/network/network';
import type { WantedRun } from '../../services/training/training-desk';
import type { ActivationsOption } from '../activations-option';
import { valueOf, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import type { NamedModel } from '../model-argument';
import { requireModelOutput, requireRoomForModel } from '../output-checks';
import { concludeRun, concludeRuns } from '../training/conclude';
import { createReport } from '../training/create-report';
import type { HyperparameterOptions } from '../training/hyperparameter-options';
import { hyperparametersOf } from '../training/hyperparameter-options';
import type { KeepOptions } from '../training/keeping';
import { openKeeping } from '../training/keeping';
import { TrainingSession } from '../training/training-session';

export interface TrainOptions extends HyperparameterOptions, KeepOptions, ActivationsOption {
  initFrom?: string;
  data?: string;
  out?: string;
  name?: string;
  json?: boolean;
  repeat?: number;
  engine: EngineName;
  /** The sweep that it belongs to, as `inkling sweep --plan` writes it. */
  sweep?: SweepMark;
}

const maximumRuns = 1000;

/** Trains one network, or several that differ by their seeds; a signal ends it early, but properly. */
export async function trainModel(options: TrainOptions, environment: Environment): Promise<void> {
  const { out, initFrom } = options;
  requireRepeatable(options);
  if (out !== undefined) await requireModelOutput(out);
  if (options.activations && initFrom === undefined) {
    throw wrongUsage(
      '--activations is for the file that --init-from names; a new network gets --hidden-activation and --output-activation.',
    );
  }
  const start = initFrom === undefined ? undefined : await readModel(initFrom, environment, options);
  const hyperparameters = hyperparametersOf(options, start?.network);
  const all = seedsOf(hyperparameters, options.repeat);
  const shape = shapeOf(hyperparameters);
  if (out !== undefined) await requireRoomForModel(out, shape, environment);
  const { library } = await openDataWithRemark(options.data, environment);
  const data = valueOf(await library.readNamed());
  const wanted = all.map((each): WantedRun => ({
    name: nameOf(each, options),
    hyperparameters: each,
    engine: options.engine,
    origin: originOf(start),
    beginning: start && { network: parametersOf(start.network) },
    startNetwork: start?.network,
    data,
    sweep: options.sweep,
    out: out !== undefined && options.repeat === undefined ? resolve(out) : undefined,
  }));
  await trainAll(wanted, options, shape, environment);
}

async function trainAll(
  wanted: readonly WantedRun[],
  options: TrainOptions,
  shape: NetworkShape,
  environment: Environment,
): Promise<void> {
  const { out, json, repeat, checkpointDir } = options;
  const keeping = await openKeeping(options, shape, environment);
  const report = createReport({ json, runs: repeat }, environment);
  await TrainingSession.during(keeping, report, environment, async (session) => {
    const runs = await session.train((desk) => desk.queue(wanted));
    const outputs = { out, isNameTold: checkpointDir === undefined };
    if (repeat === undefined) await concludeRun(session, runs[0], outputs);
    else await concludeRuns(session, runs, outputs);
  });
}

/** Ends the command when the other options do not allow several runs. */
function requireRepeatable({ repeat, checkpointDir, engine }: TrainOptions): void {
  if (repeat === undefined) return;
  if (!Number.isInteger(repeat) || repeat < 1 || repeat > maximumRuns) {
    throw wrongUsage(`--repeat must be a whole number from 1 to ${maximumRuns}.`);
  }
  if (checkpointDir !== undefined) {
    throw wrongUsage('--checkpoint-dir keeps one run; it cannot be used with --repeat.');
  }
  if (engine === 'plain') {
    throw wrongUsage('--repeat trains with the fast engine only; leave out --engine plain.');
  }
}

function seedsOf(hyperparameters: Hyperparameters, repeat = 1): Hyperparameters[] {
  const seeds = withSeeds(hyperparameters, repeat);
  if (!seeds.ok) throw wrongUsage(`--repeat: ${seeds.failure.message}`);
  return seeds.value;
}

function nameOf(hyperparameters: Hyperparameters, { name, repeat }: TrainOptions): string {
  const areSeveral = repeat !== undefined;
  if (name === undefined) return nameOfNewRun(hyperparameters, areSeveral);
  return areSeveral ? `${name}, seed ${hyperparameters.seed}` : name;
}

function originOf(start: NamedModel | undefined): RunOrigin {
  if (!start) return { kind: 'new' };
  const { runId, name, provenance } = start;
  return { kind: 'continued', from: runId, name, epochs: provenance.epochs.length };
}
