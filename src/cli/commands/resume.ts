import { PlainEngine } from '../../engine/training/plain-engine';
import type { EngineState, TrainingEngine } from '../../engine/training/training-engine';
import { dataSetSha256 } from '../../services/data/sha256';
import type { RunDescription } from '../../services/runs/run-description';
import { RunFolder } from '../../services/runs/run-folder';
import { RunRecorder } from '../../services/runs/run-recorder';
import { EngineMaker } from '../../trainer/engine';
import { loadKernels } from '../../trainer/kernel-loader';
import { CommandError, valueOf } from '../command-error';
import { requireWritableFolder } from '../model-path';
import type { Environment } from '../environment';
import { runTraining } from '../training/one-run';
import { openData, remarkOn } from '../data-set';
import { createReport } from '../training/one-report';

export interface ResumeOptions {
  data?: string;
  json?: boolean;
}

/** Goes on with a run after its last checkpoint, to the very weights that it would have come to undisturbed. */
export async function resumeRun(
  path: string,
  options: ResumeOptions,
  environment: Environment,
): Promise<void> {
  const { folder, description, checkpoint, epochs } = valueOf(await RunFolder.open(path));
  const { hyperparameters, out } = description;
  const { position, state, finished } = checkpoint;
  const report = createReport(options, environment);
  if (finished) {
    environment.stderr.write(`The run in “${path}” has finished already.\n`);
    report.end({ epochs, ...finished, model: out });
    return;
  }
  if (out !== undefined) await requireWritableFolder(out);
  const engine = await createEngine(description, options, environment);
  requireSameArrays(engine, state, description);
  engine.restore(state);
  environment.stderr.write(`Going on with epoch ${position.epoch}.\n`);
  await runTraining(
    {
      engine,
      hyperparameters,
      resumed: { from: position, epochs },
      dataset: description.data.name,
      out,
      recorder: new RunRecorder(folder, engine, environment.now),
    },
    report,
    environment,
  );
}

/** Makes the engine that the run was begun with, for the data that it was begun with. */
async function createEngine(
  { data: described, engine: engineName, hyperparameters }: RunDescription,
  options: ResumeOptions,
  environment: Environment,
): Promise<TrainingEngine> {
  const { data, status } = await openData(options.data ?? described.place, environment);
  if (dataSetSha256(data) !== described.sha256) {
    const place = status.folder === undefined ? 'These synthetic digits' : `The images in “${status.folder}”`;
    throw new CommandError(
      `${place} are not those that this run has learned from; name their folder with \`--data DIR\`.`,
    );
  }
  const remark = remarkOn(status);
  if (remark) environment.stderr.write(`${remark}\n`);
  const engines = new EngineMaker(data, engineName === PlainEngine.engineName ? null : loadKernels());
  const { name, remark: engineRemark } = engines.engineInUse;
  if (name === engineName) return engines.create(hyperparameters);
  const reason = engineRemark === undefined ? '' : ` ${engineRemark}`;
  throw new CommandError(
    `This run was begun with the engine “${engineName}”; “${name}” would come to other weights.${reason}`,
  );
}

/** The engine of another version of the program may keep its state otherwise. */
function requireSameArrays(
  engine: TrainingEngine,
  stored: EngineState,
  { appVersion }: RunDescription,
): void {
  const describe = (state: EngineState) =>
    JSON.stringify(Object.entries(state).map(([name, { length }]) => [name, length]));
  if (describe(stored) === describe(engine.state())) return;
  throw new CommandError(`Only Inkling ${appVersion} can go on with this run, which it has begun.`);
}
