import { obstacleTo, writeModelFile } from '../../services/models/model-library';
import type { ActivationsOption } from '../activations-option';
import { valueOf, wrongUsage } from '../command-error';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import { requireModelOutput } from '../output-checks';

export interface ExportOptions extends ActivationsOption {
  best?: boolean;
}

/** Writes a model, or a network of a run, in the format that the path's ending gives; network2 JSON, NumPy and CSV keep double precision. */
export async function exportModel(
  given: string,
  outPath: string,
  { best, activations }: ExportOptions,
  environment: Environment,
): Promise<void> {
  await requireModelOutput(outPath);
  const model = await readModel(given, environment, { activations, which: best ? 'best' : 'last' });
  if (best && model.runId === undefined) throw wrongUsage(`--best is for a run, and “${given}” is a file.`);
  const obstacle = obstacleTo(outPath, model.network);
  if (obstacle) throw wrongUsage(obstacle);
  valueOf(await writeModelFile(outPath, model));
  environment.stdout.write(`${outPath}\n`);
}
