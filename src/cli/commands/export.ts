import { obstacleTo, writeModelFile } from '../../services/models/model-library';
import { valueOf, wrongUsage } from '../command-error';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import { requireModelOutput } from '../output-checks';

export interface ExportOptions {
  best?: boolean;
}

/** Writes a model, or a network of a run, in the format that the path's ending gives; network2 JSON, NumPy and CSV keep double precision. */
export async function exportModel(
  given: string,
  outPath: string,
  { best }: ExportOptions,
  environment: Environment,
): Promise<void> {
  await requireModelOutput(outPath);
  const model = await readModel(given, environment, best ? 'best' : 'last');
  const obstacle = obstacleTo(outPath, model.network);
  if (obstacle) throw wrongUsage(obstacle);
  valueOf(await writeModelFile(outPath, model));
  environment.stdout.write(`${outPath}\n`);
}
