import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { LinesFile, RunFolder } from './run-folder';

/** A file of lines, which stay in memory until they are written. */
export class GrowingFile {
  readonly #folder: RunFolder;
  readonly #file: LinesFile;
  #bytesOnDisk: number;
  #linesOnDisk = 0;
  #unwritten: string[] = [];

  constructor(folder: RunFolder, file: LinesFile, bytesOnDisk: number) {
    this.#folder = folder;
    this.#file = file;
    this.#bytesOnDisk = bytesOnDisk;
  }

  /** Number of lines added since it was opened, written or not. */
  get length(): number {
    return this.#linesOnDisk + this.#unwritten.length;
  }

  get unwritten(): string {
    return this.#unwritten.join('');
  }

  add(line: string): void {
    this.#unwritten.push(line);
  }

  /** Writes the first `length` lines, if they are not yet written; after a failure, all of them are tried again. */
  async write(length = this.length): Promise<Result<undefined>> {
    const lines = this.#unwritten.slice(0, length - this.#linesOnDisk);
    if (lines.length === 0) return success();
    const text = lines.join('');
    // A failed attempt may have left part of these lines after this position.
    const written = await this.#folder.appendLines(this.#file, this.#bytesOnDisk, text);
    if (!written.ok) return written;
    this.#unwritten.splice(0, lines.length);
    this.#linesOnDisk += lines.length;
    this.#bytesOnDisk += Buffer.byteLength(text);
    return success();
  }
}
