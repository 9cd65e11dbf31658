import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EpochResult } from '../../contract/training';
import { dataSetName } from '../../services/data/data-set-name';
import { readPreciseModel, writeModelFile } from '../../services/models/model-library';
import { createEngine } from '../../trainer/engine';
import type { TimedStep } from '../../trainer/timed-run';
import { timedTraining } from '../../trainer/timed-run';
import { weightsSha256 } from '../../trainer/weights-sha256';
import { CommandError, exitCodes, valueOf } from '../command-error';
import { requireModelEnding, requireWritableFolder } from '../model-path';
import type { RunOptions } from '../run-options';
import { hyperparametersOf } from '../run-options';
import type { Surroundings } from '../surroundings';
import { openData, remarkOn } from '../training-data';
import type { TrainingReport } from '../training-report';
import { JsonReport, TranscriptReport } from '../training-report';

export interface TrainOptions extends RunOptions {
  initFrom?: string;
  data?: string;
  out?: string;
  json?: boolean;
}

/** Trains a network, tells of every epoch and writes the result; Ctrl-C ends it early, but in order. */
export async function trainModel(options: TrainOptions, surroundings: Surroundings): Promise<void> {
  const { out, initFrom } = options;
  if (out !== undefined) {
    requireModelEnding(out);
    await requireWritableFolder(out);
  }
  const start = initFrom === undefined ? undefined : valueOf(await readPreciseModel(initFrom)).network;
  const hyperparameters = hyperparametersOf(options, start?.sizes);
  const opened = await openData(options.data, surroundings);
  const remark = remarkOn(opened.status);
  if (remark) surroundings.stderr.write(`${remark}\n`);
  const engine = createEngine(opened.data, hyperparameters, start);
  const interruption = new AbortController();
  const release = surroundings.onInterruption(() => interruption.abort());
  try {
    const report = options.json ? new JsonReport(surroundings) : new TranscriptReport(surroundings);
    const steps = timedTraining(engine, hyperparameters, surroundings.now);
    const epochs = await follow(steps, report, interruption.signal);
    if (out !== undefined) {
      const provenance = {
        appVersion: surroundings.version,
        createdAt: new Date().toISOString(),
        dataset: dataSetName(opened.status),
        hyperparameters,
        epochs,
      };
      valueOf(await writeModelFile(out, { network: engine.network, provenance }));
    }
    const isInterrupted = interruption.signal.aborted;
    report.end({
      epochs,
      isInterrupted,
      weightsSha256: await weightsSha256(engine.parameters()),
      model: out,
    });
    if (isInterrupted) throw new CommandError('Training was stopped before its end.', exitCodes.interrupted);
  } finally {
    release();
  }
}

/** Goes through the run until it ends or is interrupted; gives the epochs that were finished. */
async function follow(
  steps: Iterable<TimedStep>,
  report: TrainingReport,
  interruption: AbortSignal,
): Promise<EpochResult[]> {
  const epochs: EpochResult[] = [];
  for (const step of steps) {
    if (step.type === 'epoch') {
      epochs.push(step.result);
      report.epoch(step.result);
    } else report.progress(step.progress);
    // Ctrl-C is heard only between two turns.
    await nextTurn();
    if (interruption.aborted) break;
  }
  return epochs;
}
