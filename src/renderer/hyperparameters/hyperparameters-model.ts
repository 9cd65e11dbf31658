import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Hyperparameters, HyperparameterName, Preset } from '../../contract/hyperparameters';
import {
  hyperparameterFields,
  maximumHiddenLayers,
  networkSizes,
  parseHiddenLayers,
  presets,
} from '../../contract/hyperparameters';
import type { StartFrom } from '../../contract/training';
import { nextLogStep, rateMantissas, sizeMantissas } from './log-steps';
import { formatSizes } from './network-shape';
import type { NumberFieldName, PanelEntry, TextFieldName } from './panel-entry';
import { checkEntry, entryFor, formatNumber, parseNumber } from './panel-entry';

export interface PanelMessage {
  kind: 'error' | 'warning';
  text: string;
}

const mantissas: Partial<Record<NumberFieldName, readonly number[]>> = {
  learningRate: rateMantissas,
  miniBatchSize: sizeMantissas,
  trainingImages: sizeMantissas,
};
const seedsToChooseFrom = 1_000_000;

/** What the next run is asked to do, as it stands in the panel. */
export class HyperparametersModel {
  readonly entry = signal<PanelEntry>(entryFor(presets[0].hyperparameters));
  readonly checked = computed(() => checkEntry(this.entry.value));
  /** What the next run will use; null while an entry is wrong. */
  readonly value = computed(() => (this.checked.value.ok ? this.checked.value.value : null));
  /** Where "Reset" leads back to: the preset that was chosen last. */
  readonly chosenPreset = signal<Preset>(presets[0]);
  /** The preset that the panel agrees with, if there is one. */
  readonly matchingPreset = computed(() => findPreset(this.value.value, this.chosenPreset.value));
  /** Neurons of every layer as entered; null while that cannot be read. */
  readonly sizes = computed(() => readSizes(this.entry.value.hiddenLayers));
  readonly startFromChoice = signal<StartFrom>('new-weights');
  /** Why a run cannot go on from the open network; null when it can. */
  readonly obstacleToPresentNetwork = computed(() => this.#findObstacle());
  /** Where the next run really starts from. */
  readonly startFrom = computed<StartFrom>(() =>
    this.obstacleToPresentNetwork.value === null ? this.startFromChoice.value : 'new-weights',
  );
  readonly #documentSizes: ReadonlySignal<readonly number[] | null>;

  constructor(documentSizes: ReadonlySignal<readonly number[] | null>) {
    this.#documentSizes = documentSizes;
  }

  enter(field: TextFieldName, text: string): void {
    this.entry.value = { ...this.entry.value, [field]: text };
  }

  setShuffle(shuffle: boolean): void {
    this.entry.value = { ...this.entry.value, shuffle };
  }

  /** Writes an entry as the panel would, once a person is done with it. */
  tidy(field: TextFieldName): void {
    const value = this.value.value;
    if (value !== null) this.enter(field, entryFor(value)[field]);
  }

  /** Goes to the next larger (+1) or smaller (-1) value, within the field's range. */
  step(field: NumberFieldName, direction: 1 | -1): void {
    const { minimum, maximum } = hyperparameterFields[field];
    const present = parseNumber(this.entry.value[field]);
    if (Number.isNaN(present)) return;
    const steps = mantissas[field];
    const next =
      steps !== undefined && present > 0 ? nextLogStep(present, direction, steps) : present + direction;
    this.enter(field, formatNumber(field, Math.min(maximum, Math.max(minimum, next))));
  }

  chooseNewSeed(): void {
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    this.enter('seed', formatNumber('seed', random % seedsToChooseFrom));
  }

  /** Takes over an experiment of the book; the seed stays, since the book names none. */
  choosePreset(name: string): void {
    const preset = presets.find((candidate) => candidate.name === name);
    if (preset === undefined) return;
    this.chosenPreset.value = preset;
    this.entry.value = { ...entryFor(preset.hyperparameters), seed: this.entry.value.seed };
  }

  resetToPreset(): void {
    this.choosePreset(this.chosenPreset.value.name);
  }

  messageFor(field: HyperparameterName): PanelMessage | null {
    const checked = this.checked.value;
    const kind = checked.ok ? 'warning' : 'error';
    const found = (checked.ok ? checked.warnings : checked.errors).find((message) => message.field === field);
    return found === undefined ? null : { kind, text: found.message };
  }

  #findObstacle(): string | null {
    const present = this.#documentSizes.value;
    const wanted = this.sizes.value;
    if (present === null) return 'There is no open network.';
    if (wanted !== null && formatSizes(wanted) === formatSizes(present)) return null;
    return `The open network has other layers: ${formatSizes(present)}.`;
  }
}

function readSizes(text: string): number[] | null {
  const { minimum, maximum } = hyperparameterFields.hiddenLayers;
  const hiddenLayers = parseHiddenLayers(text);
  const isPossible =
    hiddenLayers.ok &&
    hiddenLayers.value.length <= maximumHiddenLayers &&
    hiddenLayers.value.every((neurons) => neurons >= minimum && neurons <= maximum);
  return isPossible ? networkSizes(hiddenLayers.value) : null;
}

function findPreset(value: Hyperparameters | null, chosen: Preset): Preset | null {
  if (value === null) return null;
  const withoutSeed = (hyperparameters: Hyperparameters) =>
    JSON.stringify(entryFor({ ...hyperparameters, seed: 0 }));
  const matches = (preset: Preset) => withoutSeed(preset.hyperparameters) === withoutSeed(value);
  return matches(chosen) ? chosen : (presets.find(matches) ?? null);
}
