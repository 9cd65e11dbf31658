import { signal } from '@preact/signals';
import type { About, InklingBridge } from '../../contract/api';
import type { NoticesModel } from './notices-model';

/** Which dialog is open, and the content of the About dialog. */
export class DialogsModel {
  readonly open = signal<'keys' | 'about' | 'updates' | null>(null);
  readonly about = signal<About | null>(null);
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  showKeys(): void {
    this.open.value = 'keys';
  }

  async showAbout(): Promise<void> {
    this.about.value ??= (await this.#notices.outcome(this.#bridge.request('app.about'))) ?? null;
    if (this.about.value !== null) this.open.value = 'about';
  }

  close(): void {
    this.open.value = null;
  }
}
