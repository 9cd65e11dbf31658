import { batch, computed, signal } from '@preact/signals';
import type { SweepName } from '../../contract/hyperparameter-fields';
import { hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type { SweepAxis, SweepRequest } from '../../contract/sweep';
import { planSweep } from '../../engine/sweep/plan-sweep';
import { RunTimes, timeSideBySide } from '../../engine/sweep/run-time';
import {
  formatSeeds,
  formatSweepValues,
  parseSeeds,
  parseSweepValues,
} from '../../engine/sweep/sweep-values';
import type { DataModel } from '../data/data-model';
import type { HyperparametersModel } from '../hyperparameters/hyperparameters-model';
import { parseNumber } from '../ui/parse-number';
import { nextValue } from '../hyperparameters/steps';
import type { RunLibrary } from '../run/run-library';
import { describeEstimate } from './sweep-text';

/** A setting and its values as typed. */
export interface AxisEntry {
  name: SweepName;
  text: string;
}

/** Fields that can be wrong, each with its own message. */
export type SweepField = 'first' | 'second' | 'seeds' | 'epochs';

interface ModelsOfSweepForm {
  data: DataModel;
  library: RunLibrary;
  hyperparameters: HyperparametersModel;
}

/** Few epochs are enough to compare settings; the best can be trained on. */
const usualEpochs = 5;
const usualNetworks = '10; 30; 100';

/** What a person asks a new sweep for. */
export class SweepFormModel {
  readonly isOpen = signal(false);
  readonly first = signal<AxisEntry>({ name: 'learningRate', text: '' });
  /** null: only one setting varies. */
  readonly second = signal<AxisEntry | null>({ name: 'hiddenLayers', text: usualNetworks });
  readonly seeds = signal('1-3');
  readonly epochs = signal(String(usualEpochs));
  /** The settings that stay the same: those in Train, or those of the run around which a sweep is refined. */
  readonly base = computed(() => this.#origin.value ?? this.#models.hyperparameters.value.value);
  readonly isRefining = computed(() => this.#origin.value !== null);
  /** The entries as a request, or what is wrong with which field; field null: with none alone. */
  readonly checked = computed(() => this.#check());
  /** Why nothing can be queued; null when it can. */
  readonly fault = computed(() => (this.checked.value.ok ? null : this.checked.value));
  readonly count = computed(() => (this.checked.value.ok ? this.checked.value.planned.length : null));
  /** How long it will take, and how sure that is; empty while something is wrong. */
  readonly estimate = computed(() => this.#describeTime());
  readonly #origin = signal<Hyperparameters | null>(null);
  readonly #models: ModelsOfSweepForm;

  constructor(models: ModelsOfSweepForm) {
    this.#models = models;
  }

  /** Opens the form for a sweep of the settings in Train; values that were typed before stay. */
  open(): void {
    batch(() => {
      this.#origin.value = null;
      if (this.first.peek().text === '') this.chooseFirst(this.first.peek().name);
      this.isOpen.value = true;
    });
  }

  /** Opens the form with finer values around a run of an earlier sweep. */
  refine(axes: readonly SweepAxis[], seeds: readonly number[], around: Hyperparameters): void {
    const [first, second] = axes.map(({ name, values }) => ({ name, text: formatSweepValues(values) }));
    batch(() => {
      this.#origin.value = around;
      this.first.value = first;
      this.second.value = second ?? null;
      this.seeds.value = formatSeeds(seeds);
      this.epochs.value = String(around.epochs);
      this.isOpen.value = true;
    });
  }

  /** Chooses the first setting, and proposes values for it. */
  chooseFirst(name: SweepName): void {
    this.first.value = { name, text: this.#usualValues(name) };
  }

  chooseSecond(name: SweepName | null): void {
    this.second.value = name === null ? null : { name, text: this.#usualValues(name) };
  }

  /** Queues the sweep; nothing happens while an entry is wrong. */
  async queue(): Promise<void> {
    const checked = this.checked.peek();
    if (!checked.ok) return;
    this.isOpen.value = false;
    await this.#models.library.sweep(checked.request);
  }

  #check():
    | { ok: true; request: SweepRequest; planned: Hyperparameters[] }
    | { ok: false; field: SweepField | null; message: string } {
    const axes: SweepAxis[] = [];
    for (const [field, entry] of [
      ['first', this.first.value],
      ['second', this.second.value],
    ] as const) {
      // prettier-ignore
      if (entry === null) continue;
      const values = parseSweepValues(entry.name, entry.text);
      if (!values.ok) return { ok: false, field, message: `${hyperparameterFields[entry.name].label}: ${values.message}` }; // prettier-ignore
      axes.push({ name: entry.name, values: values.value });
    }
    const seeds = parseSeeds(this.seeds.value);
    if (!seeds.ok) return { ok: false, field: 'seeds', message: seeds.message };
    const base = this.base.value;
    if (base === null) return { ok: false, field: null, message: 'A setting in Train is wrong.' };
    const epochs = parseNumber(this.epochs.value, 'whole');
    const { minimum, maximum } = hyperparameterFields.epochs;
    if (!Number.isInteger(epochs) || epochs < minimum || epochs > maximum) {
      return { ok: false, field: 'epochs', message: 'Epochs must be a whole number from 1 to 10,000.' };
    }
    const request = { hyperparameters: { ...base, epochs }, axes, seeds: seeds.value };
    const planned = planSweep(request);
    if (!planned.ok) return { ok: false, field: null, message: planned.failure.message };
    return { ok: true, request, planned: planned.value };
  }

  #describeTime(): string {
    const checked = this.checked.value;
    const { data, library } = this.#models;
    const images = data.trainingImages.value;
    const cores = library.cores.value;
    if (!checked.ok || images === null) return '';
    const times = new RunTimes(library.runs.value);
    const { planned, request } = checked;
    const cells = planned
      .slice(0, planned.length / request.seeds.length)
      .map((each) => times.of(each, images));
    const known = cells.filter((each) => each !== undefined);
    if (known.length === 0) return describeEstimate(undefined, cores);
    const seconds = request.seeds.flatMap(() => known.map((each) => each.seconds));
    const similarRuns = Math.min(...known.map((each) => each.similarRuns));
    return describeEstimate({ seconds: timeSideBySide(seconds, cores), similarRuns }, cores);
  }

  /** Values around the present one, as the panel's arrow keys would reach them. */
  #usualValues(name: SweepName): string {
    if (name === 'hiddenLayers') return usualNetworks;
    const present = this.base.peek()?.[name] ?? hyperparameterFields[name].minimum;
    const [below, above] = [nextValue(name, present, -1), nextValue(name, present, 1)];
    const values = [nextValue(name, below, -1), below, present, above].sort((one, other) => one - other);
    return formatSweepValues([...new Set(values)]);
  }
}
