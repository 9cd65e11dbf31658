import type { AccuracyPoint, EpochResult } from '../../contract/run';
import type { ActiveRun } from '../../services/training/active-run';
import type { Environment } from '../environment';
import { findingAsJson } from './describe-finding';
import type { BestRun, ReportedRun, RunEnd, TrainingReport } from './report';
import { isUntrained } from './report';
import { ReportOutput } from './report-output';

/** One JSON object per line, for programs; with the seed if there are several runs. */
export class JsonReport implements TrainingReport {
  readonly #areSeveral: boolean;
  readonly #output: ReportOutput;

  constructor(areSeveral: boolean, environment: Environment) {
    this.#areSeveral = areSeveral;
    this.#output = new ReportOutput(environment);
  }

  beginning(run: ActiveRun, { epochs: _epochs, ...counts }: AccuracyPoint): void {
    this.#print(isUntrained(run) ? 'untrained' : 'before', run, counts);
  }

  progress(): void {
    // Programs wait for whole epochs.
  }

  epoch(run: ActiveRun, result: EpochResult): void {
    this.#print('epoch', run, result);
  }

  remark(text: string): void {
    this.#output.remark(text);
  }

  end({ run, model, findings, keptAs }: RunEnd): void {
    const { state, ending, message, weightsSha256 } = run.outcome;
    this.#print(state === 'finished' ? 'done' : state, run, {
      ending,
      weightsSha256: state === 'diverged' ? undefined : weightsSha256,
      ...(this.#areSeveral ? { message } : { model: model ?? null }),
      findings: findings.length > 0 ? findings.map(findingAsJson) : undefined,
      run: keptAs,
    });
  }

  best(best: BestRun | undefined): void {
    if (best) this.#print('best', best.run, { epoch: best.epoch.epoch, model: best.model ?? null });
  }

  #print(type: string, { description }: ReportedRun, content: object): void {
    const { seed } = description.hyperparameters;
    this.#output.print(JSON.stringify(this.#areSeveral ? { type, seed, ...content } : { type, ...content }));
  }
}
