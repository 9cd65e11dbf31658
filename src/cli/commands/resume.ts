import { resolve } from 'node:path';
import { success } from '../../contract/result';
import type { NamedData } from '../../services/data/data-library';
import { runInUse } from '../../services/runs/run-faults';
import { RunData } from '../../services/screen/run-data';
import { CommandError, valueOf } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { requireModelOutput } from '../output-checks';
import type { FoundRun } from '../run-argument';
import { findRun } from '../run-argument';
import { concludeRun } from '../training/conclude';
import { createReport } from '../training/create-report';
import { tellFinished } from '../training/finished-run';
import { keepingIn } from '../training/keeping';
import { TrainingSession } from '../training/training-session';

export interface ResumeOptions {
  epochs?: number;
  data?: string;
  json?: boolean;
}

/** Continues a run from its last checkpoint, to the same weights as without the break. */
export async function resumeRun(
  given: string,
  options: ResumeOptions,
  environment: Environment,
): Promise<void> {
  const found = await findRun(given, environment);
  const { store, run } = found;
  if (run.isElsewhere) valueOf(runInUse(run.name));
  if (run.state === 'finished' && options.epochs === undefined) {
    await tellFinished(found, createReport(options, environment), environment);
    return;
  }
  const { out } = run;
  if (out !== undefined) await requireModelOutput(out);
  const data = await dataOf(found, options, environment);
  const report = createReport(options, environment);
  await TrainingSession.during(
    keepingIn(store, () => found.argument),
    report,
    environment,
    async (session) => {
      const epochs = options.epochs ?? run.hyperparameters.epochs;
      const [active] = await session.train(async (desk) => {
        const begun = await desk.goOn(run.id, data, { epochs, pacing: { speed: 'full' } });
        if (!begun.ok) return begun;
        environment.stderr.write(`Resuming with epoch ${begun.value.curve.epochs.length}.\n`);
        // What was missing or damaged, and has been made good.
        const message = store.summary(run.id)?.message;
        if (message !== undefined) environment.stderr.write(`${message}\n`);
        return success([begun.value]);
      });
      await concludeRun(session, active, { out, isNameTold: false });
    },
  );
}

/** The data that the run has learned from; ends the command when the data differ. */
async function dataOf(
  { store, run }: FoundRun,
  options: ResumeOptions,
  environment: Environment,
): Promise<NamedData> {
  const { library, status } = await openDataWithRemark(options.data ?? run.data?.place, environment);
  const data = valueOf(await new RunData(library, store).of(run));
  if (run.data === undefined || data.sha256 === run.data.sha256) return data;
  const place =
    status.folder === undefined ? 'These synthetic digits' : `The images in “${resolve(status.folder)}”`;
  throw new CommandError(
    `${place} are not the data that this run learned from; name the right folder with \`--data DIR\`.`,
  );
}
