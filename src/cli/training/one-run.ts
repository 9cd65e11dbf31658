import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { Provenance } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { EpochResult, RunEnding } from '../../contract/run';
import { divergenceMessage } from '../../contract/run';
import type { Network } from '../../engine/network/network';
import { PlainEngine } from '../../engine/training/plain-engine';
import type { TrainingPosition } from '../../engine/training/train';
import type { TrainingEngine } from '../../engine/training/training-engine';
import { learningMaterial } from '../../services/data/data-set-name';
import { writeModelFile } from '../../services/models/model-library';
import type { RunRecorder } from '../../services/runs/run-recorder';
import { timedTraining } from '../../trainer/timed-run';
import { weightsSha256 } from '../../services/models/weights-sha256';
import { CommandError, exitCodes, valueOf } from '../command-error';
import type { Environment } from '../environment';
import type { TrainingReport } from './one-report';

/** A run that is ready to begin, or to go on. */
export interface Training {
  engine: TrainingEngine;
  hyperparameters: Hyperparameters;
  /** Where it goes on, and the epochs before that; absent for a new run. */
  resumed?: { from: TrainingPosition; epochs: readonly EpochResult[] };
  /** What its data set is called. */
  dataset: string;
  /** For the provenance, where it teaches a person's own digits. */
  taught?: Provenance['taught'];
  /** Where the model goes; absent: nowhere. */
  out?: string;
  /** Absent for a run that cannot be resumed. */
  recorder?: RunRecorder;
}

/** Trains to the end, tells of every epoch and writes the result; Ctrl-C ends it early, but in order. */
export async function runTraining(
  training: Training,
  report: TrainingReport,
  environment: Environment,
): Promise<void> {
  const { engine, out, recorder } = training;
  const interruption = new AbortController();
  const release = environment.onInterruption(() => interruption.abort());
  try {
    const { epochs, ending } = await follow(training, report, environment.now, interruption.signal);
    if (ending === 'diverged') {
      report.end({ epochs, ending });
      throw new CommandError(divergenceMessage(epochs.length));
    }
    if (out !== undefined) await writeModel(out, training, epochs, environment);
    const hash = await weightsSha256(engine.parameters());
    if (recorder && ending !== 'stopped') valueOf(await recorder.finish({ ending, weightsSha256: hash }));
    report.end({ epochs, ending, weightsSha256: hash, model: out });
    if (ending === 'stopped')
      throw new CommandError('Training was stopped before its end.', exitCodes.interrupted);
  } finally {
    release();
  }
}

async function writeModel(
  path: string,
  { engine, dataset, taught, hyperparameters }: Training,
  epochs: EpochResult[],
  { version }: Environment,
): Promise<void> {
  const createdAt = new Date().toISOString();
  const material = learningMaterial(dataset, hyperparameters);
  const provenance = { appVersion: version, createdAt, dataset: material, taught, hyperparameters, epochs };
  valueOf(await writeModelFile(path, { network: preciseNetwork(engine), provenance }));
}

/** In all the precision that the engine has; the book's format can hold it. */
function preciseNetwork(engine: TrainingEngine): Network | NetworkParameters {
  return engine instanceof PlainEngine ? engine.network : engine.parameters();
}

/** Goes through the run until it ends or is interrupted; gives all its finished epochs, and why it ended. */
async function follow(
  { engine, hyperparameters, resumed, recorder }: Training,
  report: TrainingReport,
  now: () => number,
  interruption: AbortSignal,
): Promise<{ epochs: EpochResult[]; ending: RunEnding }> {
  const epochs = [...(resumed?.epochs ?? [])];
  for (const step of timedTraining(engine, hyperparameters, now, resumed?.from)) {
    if (step.type === 'diverged') return { epochs, ending: 'diverged' };
    if (step.type === 'epoch') {
      epochs.push(step.result);
      report.epoch(step.result);
      if (recorder) valueOf(await recorder.add(step));
      if (step.ending) return { epochs, ending: step.ending };
    } else report.progress(step.progress);
    // Ctrl-C is heard only between two turns.
    await nextTurn();
    if (interruption.aborted) break;
  }
  return { epochs, ending: 'stopped' };
}
