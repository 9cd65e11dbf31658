import type { NetworkParameters } from '../../contract/network';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import type { KeptNetworks, RunDescription } from '../../contract/run';
import { joinBytes } from '../../engine/formats/join-bytes';
import { keptEpochs, mostKept } from './kept-epochs';
import type { KeptRecord } from './kept-record';
import { decodeKept, encodeKept, keptRecordBytes } from './kept-record';
import type { RunFolder } from './run-folder';

/**
 * The networks that a run keeps on its way, in memory until they are written, and on disk. The file only grows, until
 * some of them are dropped; then it is replaced by one without them.
 */
export class KeptFile {
  readonly #folder: RunFolder;
  readonly #run: RunDescription;
  readonly #recordBytes: number;
  readonly #most: number;
  #first: number | undefined;
  /** Those on disk that belong to the run. */
  #onDisk: number[];
  /** The file begins with exactly these. */
  #isInOrder: boolean;
  #unwritten: KeptRecord[] = [];
  #kept!: KeptNetworks;

  /** `onDisk`: the records of its file up to where the run goes on; `isInOrder`: it begins with exactly these. */
  constructor(folder: RunFolder, run: RunDescription, onDisk: readonly KeptRecord[] = [], isInOrder = true) {
    this.#folder = folder;
    this.#run = run;
    this.#recordBytes = keptRecordBytes(run);
    this.#most = mostKept(this.#recordBytes);
    this.#first = onDisk.at(0)?.first;
    this.#onDisk = onDisk.map(({ epochs }) => epochs);
    this.#isInOrder = isInOrder;
    this.#noteChange();
  }

  /** Opens the file of a run that goes on after this many epochs; later networks are dropped. */
  static async open(
    folder: RunFolder,
    run: RunDescription,
    epochs: number,
  ): Promise<{ kept: KeptFile; isDamaged: boolean }> {
    const { records, isInOrder, isDamaged } = await folder.readKept(run);
    const earlier = records.filter((record) => record.epochs <= epochs);
    return { kept: new KeptFile(folder, run, earlier, isInOrder), isDamaged };
  }

  /** Those kept at present, written or not; the same object until it changes. */
  get kept(): KeptNetworks {
    return this.#kept;
  }

  /** Keeps the network after this many epochs, if it is one of those to keep. */
  add(epochs: number, network: NetworkParameters): void {
    if (epochs <= (this.#kept.epochs.at(-1) ?? -1)) return;
    this.#first ??= epochs;
    const first = this.#first;
    const staying = keptEpochs(first, epochs, this.#most);
    if (staying.at(-1) !== epochs) return;
    const record = encodeKept(this.#run, { first, epochs }, network);
    this.#unwritten = [...this.#unwritten.filter((each) => staying.includes(each.epochs)), record];
    this.#noteChange();
  }

  /** Writes those up to `epochs`, and drops those that must make room; after a failure, all is tried again. */
  async write(epochs = Infinity): Promise<Result<undefined>> {
    const due = this.#unwritten.filter((record) => record.epochs <= epochs);
    const lastDue = due.at(-1);
    if (lastDue === undefined) return success();
    const staying = keptEpochs(lastDue.first, lastDue.epochs, this.#most);
    const stayingOnDisk = this.#onDisk.filter((each) => staying.includes(each));
    const isGrowing = this.#isInOrder && stayingOnDisk.length === this.#onDisk.length;
    const written = isGrowing
      ? await this.#folder.appendKept(
          this.#onDisk.length * this.#recordBytes,
          joinBytes(due.map(({ bytes }) => bytes)),
        )
      : await this.#replace(stayingOnDisk, due);
    if (!written.ok) return written;
    this.#unwritten = this.#unwritten.filter((record) => !due.includes(record));
    this.#onDisk = [...stayingOnDisk, ...due.map((record) => record.epochs)];
    this.#isInOrder = true;
    return success();
  }

  /** Drops those that are not on disk: the run goes back to its checkpoint. */
  dropUnwritten(): void {
    this.#unwritten = [];
    this.#noteChange();
  }

  /** The network after this many epochs; null when it is not kept. */
  async network(epochs: number): Promise<NetworkParameters | null> {
    const isNeeded = (record: KeptRecord) => record.epochs === epochs;
    const unwritten = this.#unwritten.find(isNeeded);
    if (unwritten) return decodeKept(this.#run, unwritten);
    if (!this.#onDisk.includes(epochs)) return null;
    const record = (await this.#folder.readKept(this.#run)).records.find(isNeeded);
    return record ? decodeKept(this.#run, record) : null;
  }

  async #replace(staying: readonly number[], due: readonly KeptRecord[]): Promise<Result<undefined>> {
    const { records } = await this.#folder.readKept(this.#run);
    const old = records.filter((record) => staying.includes(record.epochs));
    return this.#folder.replaceKept(joinBytes([...old, ...due].map(({ bytes }) => bytes)));
  }

  #noteChange(): void {
    const present = [...this.#onDisk, ...this.#unwritten.map((record) => record.epochs)];
    const staying = keptEpochs(this.#first ?? 0, present.at(-1) ?? -1, this.#most);
    this.#kept = keptNetworksOf(
      this.#run,
      present.filter((epochs) => staying.includes(epochs)),
    );
  }
}

/** Which networks of a run are kept, and how many bytes they take. */
export function keptNetworksOf(run: RunDescription, epochs: number[]): KeptNetworks {
  return { epochs, bytes: epochs.length * keptRecordBytes(run) };
}
