import { signal } from '@preact/signals';
import type { Failure, Result } from '../../contract/result';

export interface Notice {
  id: number;
  message: string;
}

/** What a person has to be told, oldest first, until they dismiss it. */
export class NoticesModel {
  readonly notices = signal<readonly Notice[]>([]);
  #nextId = 1;

  tell(message: string): void {
    if (this.notices.value.some((notice) => notice.message === message)) return;
    this.notices.value = [...this.notices.value, { id: this.#nextId++, message }];
  }

  /** A person who cancels knows it already. */
  report({ code, message }: Failure): void {
    if (code !== 'cancelled') this.tell(message);
  }

  /** Waits for an outcome and tells of its failure; the value on success. */
  async outcome<Value>(request: Promise<Result<Value>>): Promise<Value | undefined> {
    const result = await request;
    if (result.ok) return result.value;
    this.report(result.failure);
    return undefined;
  }

  dismiss(id: number): void {
    this.notices.value = this.notices.value.filter((notice) => notice.id !== id);
  }
}
