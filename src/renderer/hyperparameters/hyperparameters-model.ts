import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Hyperparameters } from '../../contract/hyperparameters';
import type {
  ChoiceName,
  FieldName,
  HyperparameterName,
  NumberName,
} from '../../contract/hyperparameter-fields';
import {
  advancedNames,
  hyperparameterChoices,
  hyperparameterFields,
} from '../../contract/hyperparameter-fields';
import type { LayerShape } from '../../contract/layers';
import { haveSameLayers } from '../../contract/layers';
import type { NetworkShape } from '../../contract/network';
import { areHiddenLayers, layerShapes, parseHiddenLayers } from '../../contract/hidden-layers';
import { haveSameActivations } from '../../contract/network';
import { presetOf, presets } from '../../contract/presets';
import { shapeOf } from '../../engine/network/network';
import { describeAdvanced } from './advanced-text';
import { changedFields } from './changed-fields';
import { formatLayers } from './network-shape';
import type { PanelEntry } from './panel-entry';
import { checkEntry, entryFor, formatNumber, numberIn } from './panel-entry';
import { nextValue } from './steps';

export interface PanelMessage {
  kind: 'error' | 'warning';
  text: string;
}

/** How the panel's entries compare with the settings of the run on screen. */
export type Draft = 'unchanged' | 'more-epochs' | 'changed' | 'wrong';

/** What the panel depends on. */
interface PanelEnvironment {
  /** Shape of the network on screen. */
  network: ReadonlySignal<NetworkShape | null>;
  /** Number of images that a run can learn from; null while unknown. */
  trainingImages: ReadonlySignal<number | null>;
}

const seedsToChooseFrom = 1_000_000;

