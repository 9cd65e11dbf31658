import { formatPercent } from '../../contract/number-format';
import type { EpochResult, RunState } from '../../contract/training';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { Run } from '../../services/training/run';
import { ProgressLine } from '../progress-line';
import type { Environment } from '../environment';

/** Tells of several runs while they are on, and of what they came to. */
export interface SeveralReport {
  /** `epochs`: how far this run is, of so many. */
  progress(runId: number, epochs: number, epochsAsked: number): void;
  epoch(seed: number, result: EpochResult): void;
  /** Something about the engine; the same is told once. */
  remark(text: string): void;
  /** Called for each run once all are over; `weightsSha256` of a network that can be used. */
  end(state: RunState, epochs: readonly EpochResult[], weightsSha256: string | undefined): void;
  /** Of all; undefined when none has finished an epoch. `model`: path of the file that was written. */
  best(run: Run | undefined, model: string | undefined): void;
}

export function createSeveralReport(
  { json }: { json?: boolean },
  runs: number,
  environment: Environment,
): SeveralReport {
  return json ? new JsonReport(environment) : new TableReport(runs, environment);
}

const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Transcripts with their seeds, then a table. */
class TableReport implements SeveralReport {
  readonly #environment: Environment;
  readonly #line: ProgressLine;
  readonly #runs: number;
  readonly #epochsDone = new Map<number, number>();
  readonly #remarks = new Set<string>();
  #hasHeading = false;

  constructor(runs: number, environment: Environment) {
    this.#runs = runs;
    this.#environment = environment;
    this.#line = new ProgressLine(environment);
  }

  progress(runId: number, epochs: number, epochsAsked: number): void {
    this.#epochsDone.set(runId, epochs);
    const done = [...this.#epochsDone.values()].reduce((sum, each) => sum + each, 0);
    this.#line.show(`${this.#runs} runs`, Math.min(1, done / (this.#runs * epochsAsked)));
  }

  epoch(seed: number, { epoch, correct, total, trainSeconds, evaluateSeconds }: EpochResult): void {
    const seconds = (trainSeconds + evaluateSeconds).toFixed(2);
    this.#print(`Seed ${seed}, epoch ${epoch}: ${correct} / ${total}  ${seconds} s`);
  }

  remark(text: string): void {
    if (this.#remarks.has(text)) return;
    this.#remarks.add(text);
    this.#line.clear();
    this.#environment.stderr.write(`${text}\n`);
  }

  end({ hyperparameters, failureMessage }: RunState, epochs: readonly EpochResult[]): void {
    if (!this.#hasHeading) this.#print(`\n${tableLine(['Seed', 'Best', 'Last', 'Validation', 'Seconds'])}`);
    this.#hasHeading = true;
    const best = bestEpoch(epochs);
    const last = epochs.at(-1);
    const seconds = epochs.reduce((sum, each) => sum + each.trainSeconds + each.evaluateSeconds, 0);
    this.#print(
      tableLine([
        String(hyperparameters.seed),
        best ? formatPercent(best.correct, best.total) : '–',
        last ? formatPercent(last.correct, last.total) : '–',
        last && last.validationTotal > 0 ? formatPercent(last.validationCorrect, last.validationTotal) : '–',
        seconds.toFixed(2),
      ]),
    );
    if (failureMessage) this.#environment.stderr.write(`Seed ${hyperparameters.seed}: ${failureMessage}\n`);
  }

  best(run: Run | undefined, model: string | undefined): void {
    const last = run?.epochs.at(-1);
    if (!run || !last) return;
    const { seed } = run.state.hyperparameters;
    const share = formatPercent(last.correct, last.total);
    const count = numberWords[this.#runs] ?? this.#runs;
    this.#print(`Best of ${count}: seed ${seed}, ${last.correct} / ${last.total} (${share})`);
    if (model !== undefined) this.#print(`Saved as ${model}`);
  }

  #print(text: string): void {
    this.#line.clear();
    this.#environment.stdout.write(`${text}\n`);
  }
}

/** Numbers stand right, one below the other. */
function tableLine(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(10)).join('  ');
}

/** One JSON object a line, for programs; each with its seed. */
class JsonReport implements SeveralReport {
  readonly #environment: Environment;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  progress(): void {
    // Programs wait for whole epochs.
  }

  epoch(seed: number, result: EpochResult): void {
    this.#print({ type: 'epoch', seed, ...result });
  }

  remark(): void {
    // The engine is no part of a result.
  }

  end(
    { hyperparameters, phase, ending, failureMessage }: RunState,
    _epochs: readonly EpochResult[],
    weightsSha256: string | undefined,
  ): void {
    const { seed } = hyperparameters;
    const type = phase === 'finished' ? 'done' : (ending ?? (phase === 'queued' ? 'stopped' : 'failed'));
    this.#print({ type, seed, ending, weightsSha256, message: failureMessage });
  }

  best(run: Run | undefined, model: string | undefined): void {
    if (run) this.#print({ type: 'best', seed: run.state.hyperparameters.seed, model: model ?? null });
  }

  #print(line: object): void {
    this.#environment.stdout.write(`${JSON.stringify(line)}\n`);
  }
}
