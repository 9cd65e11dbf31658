import type { EpochResult } from '../../contract/run';
import { ProgressLine } from '../progress-line';
import type { Environment } from '../environment';

/** Lines of a report, between which a progress bar may stand on a terminal. */
export class ReportOutput {
  readonly progressLine: ProgressLine;
  readonly #environment: Environment;
  readonly #remarks = new Set<string>();

  constructor(environment: Environment) {
    this.#environment = environment;
    this.progressLine = new ProgressLine(environment);
  }

  print(text: string): void {
    this.progressLine.clear();
    this.#environment.stdout.write(`${text}\n`);
  }

  /** Beside the results; the same is told once. */
  remark(text: string): void {
    if (this.#remarks.has(text)) return;
    this.#remarks.add(text);
    this.progressLine.clear();
    this.#environment.stderr.write(`${text}\n`);
  }
}

/** "0.26 s". */
export function secondsOf({ trainSeconds, evaluateSeconds }: EpochResult): string {
  return `${(trainSeconds + evaluateSeconds).toFixed(2)} s`;
}
