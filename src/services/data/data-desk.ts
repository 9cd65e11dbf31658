import type { DataSplit, NearestQuestion, SimilarDigits, SplitName } from '../../contract/data';
import type { Result } from '../../contract/result';
import { success } from '../../contract/result';
import { pixelsPerImage } from '../../engine/image';
import type { SettingsStore } from '../settings';
import type { DataLibrary } from './data-library';
import { NearestDigits } from './nearest-digits';

/** What a person does with the data set: chooses its folder, which is remembered, and looks at its images. */
export class DataDesk {
  readonly #library: DataLibrary;
  readonly #settings: SettingsStore;
  readonly #nearest: NearestDigits;

  constructor(library: DataLibrary, settings: SettingsStore) {
    this.#library = library;
    this.#settings = settings;
    this.#nearest = new NearestDigits(library);
  }

  /** Takes the data set from the given folder or the one chosen last, else from the first usual place that has it. */
  find(givenFolder?: string): Promise<Result<undefined>> {
    const { dataFolder, dataKind } = this.#settings.settings;
    if (givenFolder) return this.#library.useFolder(givenFolder);
    if (dataKind === 'synthetic') return this.#library.useSynthetic();
    return dataFolder ? this.#library.useFolder(dataFolder) : this.#library.locate();
  }

  /** Takes MNIST from this folder, now and at the next start; fails when the folder does not hold it. */
  async chooseFolder(folder: string): Promise<Result<undefined>> {
    const taken = await this.#library.useFolder(folder);
    if (taken.ok) await this.#settings.update({ dataFolder: folder, dataKind: 'mnist' });
    return taken;
  }

  async download(): Promise<Result<undefined>> {
    const downloaded = await this.#library.download();
    if (downloaded.ok) await this.#settings.update({ dataFolder: null, dataKind: 'mnist' });
    return downloaded;
  }

  async useSynthetic(): Promise<Result<undefined>> {
    const made = await this.#library.useSynthetic();
    if (made.ok) await this.#settings.update({ dataKind: 'synthetic' });
    return made;
  }

  /** Images of a split from number `first` on, fewer where it ends; fails when there is no data. */
  async images(split: SplitName, first: number, count: number): Promise<Result<DataSplit>> {
    const data = await this.#library.read();
    if (!data.ok) return data;
    const { images, labels } = data.value[split];
    // Copies: a view would send its whole underlying buffer to the page.
    return success({
      images: images.slice(first * pixelsPerImage, (first + count) * pixelsPerImage),
      labels: labels.slice(first, first + count),
    });
  }

  /** The training digits most like a picture; waits while the data set is being read. */
  nearest(question: NearestQuestion): Promise<Result<SimilarDigits[]>> {
    return this.#nearest.find(question);
  }
}
