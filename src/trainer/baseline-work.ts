import type { TrainerCommand } from '../contract/trainer';
import { loadKernels } from './kernel-loader';
import { measureBaseline } from './measure-baseline';
import type { TrainerEnvironment } from './training-run';

/** Milliseconds from one report of progress to the next. */
const reportMs = 100;

/** Measures a baseline, and tells how far it is and how it ended. */
export async function workOutBaseline(
  { request, data }: Extract<TrainerCommand, { type: 'baseline' }>,
  { send, now, nextTurn }: Pick<TrainerEnvironment, 'send' | 'now' | 'nextTurn'>,
): Promise<void> {
  const loaded = loadKernels();
  if (!loaded.kernels) return send({ type: 'baseline-refused', message: `${loaded.obstacle}.` });
  let reportedAt = -Infinity;
  const report = await measureBaseline(request, data, loaded.kernels, {
    now,
    onTurn: (progress) => {
      if (now() - reportedAt >= reportMs) {
        reportedAt = now();
        send({ type: 'baseline-progress', progress });
      }
      return nextTurn();
    },
  });
  send({ type: 'baseline-done', report });
}
