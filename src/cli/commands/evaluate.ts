import { countCorrect } from '../../engine/evaluation/accuracy';
import type { DataSet } from '../../contract/training';
import { readPreciseModel } from '../../services/models/model-library';
import { valueOf } from '../command-error';
import type { Surroundings } from '../surroundings';
import { openData, remarkOn } from '../training-data';

export interface EvaluateOptions {
  split: keyof DataSet;
  data?: string;
  json?: boolean;
}

/** Counts the images of a split that a model classifies correctly. */
export async function evaluateModel(
  modelPath: string,
  { split, data: dataOption, json }: EvaluateOptions,
  surroundings: Surroundings,
): Promise<void> {
  const { network } = valueOf(await readPreciseModel(modelPath));
  const { data, status } = await openData(dataOption, surroundings);
  const total = data[split].labels.length;
  const correct = countCorrect(network, data[split]);
  const { stdout, stderr } = surroundings;
  if (json) {
    stdout.write(`${JSON.stringify({ split, correct, total })}\n`);
    return;
  }
  const remark = remarkOn(status);
  if (remark) stderr.write(`${remark}\n`);
  stdout.write(`${correct} / ${total} (${((100 * correct) / total).toFixed(2)} %)\n`);
}
