import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { runIdSchema } from '../../contract/run';
import { errorCode } from '../files/file-errors';
import { isFault, readRegularFileSync } from '../files/regular-files';
import { largestSizes, runFiles } from './run-files';

/** Where the runs of a store lie. */
export interface RunPlaces {
  /** Ids of folders that may hold a run. Throws the system's error where it cannot tell. */
  list(): string[];
  /** `id` is one of a run, which holds no part of a path. */
  pathOf(id: string): string;
}

export function isRunId(id: string): boolean {
  return v.is(runIdSchema, id);
}

/** Each run has a folder of its own, whose name is its id; a link to one is none of ours. */
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

const identifiedSchema = v.pipe(v.string(), v.parseJson(), v.object({ id: runIdSchema }));

/** There is one run at most, in this very folder. */
export function onlyFolder(folder: string): RunPlaces {
  return {
    list: () => {
      const content = readRegularFileSync(join(folder, runFiles.description), largestSizes.description);
      if (isFault(content) && content.isMissing) return [];
      const identified = v.safeParse(identifiedSchema, isFault(content) ? '' : content.toString());
      // What is wrong with it comes out when the whole of it is read.
      return [identified.success ? identified.output.id : 'unreadable'];
    },
    pathOf: () => folder,
  };
}
