import type { Result } from '../../contract/result';

/** What runs are written to; each operation is whole or not at all for whoever reads, except that `append` may be torn. */
export interface Disk {
  /** Makes a folder, and those above it. Fails with 'file-not-written', as all of these. */
  makeFolder(path: string): Promise<Result<undefined>>;
  /** Cuts a file to `length` bytes, adds text and syncs it; makes the file when `length` is 0. */
  append(path: string, length: number, text: string): Promise<Result<undefined>>;
  /** The path holds the whole old or the whole new content, whatever happens. */
  replace(path: string, content: string | Uint8Array): Promise<Result<undefined>>;
  /** Nothing need be there. */
  remove(path: string): Promise<Result<undefined>>;
}
