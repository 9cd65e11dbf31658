import type { Emit } from '../../contract/api';
import type { DataSet } from '../../contract/data';
import type {
  MeasureCommand,
  MeasurementEvent,
  MeasurementKind,
  MeasurementNews,
  MeasurementReport,
  MeasurementRequest,
} from '../../contract/measurement';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { Log } from '../log';
import type { RunData } from '../screen/run-data';
import type { TrainerChannel } from './trainer-process';

interface MeasurementDeskOptions {
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  data: RunData;
  emit: Emit;
  log: Log;
}

/** Has one thing measured at a time, each in a trainer process of its own, whose memory is free again afterwards. */
export class MeasurementDesk {
  readonly #options: MeasurementDeskOptions;
  #isBusy = false;
  /** Ends the present measurement. */
  #stop: (() => void) | undefined;

  constructor(options: MeasurementDeskOptions) {
    this.#options = options;
  }

  /**
   * Fails with 'training-not-possible' while something is measured and where this cannot be, with a code of the data
   * where there are none, with 'cancelled' once it is stopped, and with 'training-ended' when its process ends.
   */
  async measure<Kind extends MeasurementKind>(
    kind: Kind,
    request: MeasurementRequest<Kind>,
  ): Promise<Result<MeasurementReport<Kind>>> {
    const { data, log } = this.#options;
    if (this.#isBusy) {
      return failure('training-not-possible', 'Something else is being measured: wait for it, or stop it.');
    }
    this.#isBusy = true;
    let isStopped = false;
    this.#stop = () => (isStopped = true);
    try {
      const present = await data.present();
      if (!present.ok) return present;
      if (isStopped) return stopped();
      const result = await this.#measure(kind, request, present.value.data);
      log.info('measurement ended', { kind, code: result.ok ? 'done' : result.failure.code });
      return result;
    } finally {
      this.#isBusy = false;
      this.#stop = undefined;
    }
  }

  /** Ends what is being measured, if anything is. */
  stop(): void {
    this.#stop?.();
  }

  #measure<Kind extends MeasurementKind>(
    kind: Kind,
    request: MeasurementRequest<Kind>,
    data: DataSet,
  ): Promise<Result<MeasurementReport<Kind>>> {
    const { fork, emit } = this.#options;
    return new Promise((resolve) => {
      let channel: TrainerChannel;
      try {
        channel = fork();
      } catch (error) {
        resolve(failure('training-not-possible', `The process could not be started: ${String(error)}.`));
        return;
      }
      let isOver = false;
      const end = (result: Result<MeasurementReport<Kind>>) => {
        if (isOver) return;
        isOver = true;
        channel.kill();
        resolve(result);
      };
      this.#stop = () => end(stopped());
      channel.onMessage((event) => {
        if (isOver) return;
        // This process measures nothing else.
        const answer = event as MeasurementEvent<Kind>;
        if (answer.type === 'measure-progress')
          emit('measure.progress', { kind, progress: answer.progress } as MeasurementNews);
        if (answer.type === 'measure-done') end(success(answer.report));
        if (answer.type === 'measure-refused')
          end(failure('training-not-possible', `This cannot be measured here: ${answer.message}`));
      });
      channel.onExit((code, fault) => {
        const why = fault === undefined ? '' : `: ${fault}`;
        end(failure('training-ended', `The process ended unexpectedly (code ${code ?? 'unknown'})${why}.`));
      });
      channel.post({ type: 'measure', kind, request, data } as MeasureCommand);
    });
  }
}

function stopped(): Result<never> {
  return failure('cancelled', 'Stopped; nothing was kept.');
}
