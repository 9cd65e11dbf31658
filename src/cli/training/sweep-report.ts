import type { SweepMark } from '../../contract/run';
import type { TrainingProgress } from '../../contract/trainer';
import { layerShapes } from '../../contract/hidden-layers';
import { connectionCount } from '../../contract/layers';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { SweepMap, SweptRun } from '../../engine/sweep/sweep-map';
import { sweepMap } from '../../engine/sweep/sweep-map';
import type { ActiveRun } from '../../services/training/active-run';
import type { Environment } from '../environment';
import { formatDuration } from '../progress-line';
import type { BestRun, ReportedRun, RunEnd, TrainingReport } from './report';
import { ReportOutput } from './report-output';
import { jsonOfBest, jsonOfRun } from './sweep-json';
import { describeBestCell, describeBestRun, describeMap } from './sweep-table';

/** A progress line while the runs of a sweep train, and then its map; or a line of JSON for each run and each cell. */
export class SweepReport implements TrainingReport {
  readonly #output: ReportOutput;
  readonly #environment: Environment;
  readonly #count: number;
  readonly #allWork: number;
  readonly #isJson: boolean;
  /** Work done by each run, by id. */
  readonly #done = new Map<string, number>();
  readonly #begunAt: number;
  readonly #ended: SweptRun[] = [];

  constructor(
    planned: readonly ReportedRun['description']['hyperparameters'][],
    isJson: boolean,
    environment: Environment,
  ) {
    this.#output = new ReportOutput(environment);
    this.#environment = environment;
    this.#begunAt = environment.now();
    this.#count = planned.length;
    this.#isJson = isJson;
    this.#allWork = planned.reduce((sum, each) => sum + workOf(each) * each.epochs, 0);
  }

  beginning(): void {
    // Nobody could follow so many transcripts.
  }

  progress({ id, description }: ActiveRun, { epoch, epochFraction }: TrainingProgress): void {
    this.#done.set(id, workOf(description.hyperparameters) * (epoch + epochFraction));
    this.#show();
  }

  epoch({ id, description }: ActiveRun, { epoch }: { epoch: number }): void {
    this.#done.set(id, workOf(description.hyperparameters) * (epoch + 1));
    this.#show();
  }

  remark(text: string): void {
    this.#output.remark(text);
  }

  end({ run, keptAs }: RunEnd): void {
    this.#ended.push(asSwept(run));
    if (this.#isJson) this.#output.print(JSON.stringify(jsonOfRun(run, keptAs)));
    const { message } = run.outcome;
    if (message) this.#output.remark(`Seed ${run.description.hyperparameters.seed}: ${message}`);
  }

  best(best: BestRun | undefined): void {
    const map = sweepMap(this.#ended);
    if (!map) return;
    if (this.#isJson) {
      for (const line of jsonOfBest(map, best)) this.#output.print(JSON.stringify(line));
      return;
    }
    this.#output.print(this.#describe(map, best));
  }

  #describe(map: SweepMap, best: BestRun | undefined): string {
    const lines = [describeMap(map)];
    if (map.best) lines.push(describeBestCell(map, map.best));
    if (best) lines.push(describeBestRun(best));
    if (best?.model !== undefined) lines.push(`Saved that network as ${best.model}`);
    return lines.join('\n');
  }

  #show(): void {
    const fraction = Math.min(1, this.#allWork === 0 ? 0 : this.#sumDone() / this.#allWork);
    const seconds = (this.#environment.now() - this.#begunAt) / 1000;
    const left = fraction > 0.02 ? `${formatDuration((seconds * (1 - fraction)) / fraction)} left` : '';
    this.#output.progressLine.show(`${this.#count} runs`, fraction, left);
  }

  #sumDone(): number {
    return [...this.#done.values()].reduce((sum, each) => sum + each, 0);
  }
}

/** What an epoch's time grows with. */
function workOf({ hiddenLayers, trainingImages }: ReportedRun['description']['hyperparameters']): number {
  return connectionCount(layerShapes(hiddenLayers)) * trainingImages;
}

function asSwept({ description, outcome, curve }: ReportedRun): SweptRun & { sweep?: SweepMark } {
  const { id, hyperparameters, sweep } = description;
  return { id, hyperparameters, sweep, state: outcome.state, best: bestEpoch(curve.epochs) };
}
