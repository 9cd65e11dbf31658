import { join } from 'node:path';
import type { DataStatus, DataSet } from '../../contract/data';
import type { Failure, Result } from '../../contract/result';
import { failure, success } from '../../contract/result';
import { readDataFolder } from './data-folder';
import type { DownloadPatience } from './download';
import { downloadFile, usualPatience } from './download';
import type { PublishedDataSet } from './mnist-files';
import { mnist } from './mnist-files';
import { dataSetName } from './data-set-name';
import { sweepParts } from './part-files';
import { dataSetSha256, hasSha256 } from './sha256';
import { createSyntheticData } from './synthetic-data';

export interface DataLibraryOptions {
  /** Folders to search when none is given, in this order; a download goes into the last. */
  usualFolders: readonly string[];
  onStatus?: (status: DataStatus) => void;
  published?: PublishedDataSet;
  fetch?: typeof fetch;
  patience?: DownloadPatience;
}

/** A data set with what a run records about it. */
export interface NamedData {
  data: DataSet;
  /** Name shown to a person. */
  name: string;
  /** Absolute folder or file, or "synthetic". */
  place: string;
  /** Over all images and labels. */
  sha256: string;
}

interface Holding {
  data: DataSet;
  status: Extract<DataStatus, { phase: 'ready' }>;
}

type Work = (signal: AbortSignal) => Promise<Result<Holding>>;

/** Finds, downloads, checks and holds the data set that networks learn from. */
export class DataLibrary {
  readonly #options: DataLibraryOptions;
  readonly #published: PublishedDataSet;
  #status: DataStatus = { phase: 'checking' };
  #holding: Holding | undefined;
  #newest: Promise<unknown> = Promise.resolve();
  #cancellation = new AbortController();

  constructor(options: DataLibraryOptions) {
    this.#options = options;
    this.#published = options.published ?? mnist;
  }

  get status(): DataStatus {
    return this.#status;
  }

  /** Takes the first usual folder that holds the data set; if none does, reports what is damaged in an earlier one. */
  locate(): Promise<Result<undefined>> {
    return this.#replace(() => this.#searchUsualFolders());
  }

  /** Takes the data set from this folder only, or from this file and those beside it that belong to it. */
  useFolder(folder: string): Promise<Result<undefined>> {
    return this.#replace(() => this.#readFolder(folder));
  }

