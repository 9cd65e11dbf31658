import { signal } from '@preact/signals';

/** Does one thing at a time: a second click meanwhile does nothing. */
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
