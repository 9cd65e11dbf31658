import type { HyperparameterField, SweepName } from '../../contract/hyperparameter-fields';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { HiddenLayer } from '../../contract/hidden-layers';
import { formatHiddenLayers, parseHiddenLayers } from '../../contract/hidden-layers';
import { formatCount, isNumeral } from '../../contract/number-format';
import { maximumRepeats } from '../../contract/run';
import type { SweepValue } from '../../contract/sweep';
import { exponential, naturalLogarithm } from '../elementary';

/** What was read from a text, or what is wrong with it, as a sentence for a person. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; message: string };

const rangeExample = '0.1..10 x5';

/**
 * Reads the values of a setting: "0.1, 0.3, 1", and "0.1..10 x5" for five values in equal logarithmic steps. Networks
 * are separated by semicolons, since commas separate their layers: "10; 30; 100, 30". An empty entry and a repeated value are wrong.
 */
export function parseSweepValues(name: SweepName, text: string): Parsed<SweepValue[]> {
  return name === 'hiddenLayers' ? parseNetworks(text) : parseNumbers(name, text);
}

/** The values as `parseSweepValues` reads them: "0.1, 0.3, 1", "10; 30; 100, 30". */
export function formatSweepValues(values: readonly SweepValue[]): string {
  const areNetworks = values.some((value) => typeof value !== 'number');
  return values.map(formatSweepValue).join(areNetworks ? '; ' : ', ');
}

/** "0.3", "100, 30", "none". */
export function formatSweepValue(value: SweepValue): string {
  if (typeof value === 'number') return String(value);
  return formatHiddenLayers(value) || 'none';
}

/** Reads seeds: "1-3", "1, 2, 7", "1-3, 10". */
export function parseSeeds(text: string): Parsed<number[]> {
  const { minimum, maximum } = hyperparameterFields.seed;
  const seeds: number[] = [];
  const items = itemsOf(text, /,/);
  if (!items.ok) return items;
  for (const item of items.value) {
    const read = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(item);
    if (!read) return fault(`“${item}” is not a seed; write for example 1-3 or 1, 2, 7.`);
    const [first, last] = [Number(read[1]), Number(read[2] ?? read[1])];
    if (last < first) return fault(`“${item}”: the first seed must not be above the last.`);
    if (last > maximum) return fault(`A seed is a whole number from ${minimum} to ${formatCount(maximum)}.`);
    if (last - first >= maximumRepeats) return tooMany('seeds');
    for (let seed = first; seed <= last; seed++) seeds.push(seed);
    if (seeds.length > maximumRepeats) return tooMany('seeds');
  }
  if (seeds.length === 0) return fault('Give at least one seed, such as 1 or 1-3.');
  return eachOnce(seeds, String);
}

/** "1-3", "1, 2, 7": seeds as `parseSeeds` reads them. */
export function formatSeeds(seeds: readonly number[]): string {
  const isRow = seeds.length > 1 && seeds.every((seed, index) => seed === seeds[0] + index);
  return isRow ? `${seeds[0]}-${seeds[seeds.length - 1]}` : seeds.join(', ');
}

/** `count` positive numbers from one to the other in equal logarithmic steps, as short as they stay distinct. */
export function logSteps(from: number, to: number, count: number, isWhole: boolean): number[] {
  if (count === 1) return [from];
  const step = naturalLogarithm(to / from) / (count - 1);
  const between = Array.from({ length: count - 2 }, (_, index) => from * exponential((index + 1) * step));
  const exact = [from, ...between, to];
  if (isWhole) return distinct(exact.map((value) => Math.round(value)));
  for (let digits = 2; digits < 12; digits++) {
    const short = [from, ...between.map((value) => Number(value.toPrecision(digits))), to];
    if (distinct(short).length === count) return short;
  }
  return distinct(exact);
}

/** Whether a setting takes only whole numbers. */
export function isWholeSetting(name: SweepName): boolean {
  const { isWhole = false }: HyperparameterField = hyperparameterFields[name];
  return isWhole;
}