  /** Makes synthetic digits, which are not MNIST. */
  useSynthetic(): Promise<Result<undefined>> {
    return this.#replace(async (signal) => {
      if (this.#holding?.status.kind === 'synthetic') return success(this.#holding);
      const data = await createSyntheticData(signal);
      return data.ok ? success(await hold(data.value, { kind: 'synthetic', isVerified: false })) : data;
    });
  }

  /** Downloads the files that are missing or damaged, then takes the data set from them. */
  download(): Promise<Result<undefined>> {
    return this.#replace(async (signal) => {
      const folder = await this.#sweepDownloads();
      const downloaded = await this.#downloadInto(folder, signal);
      return downloaded.ok ? this.#readFolder(folder) : downloaded;
    });
  }

  /** Cancels current work, such as a download; resolves when it has ended. */
  async cancel(): Promise<void> {
    this.#cancellation.abort();
    await this.#newest;
  }

  /** The data set; waits while it is being read, and fails when there is none. */
  async read(): Promise<Result<DataSet>> {
    const holding = await this.#hold();
    return holding.ok ? success(holding.value.data) : holding;
  }

  /** The data set with what a run records about it. */
  async readNamed(): Promise<Result<NamedData>> {
    const holding = await this.#hold();
    if (!holding.ok) return holding;
    const { data, status } = holding.value;
    const { name, folder: place = 'synthetic', sha256 } = status;
    return success({ data, name, place, sha256 });
  }

  async #hold(): Promise<Result<Holding>> {
    while (this.#status.phase === 'checking') await this.#newest;
    if (this.#holding) return success(this.#holding);
    if (this.#status.phase === 'unavailable') return failure(this.#status.code, this.#status.message);
    return failure('data-missing', 'MNIST is still being downloaded.');
  }

  /** New work cancels old work; when it fails, the earlier data set stays. */
  #replace(work: Work): Promise<Result<undefined>> {
    this.#cancellation.abort();
    const cancellation = new AbortController();
    this.#cancellation = cancellation;
    const outcome = this.#newest.then(async (): Promise<Result<undefined>> => {
      if (cancellation.signal.aborted) return failure('cancelled', 'Replaced by a newer request.');
      this.#tell({ phase: 'checking' });
      const result = await work(cancellation.signal);
      if (!result.ok) {
        this.#tell(this.#holding?.status ?? unavailable(result.failure));
        return result;
      }
      this.#holding = result.value;
      this.#tell(result.value.status);
      return success();
    });
    this.#newest = outcome;
    return outcome;
  }

  #tell(status: DataStatus): void {
    this.#status = status;
    this.#options.onStatus?.(status);
  }

  async #searchUsualFolders(): Promise<Result<Holding>> {
    await this.#sweepDownloads();
    let damage: { ok: false; failure: Failure } | undefined;
    for (const folder of this.#options.usualFolders) {
      const found = await this.#readFolder(folder);
      if (found.ok) return found;
      if (found.failure.code === 'data-damaged') damage ??= found;
    }
    return damage ?? failure('data-missing', 'MNIST was not found on this computer.');
  }

  async #readFolder(folder: string): Promise<Result<Holding>> {
    const { files, contentSha256 } = this.#published;
    const content = await readDataFolder(folder, files, contentSha256);
    if (!content.ok) return content;
    const { data, isVerified, form, remarks, sha256 } = content.value;
    const told = remarks.length > 0 ? { remarks } : {};
    const origin: Origin = { kind: 'mnist', folder, isVerified, ...(form && { form }), ...told };
    return success(await hold(data, origin, sha256));
  }

  /** Removes what interrupted downloads have left; returns the folder for downloads. */
  async #sweepDownloads(): Promise<string> {
    const folder = this.#options.usualFolders[this.#options.usualFolders.length - 1];
    const names = this.#published.files.map((file) => `${file.name}.gz`);
    await sweepParts(folder, names);
    return folder;
  }

  /** Reports bytes over all four files together. */
  async #downloadInto(folder: string, signal: AbortSignal): Promise<Result<undefined>> {
    const { files, mirrors } = this.#published;
    const totalBytes = files.reduce((sum, file) => sum + file.compressedBytes, 0);
    let finishedBytes = 0;
    for (const file of files) {
      const name = `${file.name}.gz`;
      const path = join(folder, name);
      const told = (receivedBytes: number) =>
        this.#tell({
          phase: 'downloading',
          file: name,
          receivedBytes: finishedBytes + receivedBytes,
          totalBytes,
        });
      told(0);
      const { compressedBytes: bytes, compressedSha256 } = file;
      const isThere = await hasSha256(path, { bytes, sha256: compressedSha256 });
      const downloaded = isThere
        ? success()
        : await downloadFile({
            urls: mirrors.map((mirror) => new URL(name, mirror).href),
            path,
            bytes,
            sha256: compressedSha256,
            fetch: this.#options.fetch ?? fetch,
            patience: this.#options.patience ?? usualPatience,
            signal,
            onProgress: told,
          });
      if (!downloaded.ok) return downloaded;
      finishedBytes += bytes;
    }
    return success();
  }
}

type Origin = Pick<Holding['status'], 'kind' | 'folder' | 'isVerified' | 'form' | 'remarks'>;

/** `sha256`: of the data, where it is known already. */
async function hold(data: DataSet, origin: Origin, sha256?: string): Promise<Holding> {
  const status: Holding['status'] = {
    phase: 'ready',
    ...origin,
    name: dataSetName(origin),
    sha256: sha256 ?? (await dataSetSha256(data)),
    trainingImages: data.training.labels.length,
    validationImages: data.validation.labels.length,
    testImages: data.test.labels.length,
  };
  return { data, status };
}

function unavailable({ code, message }: Failure): DataStatus {
  const isAboutFiles = code === 'data-missing' || code === 'data-damaged';
  return { phase: 'unavailable', code: isAboutFiles ? code : 'data-download-failed', message };
}
