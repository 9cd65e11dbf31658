import type { Network } from '../../engine/network/network';
import type { NetworkParameters } from '../../contract/network';
import type { Provenance } from '../../contract/models';
import { bestEpoch, indexOfBestRun } from '../../engine/evaluation/best-run';
import { writeModelFile } from '../../services/models/model-library';
import type { ActiveRun } from '../../services/training/active-run';
import { CommandError, EndedBySignal, valueOf } from '../command-error';
import { shellWord } from '../run-argument';
import { preciseModelOf } from './precise-model';
import type { TrainingSession } from './training-session';

/** Where the results of a command go. */
export interface Outputs {
  /** Path of the model file; absent: none. */
  out?: string;
  /** Print the name of the kept run, since the person has not named its folder. */
  isNameTold: boolean;
}

/**
 * Writes the model of an ended run, and reports how it ended. Ends the command if it did not end properly; its last
 * line says how to resume.
 */
export async function concludeRun(session: TrainingSession, run: ActiveRun, outputs: Outputs): Promise<void> {
  const { state, message } = run.outcome;
  const isUsable = state === 'finished' || state === 'stopped';
  // Another process has the run, and its output; what this one has learned since is not the run's.
  if (run.writeFailure?.code === 'run-in-use') valueOf({ ok: false, failure: run.writeFailure });
  const model = isUsable ? preciseModelOf(run) : undefined;
  if (model && outputs.out !== undefined) await writeOut(session, run, outputs.out, model);
  tellEnd(session, run, outputs, model ? outputs.out : undefined);
  if (isUsable) requireWritten(session, [run]);
  if (state === 'stopped' && session.endedBy) {
    const { epochs } = run.description.hyperparameters;
    const progress = `Stopped after ${run.curve.epochs.length} of ${epochs} epochs.`;
    throw new EndedBySignal(`${progress} ${howToGoOn(session, run)}`, session.endedBy);
  }
  if (state === 'interrupted') throw new CommandError(`${message ?? ''} ${howToGoOn(session, run)}`.trim());
  if (!isUsable) throw new CommandError(message ?? `The run has ended as ${state}.`);
}

/** `concludeRun` for several runs: writes the network of the best epoch of all. */
export async function concludeRuns(
  session: TrainingSession,
  runs: readonly ActiveRun[],
  { out }: Outputs,
): Promise<void> {
  for (const run of runs) tellEnd(session, run, { isNameTold: true }, undefined);
  const bestEpochs = runs.map(({ curve }) => bestEpoch(curve.epochs));
  const index = indexOfBestRun(bestEpochs);
  const best = index < 0 ? undefined : { run: runs[index], epoch: bestEpochs[index]! };
  if (best && out !== undefined) {
    const model = best.run.bestModel ?? valueOf(await session.keeping.store.network(best.run.id, 'best'));
    await writeOut(session, best.run, out, model, '--best');
  }
  session.report.best(best && { ...best, model: out, keptAs: keptAs(session, best.run) });
  requireWritten(session, runs);
  if (session.endedBy) throw new EndedBySignal(howToGoOnWith(session, runs), session.endedBy);
  if (!best) throw new CommandError('No run produced a network.');
}

function tellEnd(session: TrainingSession, run: ActiveRun, { isNameTold }: Outputs, model?: string): void {
  session.report.end({
    ...{ run, model },
    findings: session.findingsOf(run),
    keptAs: isNameTold ? keptAs(session, run) : undefined,
  });
}

/** The run's name on the command line; undefined when it is not kept. */
function keptAs({ keeping }: TrainingSession, run: ActiveRun): string | undefined {
  return keeping.isLasting && run.isWritten ? keeping.nameOf(run.id) : undefined;
}

async function writeOut(
  session: TrainingSession,
  run: ActiveRun,
  out: string,
  model: { network: Network | NetworkParameters; provenance: Provenance },
  ...exportOptions: string[]
): Promise<void> {
  const written = await writeModelFile(out, model);
  if (written.ok) return;
  session.isNeeded = true;
  if (!run.isWritten) throw new CommandError(`${written.failure.message} ${describeLoss(session, run)}`);
  const name = session.keeping.nameOf(run.id);
  const words = ['inkling', 'export', name, shellWord(out), ...exportOptions];
  throw new CommandError(`${written.failure.message} The network is kept; write it with: ${words.join(' ')}`);
}

/** Ends the command when the end of a run is not on disk: what is there is older than what was reported. */
function requireWritten(session: TrainingSession, runs: readonly ActiveRun[]): void {
  if (!session.keeping.isLasting) return;
  const unwritten = runs.filter(({ isWritten }) => !isWritten);
  if (unwritten.length > 0)
    throw new CommandError(unwritten.map((run) => describeLoss(session, run)).join('\n'));
}

function describeLoss(session: TrainingSession, run: ActiveRun): string {
  const { message = 'The end of the run could not be written.' } = run.writeFailure ?? {};
  return `${message} The run is kept only as of its last checkpoint on disk. ${howToGoOn(session, run)}`;
}

function howToGoOn({ keeping }: TrainingSession, { id }: ActiveRun): string {
  return keeping.isLasting
    ? `Resume with: inkling resume ${keeping.nameOf(id)}`
    : 'It is not kept (--no-keep), so it cannot be resumed.';
}

function howToGoOnWith(session: TrainingSession, runs: readonly ActiveRun[]): string {
  const stopped = runs.filter(({ outcome }) => outcome.state === 'stopped');
  const progress = `Stopped with ${runs.length - stopped.length} of ${runs.length} runs finished.`;
  if (!session.keeping.isLasting)
    return `${progress} They are not kept (--no-keep), so they cannot be resumed.`;
  if (stopped.length === 1) return `${progress} ${howToGoOn(session, stopped[0])}`;
  const [first] = stopped;
  if (!first) return progress;
  return `${progress} \`inkling runs\` lists the others. ${howToGoOn(session, first)}`;
}
