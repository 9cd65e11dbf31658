import { signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { NoticesModel } from './notices-model';

/** Whether everything is larger, for a projector. */
export class PresentationModel {
  readonly isOn = signal(false);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  async toggle(): Promise<void> {
    await this.#set(!this.isOn.peek());
  }

  /** Ends it, and any other zoom. */
  async showActualSize(): Promise<void> {
    await this.#set(false);
  }

  async #set(isOn: boolean): Promise<void> {
    this.isOn.value = isOn;
    await this.#notices.outcome(this.#bridge.request('app.presentation-size', isOn));
  }
}
