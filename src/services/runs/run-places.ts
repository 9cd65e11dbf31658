import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseJson } from '../../contract/json';
import { runIdSchema } from '../../contract/run';
import { errorCode } from '../files/file-errors';
import { isFault, readRegularFileSync } from '../files/regular-files';
import { largestSizes, runFiles } from './run-files';

/** Where the runs of a store lie. */
export interface RunPlaces {
  /** Ids of folders that may hold a run. Throws the system's error when the folder cannot be read. */
  list(): string[];
  /** `id` must be a run's id, which cannot contain a path. */
  pathOf(id: string): string;
}

export function isRunId(id: string): boolean {
  return v.is(runIdSchema, id);
}

/** Each run has its own folder, named by its id; links are ignored. */
export function foldersIn(folder: string): RunPlaces {
  return {
    list: () =>
      readFolder(folder)
        .filter((entry) => entry.isDirectory() && isRunId(entry.name))
        .map(({ name }) => name),
    pathOf: (id) => join(folder, id),
  };
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

const identifiedSchema = v.pipe(v.string(), v.transform(parseJson), v.object({ id: runIdSchema }));

/** At most one run, in this very folder. */
export function onlyFolder(folder: string): RunPlaces {
  return {
    list: () => {
      const content = readRegularFileSync(join(folder, runFiles.description), largestSizes.description);
      if (isFault(content) && content.isMissing) return [];
      const identified = v.safeParse(identifiedSchema, isFault(content) ? '' : content.toString());
      // Reading the whole run shows what is wrong with it.
      return [identified.success ? identified.output.id : 'unreadable'];
    },
    pathOf: () => folder,
  };
}
