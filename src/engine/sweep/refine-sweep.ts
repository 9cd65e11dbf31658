import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { SweepName } from '../../contract/hyperparameter-fields';
import type { SweepAxis, SweepValue } from '../../contract/sweep';
import { exponential, naturalLogarithm } from '../elementary';
import type { SweepCell, SweepMap } from './sweep-map';
import { formatSweepValue, isWholeSetting } from './sweep-values';

/** Where a sweep has only one value of a setting, its finer values lie this factor apart. */
const usualRatio = 2;

/**
 * The axes of a finer sweep around a cell: its values, with steps half as large on the logarithmic scale. At an edge of
 * the map it reaches beyond it, since the best may lie there.
 */
export function refine({ mark, across, up }: SweepMap, cell: SweepCell): SweepAxis[] {
  const values: [readonly SweepValue[], SweepValue][] = [[across, cell.across]];
  if (cell.up !== undefined) values.push([up.filter((value) => value !== undefined).reverse(), cell.up]);
  return values.map(([present, chosen], index) => {
    const name = mark.axes[index];
    return { name, values: valuesAround(name, present, chosen) };
  });
}

function valuesAround(name: SweepName, present: readonly SweepValue[], chosen: SweepValue): SweepValue[] {
  if (typeof chosen === 'number') return numbersAround(name, present as readonly number[], chosen);
  // Networks of other depths lie on no common scale.
  const total = (value: SweepValue) => (value as number[]).reduce((sum, neurons) => sum + neurons, 0);
  const alike = present.filter((value) => (value as number[]).length === chosen.length);
  const { below, above } = ratiosAround(alike.map(total), total(chosen));
  const networks = [-below / 2, 0, above / 2].map((shift) =>
    chosen.map((neurons) => inRange(name, Math.round(neurons * exponential(shift)))),
  );
  return distinct(networks);
}

function numbersAround(name: SweepName, present: readonly number[], chosen: number): number[] {
  if (chosen === 0) {
    const next = present.find((value) => value > 0);
    return next === undefined ? [0] : (distinct([0, tidy(name, next / 2)]) as number[]);
  }
  const { below, above } = ratiosAround(present.filter((value) => value > 0), chosen); // prettier-ignore
  const numbers = [-below / 2, 0, above / 2].map((shift) =>
    shift === 0 ? chosen : tidy(name, chosen * exponential(shift)),
  );
  return distinct(numbers) as number[];
}

/** The logarithms of the steps to the neighbours of a value; beyond the last one, the same step as on the other side. */
function ratiosAround(present: readonly number[], chosen: number): { below: number; above: number } {
  const place = present.indexOf(chosen);
  const step = (from: number | undefined, to: number | undefined) =>
    from && to && to > from ? naturalLogarithm(to / from) : undefined;
  const below = step(present[place - 1], chosen);
  const above = step(chosen, present[place + 1]);
  const usual = naturalLogarithm(usualRatio);
  return { below: below ?? above ?? usual, above: above ?? below ?? usual };
}

function tidy(name: SweepName, value: number): number {
  return inRange(name, isWholeSetting(name) ? Math.round(value) : Number(value.toPrecision(2)));
}

function inRange(name: SweepName, value: number): number {
  const { minimum, maximum } = hyperparameterFields[name];
  return Math.min(maximum, Math.max(minimum, value));
}

function distinct(values: readonly SweepValue[]): SweepValue[] {
  return [...new Map(values.map((value) => [formatSweepValue(value), value])).values()];
}
