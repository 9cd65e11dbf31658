import { resolve } from 'node:path';
import type { Hyperparameters } from '../../contract/hyperparameters';
import { networkSizes } from '../../contract/network';
import { activationsOf } from '../../engine/network/network';
import { startPosition } from '../../engine/training/train';
import type { TrainingEngine } from '../../engine/training/training-engine';
import { dataSetName } from '../../services/data/data-set-name';
import { dataSetSha256 } from '../../services/data/sha256';
import { formatObstacle, readPreciseModel } from '../../services/models/model-library';
import type { RunDescription } from '../../services/runs/run-description';
import { RunFolder } from '../../services/runs/run-folder';
import { RunRecorder } from '../../services/runs/run-recorder';
import { EngineMaker } from '../../trainer/engine';
import { loadKernels } from '../../trainer/kernel-loader';
import { valueOf, wrongUsage } from '../command-error';
import { requireModelEnding, requireWritableFolder } from '../model-path';
import { hyperparametersOf } from '../training/run-options';
import { requireRepeatable, trainSeveral } from '../training/several-runs';
import type { Environment } from '../environment';
import { runTraining } from '../training/one-run';
import type { OpenData } from '../data-set';
import { openData, remarkOn } from '../data-set';
import { createReport } from '../training/one-report';
import type { TrainOptions, TrainTask } from '../training/task';

/** Trains one network, or several that differ by their seeds; Ctrl-C ends it early, but in order. */
export async function trainModel(options: TrainOptions, environment: Environment): Promise<void> {
  const { out, initFrom, repeat } = options;
  if (repeat !== undefined) requireRepeatable(options);
  if (out !== undefined) {
    requireModelEnding(out);
    await requireWritableFolder(out);
  }
  const start = initFrom === undefined ? undefined : valueOf(await readPreciseModel(initFrom));
  const hyperparameters = hyperparametersOf(options, start?.network);
  if (out !== undefined) requireFormatFor(out, hyperparameters);
  const opened = await openData(options.data, environment);
  const remark = remarkOn(opened.status);
  if (remark) environment.stderr.write(`${remark}\n`);
  const task = { options, hyperparameters, start, opened };
  if (repeat === undefined) await trainOne(task, environment);
  else await trainSeveral(task, repeat, environment);
}

/** Tells of every epoch and writes the result. */
async function trainOne(
  { options, hyperparameters, start, opened }: TrainTask,
  environment: Environment,
): Promise<void> {
  const { out, checkpointDir } = options;
  const engines = new EngineMaker(opened.data, options.engine === 'plain' ? null : loadKernels());
  if (engines.engineInUse.remark) environment.stderr.write(`${engines.engineInUse.remark}\n`);
  const engine = engines.create(hyperparameters, start?.network);
  let recorder: RunRecorder | undefined;
  if (checkpointDir !== undefined) {
    const description = describeRun(options, hyperparameters, engine, opened, environment);
    const position = startPosition(engine, hyperparameters);
    const begin = { position, state: engine.state() };
    const folder = valueOf(await RunFolder.create(checkpointDir, description, begin));
    recorder = new RunRecorder(folder, engine, environment.now);
  }
  const dataset = dataSetName(opened.status);
  const report = createReport(options, environment);
  await runTraining({ engine, hyperparameters, dataset, out, recorder }, report, environment);
}

/** The result must not turn out after the training to be one that its format cannot hold. */
function requireFormatFor(out: string, hyperparameters: Hyperparameters): void {
  const sizes = networkSizes(hyperparameters.hiddenLayers);
  const obstacle = formatObstacle(out, { sizes, activations: activationsOf(hyperparameters) });
  if (obstacle) throw wrongUsage(obstacle);
}

function describeRun(
  { initFrom, out }: TrainOptions,
  hyperparameters: Hyperparameters,
  engine: TrainingEngine,
  { data, status }: OpenData,
  { version }: Environment,
): RunDescription {
  return {
    appVersion: version,
    engine: engine.name,
    hyperparameters,
    data: {
      place: status.folder ?? 'synthetic',
      name: dataSetName(status),
      sha256: dataSetSha256(data),
    },
    initFrom: initFrom && resolve(initFrom),
    out: out && resolve(out),
  };
}
