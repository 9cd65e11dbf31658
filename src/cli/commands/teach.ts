import { resolve } from 'node:path';
import type { DrawnDigit } from '../../contract/my-digits';
import type { NetworkParameters } from '../../contract/network';
import { formatPercent } from '../../contract/number-format';
import { prepareStrokes } from '../../engine/handwriting/one-digit/prepare-strokes';
import { predict } from '../../engine/network/predict';
import { parametersOf } from '../../engine/network/network';
import { countCorrectInTurns } from '../../services/models/count-correct';
import { wantLesson } from '../../services/my-digits/prepare-lesson';
import type { WantedRun } from '../../services/training/training-desk';
import type { ActivationsOption } from '../activations-option';
import { valueOf, wrongUsage } from '../command-error';
import { openDataWithRemark } from '../data-set';
import { readLabelledDrawings } from '../drawings-file';
import type { Environment } from '../environment';
import { readModel } from '../model-argument';
import { requireModelOutput, requireRoomForModel } from '../output-checks';
import { concludeRun } from '../training/conclude';
import { createReport } from '../training/create-report';
import type { KeepOptions } from '../training/keeping';
import { openKeeping } from '../training/keeping';
import { TrainingSession } from '../training/training-session';

export interface TeachOptions extends KeepOptions, ActivationsOption {
  strokes: string;
  out?: string;
  name?: string;
  data?: string;
  json?: boolean;
}

/** Teaches a model one person's digits as the app does, and prints its accuracy before and after. */
export async function teachModel(
  given: string,
  options: TeachOptions,
  environment: Environment,
): Promise<void> {
  const { out, json } = options;
  if (out === undefined && !options.keep)
    throw wrongUsage('With --no-keep, name the file for the network with --out.');
  if (out !== undefined) await requireModelOutput(out);
  const { network: start, name, runId: from } = await readModel(given, environment, options);
  const network = parametersOf(start);
  if (out !== undefined) await requireRoomForModel(out, network, environment);
  const digits = await readLabelledDrawings(options.strokes);
  const { library } = await openDataWithRemark(options.data, environment);
  const lesson = await wantLesson({ network, name, from }, digits, valueOf(await library.readNamed()));
  const { test } = lesson.data.data;
  const wanted: WantedRun = {
    ...lesson,
    name: options.name ?? lesson.name,
    out: out && resolve(out),
  };
  const keeping = await openKeeping(options, network, environment);
  await TrainingSession.during(keeping, createReport({ json }, environment), environment, async (session) => {
    const [run] = await session.train((desk) => desk.queue([wanted]));
    await concludeRun(session, run, { out, isNameTold: true });
    const taught = run.network!;
    const comparison = {
      test: {
        before: lesson.origin.testCorrectBefore,
        after: await countCorrectInTurns(taught, test),
        total: test.labels.length,
      },
      taught: {
        before: countRead(network, digits),
        after: countRead(taught, digits),
        total: digits.length,
      },
    };
    environment.stdout.write(json ? `${JSON.stringify(comparison)}\n` : describe(comparison));
  });
}

interface Change {
  before: number;
  after: number;
  total: number;
}

function describe({ test, taught }: { test: Change; taught: Change }): string {
  const share = (part: number) => `${part} / ${test.total} (${formatPercent(part, test.total)})`;
  return (
    `Test images: ${share(test.before)} before, ${share(test.after)} after.\n` +
    `Taught digits: ${taught.before} / ${taught.total} before, ${taught.after} / ${taught.total} after.\n`
  );
}

function countRead(network: NetworkParameters, digits: readonly DrawnDigit[]): number {
  return digits.filter(({ digit, strokes }) => predict(network, prepareStrokes(strokes)!).digit === digit)
    .length;
}
