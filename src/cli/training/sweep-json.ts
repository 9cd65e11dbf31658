import type { RunDescription } from '../../contract/run';
import type { SweepValue } from '../../contract/sweep';
import { bestEpoch } from '../../engine/evaluation/best-run';
import type { SweepCell, SweepMap } from '../../engine/sweep/sweep-map';
import type { BestRun, ReportedRun } from './report';
import { sweepOptionName } from './sweep-mark';

type Values = Record<string, SweepValue>;

/** A run of a sweep for programs; `keptAs`: its name on the command line, if it is kept. */
export function jsonOfRun({ description, outcome, curve }: ReportedRun, keptAs: string | undefined): object {
  const { state, ending, message, weightsSha256 } = outcome;
  return {
    type: 'run',
    ...valuesOfRun(description),
    seed: description.hyperparameters.seed,
    ...{ state, ending, message, best: bestEpoch(curve.epochs) ?? null, weightsSha256, run: keptAs },
  };
}

/** A line for each cell of the map, then one for the best cell and the best run. */
export function jsonOfBest(map: SweepMap, best: BestRun | undefined): object[] {
  const cells = map.rows.flat().filter((cell) => cell !== null);
  const lines: object[] = cells.map((cell) => ({
    type: 'cell',
    ...valuesOfCell(map, cell),
    seeds: cell.counted.length,
    ...(cell.figure ?? { mean: null }),
  }));
  if (!map.best) return lines;
  const run = best && {
    run: best.keptAs,
    ...valuesOfRun(best.run.description),
    seed: best.run.description.hyperparameters.seed,
    epoch: best.epoch.epoch,
    model: best.model ?? null,
  };
  return [
    ...lines,
    { type: 'best', ...valuesOfCell(map, map.best), ...map.best.figure, single: run ?? null },
  ];
}

function valuesOfRun({ sweep, hyperparameters }: RunDescription): Values {
  return Object.fromEntries(
    (sweep?.axes ?? []).map((name) => [sweepOptionName(name), hyperparameters[name]]),
  );
}

function valuesOfCell({ mark }: SweepMap, { across, up }: SweepCell): Values {
  const [first, second] = mark.axes.map(sweepOptionName);
  return { [first]: across, ...(up !== undefined && { [second]: up }) };
}
