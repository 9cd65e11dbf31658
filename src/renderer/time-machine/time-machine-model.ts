import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { NetworkParameters } from '../../contract/network';
import type { RunModel } from '../run/run-model';

/** Which moment of the run on screen the window shows: its newest network, or one that was kept after an earlier epoch. */
export class TimeMachineModel {
  /** Passes over the training images that the shown network has made; null: the newest network. */
  readonly epochs = signal<number | null>(null);
  /** The network that the whole window shows. */
  readonly network: ReadonlySignal<NetworkParameters | null>;

  constructor(training: RunModel) {
    this.network = computed(() => training.network.value);
  }
}