function parseNumbers(name: SweepName, text: string): Parsed<number[]> {
  const values: number[] = [];
  const items = itemsOf(text, /[,;]/);
  if (!items.ok) return items;
  for (const item of items.value) {
    const read = item.includes('..') ? parseRange(item, isWholeSetting(name)) : parseNumber(item);
    if (!read.ok) return read;
    values.push(...read.value);
    if (values.length > maximumRepeats) return tooMany('values');
  }
  if (values.length === 0) return fault('Give at least one value.');
  return eachOnce(values, formatSweepValue);
}

function parseNetworks(text: string): Parsed<HiddenLayer[][]> {
  const networks: HiddenLayer[][] = [];
  const items = itemsOf(text, /;/);
  if (!items.ok) return items;
  for (const item of items.value) {
    const layers = itemsOf(item, /,/);
    if (!layers.ok) return layers;
    const read = item.includes('..') ? parseRange(item, true) : parseHiddenLayers(item);
    if (!read.ok) return read;
    // A range gives networks with one hidden layer each.
    networks.push(...(item.includes('..') ? read.value.map((neurons) => [neurons]) : [read.value]));
    if (networks.length > maximumRepeats) return tooMany('values');
  }
  if (networks.length === 0)
    return fault('Give at least one network, such as 30; write none for no hidden layer.');
  return eachOnce(networks, formatSweepValue);
}

function parseNumber(item: string): Parsed<number[]> {
  if (!isNumeral(item)) {
    return fault(`“${item}” is not a number; write for example 0.1, 0.3, 1 or ${rangeExample}.`);
  }
  const value = Number(item);
  return Number.isFinite(value) ? { ok: true, value: [value] } : fault(`“${item}” is too large.`);
}

/** Reads "0.1..10 x5". */
function parseRange(item: string, isWhole: boolean): Parsed<number[]> {
  const [from, rest = ''] = item.split('..').map((part) => part.trim());
  const read = /^(\S+?)\s*[x×]\s*(\d+)$/i.exec(rest);
  if (!read || !isNumeral(from) || !isNumeral(read[1])) {
    return fault(`“${item}” is not a range; write its ends and the number of values, as in ${rangeExample}.`);
  }
  const [start, end, count] = [Number(from), Number(read[1]), Number(read[2])];
  if (start <= 0 || end <= start) {
    return fault(`“${item}”: a range has logarithmic steps, so it must rise from a number above 0.`);
  }
  if (!Number.isFinite(end)) return fault(`“${item}” is too large.`);
  if (count < 2 || count > maximumRepeats) {
    return fault(`“${item}”: a range has from 2 to ${formatCount(maximumRepeats)} values.`);
  }
  const values = logSteps(start, end, count, isWhole);
  if (values.length === count) return { ok: true, value: values };
  const most = mostSteps(start, end, count, isWhole);
  const rounding = isWhole ? 'rounded to whole numbers, ' : '';
  return fault(`“${item}”: ${rounding}some of these values are the same; ask for at most ${most}.`);
}

/** The largest number of steps, at most `count`, of which all differ; at least 2. */
function mostSteps(from: number, to: number, count: number, isWhole: boolean): number {
  let most = count;
  while (most > 2 && logSteps(from, to, most, isWhole).length < most) most--;
  return most;
}

/** The entries of a list; none for an empty text. */
function itemsOf(text: string, separator: RegExp): Parsed<string[]> {
  if (text.trim() === '') return { ok: true, value: [] };
  const items = text.split(separator).map((item) => item.trim());
  return items.includes('') ? fault(`“${text}” has an empty entry.`) : { ok: true, value: items };
}

function eachOnce<Value>(values: Value[], format: (value: Value) => string): Parsed<Value[]> {
  const known = new Set<string>();
  for (const text of values.map(format)) {
    if (known.has(text)) return fault(`“${text}” is given twice.`);
    known.add(text);
  }
  return { ok: true, value: values };
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)];
}

function tooMany(what: string): { ok: false; message: string } {
  return fault(`A sweep can have at most ${formatCount(maximumRepeats)} ${what}.`);
}

function fault(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
