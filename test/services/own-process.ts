import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

/** Builds a TypeScript program for the tests of a file; the returned function starts it as a process of its own. */
export function ownProcess(path: string): (parameters: readonly string[]) => ChildProcess {
  const name = `${basename(path, '.ts')}.mjs`;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inkling-process-'));
    await build({
      configFile: false,
      logLevel: 'error',
      build: { ssr: path, outDir: folder, rolldownOptions: { output: { entryFileNames: name } } },
      ssr: { noExternal: true },
      // As in the real build: write-file-atomic mixes its own path into the names of temporary files.
      define: { __filename: 'import.meta.filename' },
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return (parameters) => fork(join(folder, name), parameters);
}
