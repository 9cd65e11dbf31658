import { formatPercent } from '../../contract/number-format';
import type { EpochResult, RunEnding } from '../../contract/training';
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

/** Why a run has ended before its last epoch; empty where that has been said, or it has not. */
const earlyEndings: Record<RunEnding, string> = {
  completed: '',
  stopped: '',
  'no-improvement': 'Stopped early: validation accuracy got no better.',
  'lowest-rate': 'Ended: the learning rate has come down to 1/128.',
  diverged: '',
};

/** The last line's `type`, for programs. */
const lineTypes: Record<RunEnding, string> = {
  completed: 'done',
  stopped: 'stopped',
  'no-improvement': 'done',
  'lowest-rate': 'done',
  diverged: 'diverged',
};

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
    const reason = earlyEndings[ending];
    if (reason !== '') this.#print(reason);
    const [first, ...others] = epochs;
    if (first) {
      const best = others.reduce(
        (winner, result) => (result.correct > winner.correct ? result : winner),
        first,
      );
      const share = formatPercent(best.correct, best.total);
      this.#print(`Best: epoch ${best.epoch}, ${best.correct} / ${best.total} (${share})`);
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
    this.#print({ type: lineTypes[ending], ending, weightsSha256, model: model ?? null });
  }

  #print(line: object): void {
    this.#environment.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
