import { signal } from '@preact/signals';
import type { Failure, FailureCode, Result } from '../../contract/result';

/** An action offered by a notice. */
export interface NoticeAction {
  label: string;
  run: () => unknown;
  /** The only way back: the notice stays when there is a newer one of its kind. */
  isUndo?: boolean;
}

export interface Notice {
  id: number;
  message: string;
  /** Something is wrong; otherwise it says what has been done. */
  isWarning: boolean;
  action?: NoticeAction;
  /** Code of the failure reported, if any. */
  code?: FailureCode;
}

/** How long a plain confirmation stays: it can be read several times. */
const confirmationMs = 8000;

/** How long an offer stays: it can be read, thought over and reached with the keyboard. */
const offerMs = 30_000;

/** More would cover the window, and nobody reads them. */
const mostNotices = 4;

/** A file that could not be opened or written is tried again: the newest try counts, and one that succeeds ends them. */
const tries: ReadonlySet<FailureCode> = new Set([
  'model-unreadable',
  'picture-unreadable',
  'drawing-unreadable',
  'class-pack-unreadable',
  'file-not-written',
]);

/**
 * The last notices for the user, oldest first. What is wrong stays until dismissed; what has been done leaves by itself,
 * but not while it is held.
 */
export class NoticesModel {
  readonly notices = signal<readonly Notice[]>([]);
  #nextId = 1;
  #isHeld = false;
  /** Of the notices that leave by themselves, by id. */
  readonly #leaving = new Map<number, ReturnType<typeof setTimeout>>();

  /**
   * Says what has been done, in place of what it said of that kind before: of the same action, or of none. Returns
   * the notice's id.
   */
  tell(message: string, action?: NoticeAction): number {
    const others = this.notices.value.filter(
      (notice) => notice.isWarning || notice.action?.isUndo || notice.action?.label !== action?.label,
    );
    return this.#add(others, { message, isWarning: false, ...(action && { action }) });
  }

  /** Keeps all notices until the release, while a person points at them or has the focus in them. */
  hold(): void {
    this.#isHeld = true;
    this.#leaving.forEach(clearTimeout);
    this.#leaving.clear();
  }

  /** Gives each its whole time again. */
  release(): void {
    this.hold();
    this.#isHeld = false;
    for (const notice of this.notices.peek()) this.#leaveLater(notice);
  }

  /** Says what is wrong outside of any request. */
  warn(message: string): void {
    this.#warn({ message });
  }

  /** Reports a failure, except a cancellation and a question, which the user already knows about. */
  report({ code, message }: Failure): void {
    if (code !== 'cancelled' && code !== 'activations-needed') this.#warn({ message, code });
  }

  /** Waits for an outcome and reports a failure; returns the value on success. */
  async outcome<Value>(request: Promise<Result<Value>>): Promise<Value | undefined> {
    const result = await request;
    if (result.ok) return result.value;
    this.report(result.failure);
    return undefined;
  }

  /** Waits for a file to be written and tells its name, and what else there is to say of it. */
  async saved(request: Promise<Result<string>>, remark = ''): Promise<void> {
    const path = await this.outcome(request);
    if (path === undefined) return;
    this.withdraw(['file-not-written']);
    this.tell(`Saved as “${path.split(/[\\/]/).at(-1)}”${remark}.`);
  }

  async act({ id, action }: Notice): Promise<void> {
    this.dismiss(id);
    await action?.run();
  }

  dismiss(id: number): void {
    this.#remove(id);
    // What held it may have gone with its button.
    this.release();
  }

  /** Removes notices of these failures, since they are resolved. */
  withdraw(codes: readonly FailureCode[]): void {
    this.notices.value = this.notices
      .peek()
      .filter(({ code }) => code === undefined || !codes.includes(code));
  }

  /** Takes an offer back once it fits no longer. `label`: of its action. */
  takeBack(label: string): void {
    const notices = this.notices.peek();
    const others = notices.filter(({ action }) => action?.label !== label);
    if (others.length < notices.length) this.notices.value = others;
  }

  #leaveLater({ id, isWarning, action }: Notice): void {
    if (this.#isHeld || isWarning) return;
    this.#leaving.set(
      id,
      setTimeout(() => this.#remove(id), action === undefined ? confirmationMs : offerMs),
    );
  }

  /** Two faults with the same message are one. */
  #warn(notice: Pick<Notice, 'message' | 'code'>): void {
    const isTry = notice.code !== undefined && tries.has(notice.code);
    const others = this.notices.value.filter(({ code }) => !isTry || code !== notice.code);
    if (others.some(({ message }) => message === notice.message)) return;
    this.#add(others, { ...notice, isWarning: true });
  }

  #add(others: readonly Notice[], parts: Omit<Notice, 'id'>): number {
    const notice = { id: this.#nextId++, ...parts };
    this.notices.value = [...others, notice].slice(-mostNotices);
    this.#leaveLater(notice);
    return notice.id;
  }

  #remove(id: number): void {
    this.#leaving.delete(id);
    this.notices.value = this.notices.peek().filter((notice) => notice.id !== id);
  }
}
