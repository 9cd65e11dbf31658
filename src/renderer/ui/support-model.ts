import type { InklingBridge } from '../../contract/api';
import type { NoticesModel } from './notices-model';

/** What a person does to have a fault looked into. */
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
    this.#notices.tell('The diagnostics are on the clipboard. They name none of your files.');
  }
}
