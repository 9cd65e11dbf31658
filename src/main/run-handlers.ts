import { success, withoutValue } from '../contract/result';
import type { Workbench } from '../services/workbench';
import type { RequestHandlers } from './requests';

type RunHandlers = Pick<
  RequestHandlers,
  Extract<keyof RequestHandlers, `training.${string}` | `runs.${string}` | `measure.${string}`>
>;

/** Main's handlers for the run on screen, the runs in the list, and what they are compared with. */
export function createRunHandlers({ training, runs, screen, sweeps, measurements }: Workbench): RunHandlers {
  return {
    'training.start': (request) => withoutValue(training.start(request)),
    'training.continue': (request) => withoutValue(training.goOn(request)),
    'training.branch': (request) => withoutValue(training.branch(request)),
    'training.pause': () => training.pause(),
    'training.resume': () => training.resume(),
    'training.step': (unit) => training.step(unit),
    'training.speed': (speed) => training.setSpeed(speed),
    'runs.queue': (request) => runs.queue(request),
    'runs.sweep': (request) => sweeps.start(request),
    'runs.stop-sweep': (sweepId) => sweeps.stop(sweepId),
    'runs.show': (runId) => withoutValue(screen.show(runId)),
    'runs.network': (runId) => runs.network(runId),
    'runs.curves': async (runIds) => success(await runs.curves(runIds)),
    'runs.kept-network': (runId, epochs) => runs.keptNetwork(runId, epochs),
    'runs.vote': (runIds) => withoutValue(runs.vote(runIds)),
    'runs.stop': (runId) => runs.stop(runId),
    'runs.resume': (runId) => runs.resume(runId),
    'runs.label': (runId, changes) => runs.label(runId, changes),
    'runs.delete': (runIds) => runs.delete(runIds),
    'runs.restore': (runIds) => runs.restore(runIds),
    'measure.baseline': (request) => measurements.measure('baseline', request),
    'measure.encodings': (request) => measurements.measure('encodings', request),
    'measure.stop': () => {
      measurements.stop();
      return success();
    },
    'runs.limit': (bytes) => runs.setLimit(bytes),
  };
}
