import type { CostPoint } from '../contract/run';
import type { Checkpoint, TrainerEvent } from '../contract/trainer';
import { networkIntervalMs } from '../contract/trainer';
import { hasFiniteParameters } from '../engine/training/finite';
import type { TimedProgress, TimedStep, TimedTraining } from './timed-training';

const progressIntervalMs = 50;
const checkpointIntervalMs = 1000;

type Unaddressed<Event> = Event extends { runId: string } ? Omit<Event, 'runId'> : never;

/** Reports the progress of a run, at a limited rate. */
export class RunReporter {
  readonly #runId: string;
  readonly #training: TimedTraining;
  readonly #send: (event: TrainerEvent) => void;
  readonly #now: () => number;
  /** The newest progress, if not yet sent. */
  #progress?: TimedProgress;
  #untoldCosts: CostPoint[] = [];
  #progressToldAt = -Infinity;
  #networkToldAt = -Infinity;
  #checkpointToldAt = -Infinity;
  /** Something has been learned since the last checkpoint. */
  #isCheckpointOld = true;

  constructor(
    runId: string,
    training: TimedTraining,
    { send, now }: { send: (event: TrainerEvent) => void; now: () => number },
  ) {
    this.#runId = runId;
    this.#training = training;
    this.#send = send;
    this.#now = now;
  }

  tell(event: Unaddressed<TrainerEvent>): void {
    this.#send({ ...event, runId: this.#runId } as TrainerEvent);
  }

  /** Records a step, and sends it with everything pending when it is time. */
  note(step: TimedStep): void {
    switch (step.type) {
      case 'progress':
        return this.#noteProgress(step.progress, step.miniBatches);
      case 'point':
        return this.tell({ type: 'point', point: step.point });
      case 'epoch':
        return this.#tellEpoch(step);
      case 'diverged':
        return;
    }
  }

  /** Sends the newest progress with all costs since the last time; does nothing when all has been sent. */
  tellProgress(): void {
    if (!this.#progress) return;
    const progress = { runId: this.#runId, ...this.#progress, costs: this.#untoldCosts };
    this.#send({ type: 'progress', progress });
    this.#progress = undefined;
    this.#untoldCosts = [];
    this.#progressToldAt = this.#now();
  }

  /** Sends pending progress before a wait of this length. */
  tellBeforeWait(waitMs: number): void {
    if (waitMs >= progressIntervalMs) this.tellProgress();
  }

  /**
   * Sends a checkpoint where the run can be held: at most one a second, and none when nothing was learned since the
   * last.
   */
  tellCheckpointIfDue(): void {
    if (!this.#isCheckpointOld || this.#now() - this.#checkpointToldAt < checkpointIntervalMs) return;
    const checkpoint = this.takeCheckpoint();
    if (checkpoint) this.tell({ type: 'checkpoint', checkpoint });
  }

  /** A checkpoint to be sent now; undefined when the run's numbers are not finite. */
  takeCheckpoint(): Checkpoint | undefined {
    this.#isCheckpointOld = false;
    this.#checkpointToldAt = this.#now();
    this.#networkToldAt = this.#checkpointToldAt;
    return this.#training.checkpoint();
  }

  #noteProgress(progress: TimedProgress, miniBatches: number): void {
    if (miniBatches > 0) this.#isCheckpointOld = true;
    this.#progress = progress;
    this.#untoldCosts.push(...progress.costs);
    const time = this.#now();
    if (time - this.#progressToldAt >= progressIntervalMs) this.tellProgress();
    const intervalMs = networkIntervalMs(this.#training.parameterCount);
    if (!progress.isEvaluating && time - this.#networkToldAt >= intervalMs) this.#tellNetwork();
  }

  #tellEpoch({ result, costs }: Extract<TimedStep, { type: 'epoch' }>): void {
    this.#isCheckpointOld = true;
    this.#networkToldAt = this.#now();
    this.tell({ type: 'epoch', result, costs, network: this.#training.network() });
  }

  #tellNetwork(): void {
    const network = this.#training.network();
    this.#networkToldAt = this.#now();
    if (hasFiniteParameters(network)) this.tell({ type: 'network', network });
  }
}