/** The settings in the panel: those of the run on screen, with the user's changes for the next run. */
export class HyperparametersModel {
  readonly entry = signal<PanelEntry>(entryFor(presets[0].hyperparameters));
  /** The entry as shown: the number of images is limited to those available, unless it is wrong. */
  readonly shown = computed(() => this.#limitImages(this.entry.value));
  readonly checked = computed(() => checkEntry(this.entry.value));
  /** The settings for the next run; null while an entry is wrong. */
  readonly value = computed(() => (this.checked.value.ok ? this.checked.value.value : null));
  /** Settings of the run on screen; null until there is one. */
  readonly ofRun = signal<Hyperparameters | null>(null);
  /** The fields that the user has changed. */
  readonly changed = computed((): ReadonlySet<HyperparameterName> => {
    const ofRun = this.ofRun.value;
    if (ofRun === null) return new Set();
    return changedFields(this.#limitImages(entryFor(ofRun)), this.shown.value);
  });
  readonly draft = computed(() => this.#judge());
  /** The preset that the panel's settings make, whatever the seed, perhaps with more epochs; null when there is none. */
  readonly matchingPreset = computed(() => (this.value.value && presetOf(this.value.value)) ?? null);
  /** The layers after the input as entered; null while the entry is wrong. */
  readonly layers = computed(() => readLayers(this.entry.value.hiddenLayers));
  /** Why the network on screen cannot be trained further with these settings; null when it can. */
  readonly obstacleToPresentNetwork = computed(() => this.#findObstacle());
  /** How the next run differs from chapter 1, in words. */
  readonly advanced = computed(() => (this.value.value === null ? [] : describeAdvanced(this.value.value)));
  /** Whether the advanced fields are open; they are never folded while an entry in them is wrong. */
  readonly isAdvancedOpen = computed(
    () => this.#wantsAdvanced.value || advancedNames.some((name) => this.messageFor(name)?.kind === 'error'),
  );
  readonly #wantsAdvanced = signal(false);
  readonly #environment: PanelEnvironment;

  constructor(environment: PanelEnvironment) {
    this.#environment = environment;
  }

  /** Shows the settings of a run that comes on screen; `draft` is the panel's content when the app was last closed. */
  show(ofRun: Hyperparameters, draft: Hyperparameters = ofRun): void {
    batch(() => {
      this.ofRun.value = ofRun;
      this.entry.value = entryFor(draft);
    });
  }

  /** Follows the run on screen when its settings change, such as more epochs; the user's changes stay. */
  follow(ofRun: Hyperparameters): void {
    const known = this.ofRun.peek();
    if (known !== null && JSON.stringify(known) === JSON.stringify(ofRun)) return;
    if (this.changed.peek().size === 0) this.show(ofRun);
    else this.ofRun.value = ofRun;
  }

  /** Whether these are the run's settings, ignoring the number of epochs. */
  isOfRun(settings: Hyperparameters): boolean {
    const ofRun = this.ofRun.peek();
    if (ofRun === null) return false;
    const changed = changedFields(entryFor(ofRun), entryFor({ ...settings, epochs: ofRun.epochs }));
    return changed.size === 0;
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

  /** Rewrites an entry in the panel's own format once the user has finished editing it. */
  tidy(field: FieldName): void {
    const value = this.value.value;
    if (value !== null) this.enter(field, entryFor(value)[field]);
  }

  /** Goes to the next larger (+1) or smaller (-1) value, within the field's range. */
  step(field: NumberName, direction: 1 | -1): void {
    const present = numberIn(this.shown.value, field);
    if (!Number.isNaN(present)) this.enter(field, formatNumber(field, nextValue(field, present, direction)));
  }

  chooseNewSeed(): void {
    const [random] = crypto.getRandomValues(new Uint32Array(1));
    this.enter('seed', formatNumber('seed', random % seedsToChooseFrom));
  }

  /** Fills in a preset with its seed, as the terminal does. */
  choosePreset(name: string): void {
    const preset = presets.find((candidate) => candidate.name === name);
    if (preset !== undefined) this.propose(preset.hyperparameters);
  }

  /** Fills in settings for the next run. */
  propose(settings: Hyperparameters): void {
    this.entry.value = entryFor(settings);
    if (describeAdvanced(settings).length > 0) this.foldAdvanced(true);
  }

  /** Restores the settings of the run on screen. */
  reset(): void {
    const ofRun = this.ofRun.peek();
    if (ofRun !== null) this.entry.value = entryFor(ofRun);
  }

  messageFor(field: HyperparameterName): PanelMessage | null {
    const checked = this.checked.value;
    const kind = checked.ok ? 'warning' : 'error';
    const found = (checked.ok ? checked.warnings : checked.errors).find((message) => message.field === field);
    return found === undefined ? null : { kind, text: found.message };
  }

  #limitImages(entry: PanelEntry): PanelEntry {
    const available = this.#environment.trainingImages.value;
    const wanted = numberIn(entry, 'trainingImages');
    const isAllowed = wanted <= hyperparameterFields.trainingImages.maximum;
    if (available === null || !isAllowed || wanted <= available) return entry;
    return { ...entry, trainingImages: formatNumber('trainingImages', available) };
  }

  #judge(): Draft {
    if (this.value.value === null) return 'wrong';
    const changed = this.changed.value;
    if (changed.size === 0) return 'unchanged';
    const isOnlyEpochs = changed.size === 1 && changed.has('epochs');
    const isMore = this.value.value.epochs > (this.ofRun.value?.epochs ?? 0);
    return isOnlyEpochs && isMore ? 'more-epochs' : 'changed';
  }

  #findObstacle(): string | null {
    if (this.value.value === null) return 'A setting is wrong.';
    const present = this.#environment.network.value;
    if (present === null) return 'There is no network on screen yet.';
    const wanted = shapeOf(this.value.value);
    if (!haveSameLayers(present.layers, wanted.layers)) {
      return `The network on screen has different layers: ${formatLayers(present.layers)}.`;
    }
    if (haveSameActivations(present, wanted)) return null;
    const { hidden, output } = present.activations;
    const { hiddenActivation, outputActivation } = hyperparameterChoices;
    const names = [hiddenActivation.options[hidden], outputActivation.options[output]];
    return `The network on screen has ${names[0]} hidden neurons and ${names[1]} output neurons.`;
  }
}

function readLayers(text: string): LayerShape[] | null {
  const hiddenLayers = parseHiddenLayers(text);
  return hiddenLayers.ok && areHiddenLayers(hiddenLayers.value) ? layerShapes(hiddenLayers.value) : null;
}
