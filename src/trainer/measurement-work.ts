import type {
  MeasureCommand,
  MeasurementKind,
  MeasurementProgress,
  MeasurementReport,
  MeasurementRequest,
} from '../contract/measurement';
import type { DataSet } from '../contract/data';
import { loadKernels } from './kernel-loader';
import { measureBaseline } from './measure-baseline';
import { measureEncodings } from './measure-encodings';
import type { TrainerEnvironment } from './training-run';
import type { Turns } from './turns';

/** Milliseconds from one report of progress to the next. */
const reportMs = 100;

/** How each kind is measured; it fails with an `Obstacle` where it cannot be. */
const measurers: {
  [Kind in MeasurementKind]: (
    request: MeasurementRequest<Kind>,
    data: DataSet,
    turns: Turns<MeasurementProgress<Kind>>,
  ) => Promise<MeasurementReport<Kind>>;
} = {
  baseline: (request, data, turns) => {
    const loaded = loadKernels();
    if (!loaded.kernels) throw new Obstacle(`${loaded.obstacle}.`);
    return measureBaseline(request, data, loaded.kernels, turns);
  },
  encodings: measureEncodings,
};

/** Why something cannot be measured here; the message is the end of a sentence. */
class Obstacle extends Error {}

/** Measures something, and tells how far it is and how it ended. */
export async function workOutMeasurement<Kind extends MeasurementKind>(
  { kind, request, data }: MeasureCommand<Kind>,
  { send, now, nextTurn }: Pick<TrainerEnvironment, 'send' | 'now' | 'nextTurn'>,
): Promise<void> {
  let reportedAt = -Infinity;
  const measure = measurers[kind as Kind];
  try {
    const report = await measure(request as MeasurementRequest<Kind>, data, {
      now,
      onTurn: (progress) => {
        if (now() - reportedAt >= reportMs) {
          reportedAt = now();
          send({ type: 'measure-progress', progress });
        }
        return nextTurn();
      },
    });
    send({ type: 'measure-done', report });
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    send({ type: 'measure-refused', message: error.message });
  }
}
