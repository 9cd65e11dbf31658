import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type {
  ChoiceName,
  FieldName,
  HyperparameterName,
  NumberName,
} from '../../contract/hyperparameter-fields';
import { advancedNames, hyperparameterFields } from '../../contract/hyperparameter-fields';
import type { NetworkShape } from '../../contract/network';
import {
  maximumHiddenLayers,
  networkSizes,
  parseHiddenLayers,
  haveSameActivations,
} from '../../contract/network';
import type { Preset } from '../../contract/presets';
import { presets } from '../../contract/presets';
import type { StartFrom } from '../../contract/training';
import { activationsOf } from '../../engine/network/network';
import { describeAdvanced } from './advanced-text';
import { nextLogStep, rateMantissas, sizeMantissas } from './log-steps';
import { formatSizes } from './network-shape';
import type { PanelEntry } from './panel-entry';
import { checkEntry, entryFor, formatNumber, parseNumber } from './panel-entry';

export interface PanelMessage {
  kind: 'error' | 'warning';
  text: string;
}

/** What a field goes up and down by: so much, or from one such leading digit to the next, and from 0 to 1. */
const steps: Record<NumberName, number | readonly number[]> = {
  learningRate: rateMantissas,
  miniBatchSize: sizeMantissas,
  epochs: 1,
  trainingImages: sizeMantissas,
  seed: 1,
  l2: rateMantissas,
  l1: rateMantissas,
  dropout: 0.1,
  momentum: 0.1,
  patience: 1,
  earlyStopping: 1,
  shift: 1,
  rotation: 1,
  scaling: 0.05,
  shear: 0.05,
  elastic: 0.5,
  strokeDigits: sizeMantissas,
};
const decimals = 6;
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
  /** What the next run does otherwise than chapter 1, in words. */
  readonly advanced = computed(() => (this.value.value === null ? [] : describeAdvanced(this.value.value)));
  /** What goes beyond chapter 1 is folded away until it is wanted, but never while something in it is wrong. */
  readonly isAdvancedOpen = computed(
    () => this.#wantsAdvanced.value || advancedNames.some((name) => this.messageFor(name)?.kind === 'error'),
  );
  readonly #wantsAdvanced = signal(false);
  readonly #openNetwork: ReadonlySignal<NetworkShape | null>;

  constructor(openNetwork: ReadonlySignal<NetworkShape | null>) {
    this.#openNetwork = openNetwork;
  }

  enter(field: FieldName, text: string): void {
    this.entry.value = { ...this.entry.value, [field]: text };
  }

  choose<Name extends ChoiceName>(field: Name, value: PanelEntry[Name]): void {
    this.entry.value = { ...this.entry.value, [field]: value };
  }

  setShuffle(shuffle: boolean): void {
    this.entry.value = { ...this.entry.value, shuffle };
  }

  foldAdvanced(isOpen: boolean): void {
    this.#wantsAdvanced.value = isOpen;
  }

  /** Writes an entry as the panel would, once a person is done with it. */
  tidy(field: FieldName): void {
    const value = this.value.value;
    if (value !== null) this.enter(field, entryFor(value)[field]);
  }

  /** Goes to the next larger (+1) or smaller (-1) value, within the field's range. */
  step(field: NumberName, direction: 1 | -1): void {
    const { minimum, maximum } = hyperparameterFields[field];
    const present = parseNumber(this.entry.value[field]);
    if (Number.isNaN(present)) return;
    const step = steps[field];
    const next =
      typeof step !== 'number' && present > 0
        ? nextLogStep(present, direction, step)
        : Number((present + direction * (typeof step === 'number' ? step : 1)).toFixed(decimals));
    this.enter(field, formatNumber(field, Math.min(maximum, Math.max(minimum, next))));
  }

  chooseNewSeed(): void {
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    this.enter('seed', formatNumber('seed', random % seedsToChooseFrom));
  }

  /** Takes over a preset; the seed stays, since the book names none. */
  choosePreset(name: string): void {
    const preset = presets.find((candidate) => candidate.name === name);
    if (preset === undefined) return;
    this.chosenPreset.value = preset;
    this.entry.value = { ...entryFor(preset.hyperparameters), seed: this.entry.value.seed };
    if (describeAdvanced(preset.hyperparameters).length > 0) this.foldAdvanced(true);
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
    const present = this.#openNetwork.value;
    const sizes = this.sizes.value;
    if (present === null) return 'There is no open network.';
    if (sizes === null || formatSizes(sizes) !== formatSizes(present.sizes)) {
      return `The open network has other layers: ${formatSizes(present.sizes)}.`;
    }
    if (haveSameActivations(present, { sizes, activations: activationsOf(this.entry.value) })) return null;
    const { hidden, output } = present.activations;
    return `The open network has ${hidden} hidden and ${output} output neurons.`;
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
  const entry = entryFor(value);
  const matches = ({ hyperparameters }: Preset) =>
    Object.entries(entryFor(hyperparameters)).every(
      ([field, text]) => field === 'seed' || text === entry[field as keyof PanelEntry],
    );
  return matches(chosen) ? chosen : (presets.find(matches) ?? null);
}
