import type { InklingBridge } from '../../contract/api';
import type { NoticesModel } from './notices-model';

/** What the user does to report a problem. */
export class SupportModel {
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;

  constructor(bridge: InklingBridge, notices: NoticesModel) {
    this.#bridge = bridge;
    this.#notices = notices;
  }

  async showLog(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('app.show-log'));
  }

  async copyDiagnostics(): Promise<void> {
    const copied = await this.#bridge.request('app.copy-diagnostics');
    if (!copied.ok) return this.#notices.report(copied.failure);
    this.#notices.tell('Diagnostics copied to the clipboard. They contain none of your file names.');
  }
}
