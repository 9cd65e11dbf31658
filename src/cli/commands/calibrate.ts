import { modelFormatOf } from '../../contract/model-files';
import { parametersOf } from '../../engine/network/network';
import { calibrateInTurns } from '../../services/models/calibrate-network';
import { writeModelFile } from '../../services/models/model-library';
import type { ActivationsOption } from '../activations-option';
import { valueOf, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import { requireModelOutput } from '../output-checks';

export interface CalibrateOptions extends ActivationsOption {
  data?: string;
}

/** Fits a model's temperature, as happens at the end of a run, and writes the model with it. */
export async function calibrateModel(
  given: string,
  outPath: string,
  { data: dataOption, activations }: CalibrateOptions,
  environment: Environment,
): Promise<void> {
  await requireModelOutput(outPath);
  if (!['safetensors', 'inkling'].includes(modelFormatOf(outPath)!)) {
    throw wrongUsage('Only .safetensors and .inkling files keep a temperature.');
  }
  const model = await readModel(given, environment, { activations });
  const { data } = await openDataWithRemark(dataOption, environment);
  const { temperature } = await calibrateInTurns(parametersOf(model.network), data.validation);
  valueOf(await writeModelFile(outPath, { ...model, network: { ...model.network, temperature } }));
  environment.stdout.write(`${outPath}: temperature ${temperature}\n`);
}
