import { readPreciseModel, writeModelFile } from '../../services/models/model-library';
import { valueOf } from '../command-error';
import { requireModelEnding } from '../model-path';
import type { Environment } from '../environment';

/** Writes a model in the other format, or the same; network2 JSON keeps double precision. */
export async function exportModel(
  modelPath: string,
  outPath: string,
  { stdout }: Environment,
): Promise<void> {
  requireModelEnding(outPath);
  const model = valueOf(await readPreciseModel(modelPath));
  valueOf(await writeModelFile(outPath, model));
  stdout.write(`${outPath}\n`);
}
