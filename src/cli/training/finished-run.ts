import { stat } from 'node:fs/promises';
import { readModelFile, writeModelFile } from '../../services/models/model-library';
import { weightsSha256 } from '../../services/models/weights-sha256';
import { valueOf } from '../command-error';
import type { Environment } from '../environment';
import { readRunModel } from '../model-argument';
import { requireModelOutput } from '../output-checks';
import type { FoundRun } from '../run-argument';
import type { TrainingReport } from './report';

/** Reports that a run has already finished and where its network is; writes its model file again if it is missing. */
export async function tellFinished(
  found: FoundRun,
  report: TrainingReport,
  { stderr }: Environment,
): Promise<void> {
  const { store, run, argument } = found;
  const { name, out, ending, state } = run;
  const { epochs, weightsSha256: sha256 } = valueOf(await store.details(run.id));
  const elsewhere = `write it anywhere with: inkling export ${argument} FILE`;
  const model = out === undefined ? 'none' : await stateOf(out, sha256);
  const remarks: Record<typeof model, string> = {
    none: elsewhere,
    missing: 'its model file was missing and is written again.',
    same: `its network is in ${out}`,
    other: `${out} now holds a different network and is left unchanged; ${elsewhere}`,
  };
  stderr.write(`“${name}” has already finished; ${remarks[model]}\n`);
  if (model === 'missing') await writeAgain(found, out!);
  const isThere = model === 'missing' || model === 'same';
  report.end({
    run: { description: run, outcome: { state, ending, weightsSha256: sha256 }, curve: { epochs } },
    model: isThere ? out : undefined,
    findings: [],
  });
}

async function stateOf(path: string, sha256: string | undefined): Promise<'missing' | 'same' | 'other'> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return 'missing';
  const model = await readModelFile(path);
  return model.ok && (await weightsSha256(model.value.network)) === sha256 ? 'same' : 'other';
}

async function writeAgain(found: FoundRun, out: string): Promise<void> {
  await requireModelOutput(out);
  valueOf(await writeModelFile(out, await readRunModel(found, 'last')));
}
