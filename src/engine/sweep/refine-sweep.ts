import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { HiddenLayer } from '../../contract/hidden-layers';
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
  if (neuronsIn(chosen) === 0) return [chosen];
  // Networks of other depths, or with other maps, lie on no common scale.
  const networksLike = (present as readonly HiddenLayer[][]).filter(
    (network) => scaleOf(network) === scaleOf(chosen),
  );
  const { below, above } = ratiosAround(networksLike.map(neuronsIn), neuronsIn(chosen));
  const networks = [-below / 2, 0, above / 2].map((shift) =>
    chosen.map((layer) =>
      typeof layer === 'number' ? inRange(name, Math.round(layer * exponential(shift))) : layer,
    ),
  );
  return distinct(networks);
}

/** Neurons of the dense layers. */
function neuronsIn(network: readonly HiddenLayer[]): number {
  return network.reduce<number>((sum, layer) => sum + (typeof layer === 'number' ? layer : 0), 0);
}

/** What networks that differ only by the neurons of dense layers have in common. */
function scaleOf(network: readonly HiddenLayer[]): string {
  return network.map((layer) => (typeof layer === 'number' ? '' : layer)).join();
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
