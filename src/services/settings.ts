import { join } from 'node:path';
import * as v from 'valibot';
import { chapterProgressSchema, noChapterProgress } from '../contract/chapter';
import { dataKinds } from '../contract/data';
import { hyperparametersSchema } from '../contract/hyperparameters';
import type { Result } from '../contract/result';
import { failure } from '../contract/result';
import { runIdSchema } from '../contract/run';
import { parseJson } from '../contract/json';
import { moveFile, removeTemporaryFiles, writeFileAtomically } from './files/atomic-files';
import { pathAside } from './files/aside';
import { plainReason } from './files/file-errors';
import { isFault, readRegularFile } from './files/regular-files';

/** A larger one is not ours. */
const largestSettingsBytes = 10_000_000;

/** At most this many recent files are kept. */
export const maximumRecentPaths = 10;

/** Electron refuses numbers beyond 32 bits. */
const pixels = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const windowBoundsSchema = v.object({
  x: pixels,
  y: pixels,
  width: v.pipe(pixels, v.minValue(1)),
  height: v.pipe(pixels, v.minValue(1)),
  isMaximized: v.boolean(),
});

const settingsSchema = v.object({
  windowBounds: v.optional(v.nullable(windowBoundsSchema), null),
  /** Everything is larger, for a projector. */
  isPresentation: v.optional(v.boolean(), false),
  /** The run last on screen; null at the first start. */
  lastRunId: v.fallback(v.nullable(runIdSchema), null),
  /** The last settings in the panel; null: nothing has been changed there. */
  draft: v.fallback(v.nullable(hyperparametersSchema), null),
  /** How far the person has come in Chapter. */
  chapter: v.optional(chapterProgressSchema, noChapterProgress),
  /** Absolute, newest first. */
  recentPaths: v.optional(v.pipe(v.array(v.string()), v.maxLength(maximumRecentPaths)), []),
  /** MNIST folder chosen by the person; null: the usual places. */
  dataFolder: v.optional(v.nullable(v.string()), null),
  dataKind: v.optional(v.picklist(dataKinds), 'mnist'),
});

/** Where the window is when it is not maximized, in desktop pixels, and whether it is maximized. */
export type WindowBounds = v.InferOutput<typeof windowBoundsSchema>;
/** What the app remembers from one start to the next. */
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Keeps the settings in `settings.json` of one folder. */
export class SettingsStore {
  readonly #folder: string;
  #settings: Settings = v.parse(settingsSchema, {});
  /** Why nothing may be written. */
  #obstacle: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get settings(): Readonly<Settings> {
    return this.#settings;
  }

  /** Reads the file; a damaged one is set aside, and the returned message tells the person. */
  async load(): Promise<string | undefined> {
    const path = join(this.#folder, 'settings.json');
    await removeTemporaryFiles(path);
    const content = await readRegularFile(path, largestSettingsBytes);
    if (isFault(content) && content.isMissing) return undefined;
    const settings = isFault(content) ? null : v.safeParse(settingsSchema, parseJson(content.toString()));
    if (settings?.success) this.#settings = settings.output;
    else return this.#setAside(path);
  }

  /** The file may hold what a person can still save, so it is never replaced where it is. */
  async #setAside(path: string): Promise<string> {
    const damagedPath = pathAside(path);
    try {
      await moveFile(path, damagedPath);
      return `The settings were damaged and have been set aside as “${damagedPath}”; the defaults are used.`;
    } catch (error) {
      this.#obstacle = `The settings are damaged, and could not be set aside: ${plainReason(error)}.`;
      return this.#obstacle;
    }
  }

  /** Changes some settings and writes them. Fails with 'file-not-written'. */
  async update(changes: Partial<Settings>): Promise<Result<undefined>> {
    this.#settings = { ...this.#settings, ...changes };
    if (this.#obstacle) return failure('file-not-written', this.#obstacle);
    const content = `${JSON.stringify(this.#settings, null, 2)}\n`;
    return writeFileAtomically(join(this.#folder, 'settings.json'), content, { makesFolder: true });
  }
}
