import type { Emit } from '../../contract/api';
import type { BaselineReport, BaselineRequest } from '../../contract/baseline';
import type { DataSet } from '../../contract/data';
import type { TrainerEvent } from '../../contract/trainer';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import type { Log } from '../log';
import type { RunData } from '../screen/run-data';
import type { TrainerChannel } from './trainer-process';

interface BaselineDeskOptions {
  /** Starts a trainer process. */
  fork: () => TrainerChannel;
  data: RunData;
  emit: Emit;
  log: Log;
}

/** Measures simpler methods, one at a time, each in a trainer process of its own, whose memory is free again afterwards. */
export class BaselineDesk {
  readonly #options: BaselineDeskOptions;
  #isBusy = false;
  /** Ends the present measurement. */
  #stop: (() => void) | undefined;

  constructor(options: BaselineDeskOptions) {
    this.#options = options;
  }

  /**
   * Fails with 'training-not-possible' while another is measured and where none can be, with a code of the data where
   * there are none, with 'cancelled' once it is stopped, and with 'training-ended' when its process ends.
   */
  async run(request: BaselineRequest): Promise<Result<BaselineReport>> {
    const { data, log } = this.#options;
    if (this.#isBusy) {
      return failure('training-not-possible', 'Another method is being measured: wait for it, or stop it.');
    }
    this.#isBusy = true;
    let isStopped = false;
    this.#stop = () => (isStopped = true);
    try {
      const present = await data.present();
      if (!present.ok) return present;
      if (isStopped) return stopped();
      const result = await this.#measure(request, present.value.data);
      log.info('baseline ended', { name: request.name, code: result.ok ? 'done' : result.failure.code });
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

  #measure(request: BaselineRequest, data: DataSet): Promise<Result<BaselineReport>> {
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
      const end = (result: Result<BaselineReport>) => {
        if (isOver) return;
        isOver = true;
        channel.kill();
        resolve(result);
      };
      this.#stop = () => end(stopped());
      channel.onMessage((event: TrainerEvent) => {
        if (isOver) return;
        if (event.type === 'baseline-progress') emit('baseline.progress', event.progress);
        if (event.type === 'baseline-done') end(success(event.report));
        if (event.type === 'baseline-refused')
          end(failure('training-not-possible', `This cannot be measured here: ${event.message}`));
      });
      channel.onExit((code, fault) => {
        const why = fault === undefined ? '' : `: ${fault}`;
        end(failure('training-ended', `The process ended unexpectedly (code ${code ?? 'unknown'})${why}.`));
      });
      channel.post({ type: 'baseline', request, data });
    });
  }
}

function stopped(): Result<never> {
  return failure('cancelled', 'Stopped; nothing was kept.');
}
