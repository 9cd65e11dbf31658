import type { BaselineProgress, BaselineReport, BaselineRequest } from '../contract/baseline';
import type { DataSet, DataSplit } from '../contract/data';
import { createBaseline } from '../engine/baselines/create-baseline';
import { countAnswers } from '../engine/evaluation/confusion-matrix';
import { joinBytes } from '../engine/formats/join-bytes';
import type { Kernels } from '../engine/webassembly/kernels';
import { Pace, type Turns } from './turns';

/** Trains a baseline and has it read the test images; needs exclusive use of the kernels. */
export async function measureBaseline(
  { name, c, gamma, learnsValidation }: BaselineRequest,
  { training, validation, test }: DataSet,
  kernels: Kernels,
  turns: Turns<BaselineProgress>,
): Promise<BaselineReport> {
  const baseline = createBaseline(name, kernels, { c, gamma });
  const learned = learnsValidation ? together(training, validation) : training;
  const trained = await finish(baseline.train(learned), 'training', turns);
  const read = await finish(baseline.classify(test.images), 'reading', turns);
  const confusion = countAnswers(test.labels, read.result);
  return {
    correct: confusion.reduce((sum, row, digit) => sum + row[digit], 0),
    total: test.labels.length,
    trainSeconds: trained.seconds,
    evaluateSeconds: read.seconds,
    confusion,
  };
}

async function finish<Value>(
  steps: Generator<number, Value>,
  phase: BaselineProgress['phase'],
  turns: Turns<BaselineProgress>,
): Promise<{ result: Value; seconds: number }> {
  const { now } = turns;
  const startedAt = now();
  const pace = new Pace(turns);
  for (;;) {
    const step = steps.next();
    if (step.done) return { result: step.value, seconds: (now() - startedAt) / 1000 };
    await pace.turn({ phase, share: step.value, seconds: (now() - startedAt) / 1000 });
  }
}

function together(one: DataSplit, other: DataSplit): DataSplit {
  return {
    images: joinBytes([one.images, other.images]),
    labels: joinBytes([one.labels, other.labels]),
  };
}
