import { signal } from '@preact/signals';

/** Does one thing at a time: what is asked meanwhile is not done, so its button and its command are to be disabled. */
export class OneAtATime {
  /** True until it is done. */
  readonly isBusy = signal(false);

  async do(action: () => Promise<void>): Promise<void> {
    if (this.isBusy.value) return;
    this.isBusy.value = true;
    try {
      await action();
    } finally {
      this.isBusy.value = false;
    }
  }
}
