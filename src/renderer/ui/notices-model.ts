import { signal } from '@preact/signals';
import type { Failure, FailureCode, Result } from '../../contract/result';

/** What a person can do about a notice, in a word. */
export interface NoticeAction {
  label: string;
  run: () => unknown;
}

export interface Notice {
  id: number;
  message: string;
  action?: NoticeAction;
  /** Of the failure that it tells of; absent where it tells of none. */
  code?: FailureCode;
}

/** What a person has to be told, oldest first, until they dismiss it. */
export class NoticesModel {
  readonly notices = signal<readonly Notice[]>([]);
  #nextId = 1;

  /** What offers an action takes the place of what offered the same before. */
  tell(message: string, action?: NoticeAction): void {
    const others = this.notices.value.filter(
      (notice) => action === undefined || notice.action?.label !== action.label,
    );
    this.#add(others, action === undefined ? { message } : { message, action });
  }

  /** A person who cancels knows it already. */
  report({ code, message }: Failure): void {
    if (code !== 'cancelled') this.#add(this.notices.value, { message, code });
  }

  /** Waits for an outcome and tells of its failure; the value on success. */
  async outcome<Value>(request: Promise<Result<Value>>): Promise<Value | undefined> {
    const result = await request;
    if (result.ok) return result.value;
    this.report(result.failure);
    return undefined;
  }

  async act({ id, action }: Notice): Promise<void> {
    this.dismiss(id);
    await action?.run();
  }

  dismiss(id: number): void {
    this.notices.value = this.notices.value.filter((notice) => notice.id !== id);
  }

  /** Takes back what was told of such failures, since they are overcome. */
  withdraw(codes: readonly FailureCode[]): void {
    this.notices.value = this.notices
      .peek()
      .filter(({ code }) => code === undefined || !codes.includes(code));
  }

  #add(others: readonly Notice[], notice: Omit<Notice, 'id'>): void {
    if (others.some(({ message }) => message === notice.message)) return;
    this.notices.value = [...others, { id: this.#nextId++, ...notice }];
  }
}
