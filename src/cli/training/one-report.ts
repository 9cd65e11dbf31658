import type { EpochResult, RunEnding } from '../../contract/run';
import { formatDuration, ProgressLine } from '../progress-line';
import type { Environment } from '../environment';

/** How far a run is, as much of it as is shown. */
export interface ShownProgress {
  epoch: number;
  /** Of the epoch in work; 0 to 1. */
  epochFraction: number;
  secondsLeft?: number;
}

/** What has become of a run. */
export interface RunOutcome {
  epochs: readonly EpochResult[];
  ending: RunEnding;
  /** Of a network that can be used. */
  weightsSha256?: string;
  /** Path of the file that was written. */
  model?: string;
}

/** Tells of a run while it is on. */
export interface TrainingReport {
  progress(progress: ShownProgress): void;
  epoch(result: EpochResult): void;
  end(outcome: RunOutcome): void;
}

export function createReport({ json }: { json?: boolean }, environment: Environment): TrainingReport {
  return json ? new JsonReport(environment) : new TranscriptReport(environment);
}

/** The book's transcript, with seconds, and a progress bar on a terminal. */
class TranscriptReport implements TrainingReport {
  readonly #environment: Environment;
  readonly #line: ProgressLine;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#line = new ProgressLine(environment);
  }

  progress({ epoch, epochFraction, secondsLeft }: ShownProgress): void {
    const remark = secondsLeft === undefined ? '' : `${formatDuration(secondsLeft)} left`;
    this.#line.show(`Epoch ${epoch}`, epochFraction, remark);
  }

  epoch({ epoch, correct, total, trainSeconds, evaluateSeconds }: EpochResult): void {
    const seconds = (trainSeconds + evaluateSeconds).toFixed(2);
    this.#print(`Epoch ${epoch}: ${correct} / ${total}  ${seconds} s`);
  }

  end({ epochs, ending, model }: RunOutcome): void {
    if (ending === 'no-improvement') this.#print('Stopped early: validation accuracy got no better.');
    if (ending === 'lowest-rate') this.#print('Ended: the learning rate has come down to 1/128.');
    const [first, ...others] = epochs;
    if (first) {
      const best = others.reduce(
        (winner, result) => (result.correct > winner.correct ? result : winner),
        first,
      );
      const percent = ((100 * best.correct) / best.total).toFixed(2);
      this.#print(`Best: epoch ${best.epoch}, ${best.correct} / ${best.total} (${percent} %)`);
    }
    if (model !== undefined) this.#print(`Saved as ${model}`);
  }

  #print(text: string): void {
    this.#line.clear();
    this.#environment.stdout.write(`${text}\n`);
  }
}

/** One JSON object a line, for programs. */
class JsonReport implements TrainingReport {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  progress(): void {
    // Programs wait for whole epochs.
  }

  epoch(result: EpochResult): void {
    this.#print({ type: 'epoch', ...result });
  }

  end({ ending, weightsSha256, model }: RunOutcome): void {
    const type = ending === 'stopped' || ending === 'diverged' ? ending : 'done';
    this.#print({ type, ending, weightsSha256, model: model ?? null });
  }

  #print(line: object): void {
    this.#environment.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
