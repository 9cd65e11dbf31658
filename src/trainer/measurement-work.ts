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

/** Why something cannot be measured here: the end of a sentence. */
interface Obstacle {
  obstacle: string;
}

/** How each kind is measured, where it can be. */
const measurers: {
  [Kind in MeasurementKind]: (
    request: MeasurementRequest<Kind>,
    data: DataSet,
    turns: Turns<MeasurementProgress<Kind>>,
  ) => Promise<MeasurementReport<Kind> | Obstacle>;
} = {
  baseline: (request, data, turns) => {
    const loaded = loadKernels();
    if (!loaded.kernels) return Promise.resolve({ obstacle: `${loaded.obstacle}.` });
    return measureBaseline(request, data, loaded.kernels, turns);
  },
  encodings: measureEncodings,
};

/** Measures something, and tells how far it is and how it ended. */
export async function workOutMeasurement<Kind extends MeasurementKind>(
  { kind, request, data }: MeasureCommand<Kind>,
  { send, now, nextTurn }: Pick<TrainerEnvironment, 'send' | 'now' | 'nextTurn'>,
): Promise<void> {
  let reportedAt = -Infinity;
  const measure = measurers[kind as Kind];
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
  if ('obstacle' in report) return send({ type: 'measure-refused', message: report.obstacle });
  send({ type: 'measure-done', report });
}
