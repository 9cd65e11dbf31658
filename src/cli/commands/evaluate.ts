import { formatPercent } from '../../contract/number-format';
import type { SplitName } from '../../contract/data';
import { confusionMatrix } from '../../engine/evaluation/confusion-matrix';
import type { ActivationsOption } from '../activations-option';
import { readModel } from '../model-argument';
import type { Environment } from '../environment';
import { openData, remarkOn } from '../data-set';

export interface EvaluateOptions extends ActivationsOption {
  split: SplitName;
  data?: string;
  confusion?: boolean;
  json?: boolean;
}

/** Counts the images of a split that a model classifies correctly, and on request what each digit was read as. */
export async function evaluateModel(
  given: string,
  { split, data: dataOption, confusion: isMatrixWanted, json, activations }: EvaluateOptions,
  environment: Environment,
): Promise<void> {
  const { network } = await readModel(given, environment, { activations });
  const { data, status } = await openData(dataOption, environment);
  const total = data[split].labels.length;
  const matrix = confusionMatrix(network, data[split]);
  const correct = matrix.reduce((sum, answers, digit) => sum + answers[digit], 0);
  const { stdout, stderr } = environment;
  if (json) {
    stdout.write(
      `${JSON.stringify({ split, correct, total, ...(isMatrixWanted && { confusion: matrix }) })}\n`,
    );
    return;
  }
  const remark = remarkOn(status);
  if (remark) stderr.write(`${remark}\n`);
  stdout.write(`${correct} / ${total} (${formatPercent(correct, total)})\n`);
  if (isMatrixWanted) stdout.write(`\n${describeMatrix(matrix)}`);
}

/** One row per digit, one column per answer; a dot means 0. */
function describeMatrix(matrix: readonly (readonly number[])[]): string {
  const width = 1 + Math.max(...matrix.flat().map((count) => String(count).length));
  const line = (cells: readonly (number | string)[]) =>
    cells.map((cell) => String(cell).padStart(width)).join('');
  const rows = matrix.map((answers, digit) => {
    const images = answers.reduce((sum, count) => sum + count, 0);
    return `${digit} |${line(answers.map((count) => count || '.'))}  ${(images === 0 ? '–' : formatPercent(answers[digit], images)).padStart(8)}`;
  });
  return `What each digit was read as:\n\n  |${line([...matrix.keys()])}   correct\n${rows.join('\n')}\n`;
}
