import { join } from 'node:path';
import type { DrawnDigit, OwnDigit } from '../../contract/my-digits';
import { maximumOwnDigits } from '../../contract/my-digits';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { writeFileAtomically } from '../files/atomic-files';
import { encodeMyDigits, readMyDigits } from './my-digits-file';

/**
 * The digits that the person drew, kept in `my-digits.json` of one folder; each change is written to disk before it
 * takes effect.
 */
export class MyDigits {
  readonly #folder: string;
  readonly #now: () => number;
  #digits: readonly OwnDigit[] = [];
  /** The digits deleted last. */
  #deleted: readonly OwnDigit[] = [];
  /** Why nothing may be written: the file exists but could not be read. */
  #obstacle: string | undefined;
  #nextId = 1;
  #lastChange: Promise<unknown> = Promise.resolve();

  /** `now` in milliseconds since 1970. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Oldest first. */
  get digits(): readonly OwnDigit[] {
    return this.#digits;
  }

  /** Reads the file; a damaged one is set aside, and the returned message tells the person. */
  async load(): Promise<string | undefined> {
    const { digits, notice, mayBeReplaced, isDamaged } = await readMyDigits(this.#folder);
    this.#digits = digits;
    this.#nextId = 1 + digits.reduce((highest, { id }) => Math.max(highest, id), 0);
    if (!mayBeReplaced) this.#obstacle = notice;
    // If this fails, the next start finds the same damaged file.
    if (isDamaged) await this.#write(digits);
    return notice;
  }

  /**
   * Adds digits. Fails with 'file-not-written', and with 'invalid-request' when there would be too many; then nothing
   * changes.
   */
  add(drawn: readonly DrawnDigit[]): Promise<Result<undefined>> {
    return this.#change((digits) => {
      if (digits.length + drawn.length > maximumOwnDigits) {
        return failure(
          'invalid-request',
          `At most ${maximumOwnDigits} digits can be kept; delete some first.`,
        );
      }
      const drawnAt = new Date(this.#now()).toISOString();
      return success([...digits, ...drawn.map((digit) => ({ ...digit, id: this.#nextId++, drawnAt }))]);
    });
  }

  /** Changes the label of some digits. */
  relabel(ids: readonly number[], digit: number): Promise<Result<undefined>> {
    const meant = new Set(ids);
    return this.#change((digits) =>
      success(digits.map((own) => (meant.has(own.id) ? { ...own, digit } : own))),
    );
  }

  /** Deletes digits; `bringBack` can undo it until the next deletion. */
  async delete(ids: readonly number[]): Promise<Result<undefined>> {
    const meant = new Set(ids);
    const isMeant = ({ id }: OwnDigit) => meant.has(id);
    let deleted: readonly OwnDigit[] = [];
    const changed = await this.#change((digits) => {
      deleted = digits.filter(isMeant);
      return success(digits.filter((own) => !isMeant(own)));
    });
    if (changed.ok) this.#deleted = deleted;
    return changed;
  }

  /** Undoes the last deletion; fails with 'invalid-request' when there is nothing to undo. */
  async bringBack(): Promise<Result<undefined>> {
    const back = this.#deleted;
    if (back.length === 0) return failure('invalid-request', 'There are no deleted digits to restore.');
    const changed = await this.#change((digits) =>
      success([...digits, ...back].sort((one, other) => one.id - other.id)),
    );
    if (changed.ok) this.#deleted = [];
    return changed;
  }

  /** Makes one change at a time, so that no two changes start from the same digits. */
  #change(make: (digits: readonly OwnDigit[]) => Result<readonly OwnDigit[]>): Promise<Result<undefined>> {
    const change = this.#lastChange.then(async () => {
      if (this.#obstacle) return failure('file-not-written', this.#obstacle);
      const next = make(this.#digits);
      if (!next.ok) return next;
      const written = await this.#write(next.value);
      if (written.ok) this.#digits = next.value;
      return written;
    });
    this.#lastChange = change;
    return change;
  }

  #write(digits: readonly OwnDigit[]): Promise<Result<undefined>> {
    const path = join(this.#folder, 'my-digits.json');
    return writeFileAtomically(path, encodeMyDigits(digits), { makesFolder: true });
  }
}
