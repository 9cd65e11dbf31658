import { computed, signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import { largestModelBytes, modelTooLarge } from '../../contract/model-files';
import type { DocumentState } from '../../contract/models';
import type { NetworkParameters } from '../../contract/network';
import type { NewNetwork } from '../../contract/hyperparameters';
import type { NoticesModel } from '../ui/notices-model';

/** The open network: its name and state as main keeps them, and its newest weights. */
export class DocumentModel {
  readonly state = signal<DocumentState | null>(null);
  readonly network = signal<NetworkParameters | null>(null);
  /** Neurons of every layer of the open network. */
  readonly sizes = computed(() => this.state.value?.sizes ?? null);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  async create(wanted: NewNetwork): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.new', wanted));
  }

  async open(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.open'));
  }

  /** Opens a model's file that was dropped on the window. */
  async openDropped(file: File): Promise<void> {
    const { name, size } = file;
    if (size > largestModelBytes) return this.#notices.report(modelTooLarge(name).failure);
    const bytes = new Uint8Array(await file.arrayBuffer());
    await this.#notices.outcome(this.#bridge.request('model.open-content', { name, bytes }));
  }

  async openStarter(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.open-starter'));
  }

  async bringBackPrevious(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.bring-back-previous'));
  }

  async save(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.save'));
  }

  async saveAs(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('model.save-as'));
  }
}
