import { formatPercent } from '../../contract/number-format';
import type { AccuracyPoint, EpochResult } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { ActiveRun } from '../../services/training/active-run';
import type { Environment } from '../environment';
import { formatDuration } from '../progress-line';
import { describeFinding } from './describe-finding';
import type { ReportedRun, RunEnd, TrainingReport } from './report';
import { isUntrained } from './report';
import { ReportOutput, secondsOf } from './report-output';

/** The book's transcript of one run, with seconds, and a progress bar on a terminal. */
export class TranscriptReport implements TrainingReport {
  readonly #output: ReportOutput;

  constructor(environment: Environment) {
    this.#output = new ReportOutput(environment);
  }

  beginning(run: ActiveRun, { correct, total }: AccuracyPoint): void {
    this.#output.print(`${isUntrained(run) ? 'Untrained' : 'Before training'}: ${correct} / ${total}`);
  }

  progress(_run: ActiveRun, { epoch, epochFraction, secondsLeft }: TrainingProgress): void {
    const remark = secondsLeft === undefined ? '' : `${formatDuration(secondsLeft)} left`;
    this.#output.progressLine.show(`Epoch ${epoch}`, epochFraction, remark);
  }

  epoch(_run: ActiveRun, result: EpochResult): void {
    const { epoch, correct, total } = result;
    this.#output.print(`Epoch ${epoch}: ${correct} / ${total}  ${secondsOf(result)}`);
  }

  remark(text: string): void {
    this.#output.remark(text);
  }

  end({ run, model, findings, keptAs }: RunEnd): void {
    const { ending } = run.outcome;
    if (ending === 'no-improvement')
      this.#output.print('Stopped early: validation accuracy did not improve.');
    if (ending === 'lowest-rate') this.#output.print('Ended: the learning rate is down to 1/128.');
    const best = bestEpoch(run.curve.epochs);
    if (best) this.#output.print(describeBest(best));
    const { hyperparameters } = run.description;
    for (const finding of findings) this.#output.print(describeFinding(finding, hyperparameters, keptAs));
    if (model !== undefined) this.#output.print(describeSaved(run, model, keptAs));
    if (keptAs !== undefined) this.#output.print(`Kept as run ${keptAs}`);
  }

  best(): void {
    // There is only one run.
  }
}

function describeBest({ epoch, correct, total, validationTotal }: EpochResult): string {
  const rule = validationTotal > 0 ? 'Best by validation' : 'Best';
  return `${rule}: epoch ${epoch}, ${correct} / ${total} test images (${formatPercent(correct, total)})`;
}

/** The last network is saved, which may not be the best one; then the line says how to get that. */
function describeSaved({ outcome, curve }: ReportedRun, model: string, keptAs?: string): string {
  const last = curve.epochs.at(-1);
  if (!last || outcome.ending === 'stopped') return `Saved the network so far as ${model}`;
  const saved = `Saved the network after epoch ${last.epoch}, the last one, as ${model}`;
  const best = bestEpoch(curve.epochs);
  if (keptAs === undefined || best?.epoch === last.epoch) return saved;
  return `${saved}. For the best one: inkling export ${keptAs} FILE --best`;
}
