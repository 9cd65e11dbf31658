import type { EpochResult } from '../../contract/run';
import type { ProgressLine } from '../progress-line';
import type { Environment } from '../environment';

/** Prints the lines of a report; on a terminal a progress bar may stand between them. */
export class ReportOutput {
  readonly progressLine: ProgressLine;
  readonly #environment: Environment;
  readonly #remarks = new Set<string>();

  constructor(environment: Environment) {
    this.#environment = environment;
    this.progressLine = environment.progressLine;
  }

  print(text: string): void {
    this.progressLine.clear();
    this.#environment.stdout.write(`${text}\n`);
  }

  /** Printed apart from the results; the same text only once. */
  remark(text: string): void {
    if (this.#remarks.has(text)) return;
    this.#remarks.add(text);
    this.progressLine.clear();
    this.#environment.stderr.write(`${text}\n`);
  }
}

/** Formats the time of an epoch as "0.26 s". */
export function secondsOf({ trainSeconds, evaluateSeconds }: EpochResult): string {
  return `${(trainSeconds + evaluateSeconds).toFixed(2)} s`;
}
