import { rm } from 'node:fs/promises';
import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import type { DigitRound } from '../../contract/my-digits';
import { digitRoundSchema } from '../../contract/my-digits';
import type { Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { removeTemporaryFiles, writeFileAtomically } from '../files/atomic-files';
import { plainReason } from '../files/file-errors';
import { isFault, readRegularFile } from '../files/regular-files';

/** A round has at most a hundred digits. */
const largestBytes = 50_000_000;

const fileSchema = v.pipe(v.string(), v.transform(parseJson), digitRoundSchema);

/** Keeps the current round of digits in a file, so that closing the window loses nothing. */
export class RoundFile {
  readonly #path: string;
  #round: DigitRound | undefined;
  /** The round to write next; a newer one replaces it. */
  #next: { round: DigitRound | null; written: Promise<Result<undefined>> } | undefined;
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** The current round; undefined when there is none. */
  get round(): DigitRound | undefined {
    return this.#round;
  }

  /** Reads the last round; an invalid file counts as none. */
  async load(): Promise<void> {
    await removeTemporaryFiles(this.#path);
    const content = await readRegularFile(this.#path, largestBytes);
    const parsed = isFault(content) ? undefined : v.safeParse(fileSchema, content.toString());
    this.#round = parsed?.success ? parsed.output : undefined;
  }

  /** Keeps the current state of the round; null: it has ended. Fails with 'file-not-written'. */
  note(round: DigitRound | null): Promise<Result<undefined>> {
    this.#round = round ?? undefined;
    if (this.#next) {
      this.#next.round = round;
      return this.#next.written;
    }
    const written = this.#lastWrite.then(() => {
      const { round: newest } = this.#next!;
      this.#next = undefined;
      return this.#write(newest);
    });
    this.#next = { round, written };
    this.#lastWrite = written;
    return written;
  }

  /** Resolves when all writing is done. */
  async settled(): Promise<void> {
    await this.#lastWrite;
  }

  async #write(round: DigitRound | null): Promise<Result<undefined>> {
    if (round) return writeFileAtomically(this.#path, JSON.stringify(round), { makesFolder: true });
    try {
      await rm(this.#path, { force: true });
      return success();
    } catch (error) {
      return failure('file-not-written', `“${this.#path}” could not be removed: ${plainReason(error)}.`);
    }
  }
}
