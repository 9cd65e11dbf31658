import { formatPercent } from '../../contract/number-format';
import type { EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { ActiveRun } from '../../services/training/active-run';
import type { Environment } from '../environment';
import { describeFinding } from './describe-finding';
import type { BestRun, ReportedRun, RunEnd, TrainingReport } from './report';
import { ReportOutput, secondsOf } from './report-output';

const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Validation and test are for the best epoch. */
const heading = ['Seed', 'Best epoch', 'Validation', 'Test', 'Test, last epoch', 'Seconds'];
const narrowest = 10;

/** Transcripts of several runs with their seeds, then a table. */
export class TableReport implements TrainingReport {
  readonly #output: ReportOutput;
  readonly #runs: number;
  readonly #epochsDone = new Map<string, number>();
  #hasHeading = false;

  constructor(runs: number, environment: Environment) {
    this.#runs = runs;
    this.#output = new ReportOutput(environment);
  }

  beginning(): void {
    // Between other runs' epochs it would mean nothing.
  }

  progress({ id, description }: ActiveRun, { epoch, epochFraction }: TrainingProgress): void {
    this.#epochsDone.set(id, epoch + epochFraction);
    const done = [...this.#epochsDone.values()].reduce((sum, each) => sum + each, 0);
    const all = this.#runs * description.hyperparameters.epochs;
    this.#output.progressLine.show(`${this.#runs} runs`, Math.min(1, done / all));
  }

  epoch(run: ActiveRun, result: EpochResult): void {
    const { epoch, correct, total } = result;
    this.#output.print(`Seed ${seedOf(run)}, epoch ${epoch}: ${correct} / ${total}  ${secondsOf(result)}`);
  }

  remark(text: string): void {
    this.#output.remark(text);
  }

  end({ run, findings, keptAs }: RunEnd): void {
    if (!this.#hasHeading) this.#output.print(`\n${tableLine(heading)}`);
    this.#hasHeading = true;
    const { epochs } = run.curve;
    const best = bestEpoch(epochs);
    const last = epochs.at(-1);
    const seconds = epochs.reduce((sum, each) => sum + each.trainSeconds + each.evaluateSeconds, 0);
    this.#output.print(
      tableLine([
        String(seedOf(run)),
        best ? String(best.epoch) : '–',
        best?.validationTotal ? formatPercent(best.validationCorrect, best.validationTotal) : '–',
        best ? formatPercent(best.correct, best.total) : '–',
        last ? formatPercent(last.correct, last.total) : '–',
        seconds.toFixed(2),
      ]),
    );
    const { message } = run.outcome;
    const { hyperparameters } = run.description;
    const told = findings.map((finding) => describeFinding(finding, hyperparameters, keptAs));
    for (const text of [...told, ...(message ? [message] : [])]) {
      this.#output.remark(`Seed ${seedOf(run)}: ${text}`);
    }
  }

  best(best: BestRun | undefined): void {
    if (!best) return;
    const { run, epoch, model } = best;
    const { correct, total, validationTotal } = epoch;
    const count = numberWords[this.#runs] ?? this.#runs;
    const rule = validationTotal > 0 ? ' by validation' : '';
    const share = formatPercent(correct, total);
    this.#output.print(
      `Best of ${count}${rule}: seed ${seedOf(run)}, epoch ${epoch.epoch}, ${correct} / ${total} test images (${share})`,
    );
    if (model !== undefined) this.#output.print(`Saved that network as ${model}`);
  }
}

function seedOf({ description }: ReportedRun): number {
  return description.hyperparameters.seed;
}

/** Aligns the cells right. */
function tableLine(cells: readonly string[]): string {
  return cells.map((cell, column) => cell.padStart(Math.max(narrowest, heading[column].length))).join('  ');
}
