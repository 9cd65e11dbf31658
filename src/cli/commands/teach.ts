import { formatPercent } from '../../contract/number-format';
import type { NetworkParameters } from '../../contract/network';
import type { DrawnDigit } from '../../contract/my-digits';
import { countCorrect } from '../../engine/evaluation/accuracy';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../engine/network/forward';
import type { Network } from '../../engine/network/network';
import { lessonHyperparameters } from '../../engine/training/lesson';
import { dataSetName } from '../../services/data/data-set-name';
import { formatObstacle, readPreciseModel } from '../../services/models/model-library';
import { lessonSeed, prepareLesson } from '../../services/my-digits/prepare-lesson';
import { EngineMaker } from '../../trainer/engine';
import { valueOf, wrongUsage } from '../command-error';
import { readLabelledDrawings } from '../drawings-file';
import { requireModelEnding, requireWritableFolder } from '../model-path';
import type { Environment } from '../environment';
import { runTraining } from '../training/one-run';
import { openData, remarkOn } from '../data-set';
import { createReport } from '../training/one-report';

export interface TeachOptions {
  strokes: string;
  out: string;
  data?: string;
  json?: boolean;
}

/** Teaches a model the digits of a hand as the app does, and prints what it reads before and after. */
export async function teachModel(
  modelPath: string,
  options: TeachOptions,
  environment: Environment,
): Promise<void> {
  const { out } = options;
  const { network } = valueOf(await readPreciseModel(modelPath));
  requireModelEnding(out);
  await requireWritableFolder(out);
  const obstacle = formatObstacle(out, network);
  if (obstacle) throw wrongUsage(obstacle);
  const digits = await readLabelledDrawings(options.strokes);
  const { data, status } = await openData(options.data, environment);
  const remark = remarkOn(status);
  if (remark) environment.stderr.write(`${remark}\n`);
  const lesson = await prepareLesson(digits, data);
  const hyperparameters = lessonHyperparameters(network, lesson.training.labels.length, lessonSeed);
  const engine = new EngineMaker(lesson).create(hyperparameters, network);
  const testCorrectBefore = countCorrect(network, data.test);
  const taught = { ownDigits: digits.length, from: modelPath, testCorrectBefore };
  const dataset = `${dataSetName(status)} and own digits`;
  const report = createReport(options, environment);
  await runTraining({ engine, hyperparameters, dataset, taught, out }, report, environment);
  const comparison = {
    test: {
      before: testCorrectBefore,
      after: engine.countCorrect('test', 0, data.test.labels.length),
      total: data.test.labels.length,
    },
    taught: {
      before: countRead(network, digits),
      after: countRead(engine.parameters(), digits),
      total: digits.length,
    },
  };
  environment.stdout.write(options.json ? `${JSON.stringify(comparison)}\n` : describe(comparison));
}

interface Change {
  before: number;
  after: number;
  total: number;
}

function describe({ test, taught }: { test: Change; taught: Change }): string {
  const percent = (part: number) => formatPercent(part, test.total);
  return (
    `Test images: ${test.before} / ${test.total} (${percent(test.before)}) before, ` +
    `${test.after} / ${test.total} (${percent(test.after)}) taught.\n` +
    `The digits taught: ${taught.before} / ${taught.total} before, ${taught.after} / ${taught.total} taught.\n`
  );
}

function countRead(network: Network | NetworkParameters, digits: readonly DrawnDigit[]): number {
  return digits.filter(({ digit, strokes }) => predict(network, prepareStrokes(strokes)!).digit === digit)
    .length;
}
