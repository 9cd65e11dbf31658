import { signal } from '@preact/signals';
import type { InklingBridge } from '../../contract/api';
import type { UpdateCheck } from '../../contract/updates';
import type { DialogsModel } from './dialogs-model';
import type { NoticesModel } from './notices-model';

/** How far the check for a newer version is; nothing is asked before a person agrees. */
export type UpdateState =
  | { phase: 'not asked' }
  | { phase: 'asking' }
  | { phase: 'answered'; check: UpdateCheck }
  | { phase: 'failed'; message: string };

/** The dialog that asks GitHub for a newer version. */
export class UpdatesModel {
  readonly state = signal<UpdateState>({ phase: 'not asked' });
  readonly #bridge: InklingBridge;
  readonly #notices: NoticesModel;
  readonly #dialogs: DialogsModel;

  constructor(bridge: InklingBridge, notices: NoticesModel, dialogs: DialogsModel) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#dialogs = dialogs;
  }

  show(): void {
    if (this.state.value.phase !== 'asking') this.state.value = { phase: 'not asked' };
    this.#dialogs.open.value = 'updates';
  }

  async check(): Promise<void> {
    this.state.value = { phase: 'asking' };
    const checked = await this.#bridge.request('app.check-for-updates');
    this.state.value = checked.ok
      ? { phase: 'answered', check: checked.value }
      : { phase: 'failed', message: checked.failure.message };
  }

  async openPage(): Promise<void> {
    await this.#notices.outcome(this.#bridge.request('app.open-releases'));
  }
}
