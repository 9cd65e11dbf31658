import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../services/small-data-set';
import { jsonLines } from './terminal';

export interface Ended {
  /** None where a signal has killed it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** A file for the output, as after ">". */
  into?: string;
  /** Sees the process once it has been started. */
  onStart?: (child: ChildProcess) => void;
  /** Sees each piece of output, and the process alive. */
  onOutput?: (text: string, child: ChildProcess) => void;
}

/** The program in a folder of its own, `bin/` and what `build` makes of it. */
export class BuiltProgram {
  folder = '';

  /** For the tests of a file; `isBuilt`: false leaves what `npm run build` makes to the caller. */
  static forTests(isBuilt = true): BuiltProgram {
    const program = new BuiltProgram();
    beforeAll(async () => {
      program.folder = await mkdtemp(join(tmpdir(), 'inkling-built-'));
      await cp(resolve('bin'), join(program.folder, 'bin'), { recursive: true });
      if (isBuilt) await program.build();
    });
    afterAll(() => rm(program.folder, { recursive: true, force: true }));
    return program;
  }

  async build(): Promise<void> {
    const outDir = join(this.folder, 'out', 'cli');
    await build({ configFile: resolve('vite.cli.config.ts'), logLevel: 'error', build: { outDir } });
  }

  /** Runs the program as a process of its own; `home` holds the person's folder. */
  run(
    home: string,
    parameters: readonly string[],
    { into, onStart, onOutput }: RunOptions = {},
  ): Promise<Ended> {
    const output = into === undefined ? 'pipe' : openSync(into, 'w');
    return new Promise((ended, failed) => {
      const child = spawn(process.execPath, [join(this.folder, 'bin', 'inkling.js'), ...parameters], {
        env: { ...process.env, INKLING_MNIST: '', HOME: home, XDG_CONFIG_HOME: home, APPDATA: home },
        stdio: ['pipe', output, 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      onStart?.(child);
      child.stdout?.on('data', (text: Buffer) => {
        stdout += text.toString();
        onOutput?.(text.toString(), child);
      });
      child.stderr!.on('data', (text: Buffer) => (stderr += text.toString()));
      child.on('error', failed);
      child.on('close', (exitCode) => ended({ exitCode, stdout, stderr }));
    });
  }
}

/** A person's home with the small data set in it. */
export class TestHome {
  private constructor(
    readonly folder: string,
    readonly data: string,
    readonly program: BuiltProgram,
  ) {}

  static async open(program: BuiltProgram): Promise<TestHome> {
    const folder = await createTestFolder();
    return new TestHome(folder, await writeDataFolder(join(folder, 'data'), createSmallDataSet()), program);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  run(parameters: readonly string[], options?: RunOptions): Promise<Ended> {
    return this.program.run(this.folder, parameters, options);
  }

  /** All runs of this person, newest first. */
  async runs(): Promise<Record<string, unknown>[]> {
    const { stdout } = await this.run(['runs', '--json']);
    return stdout === '' ? [] : jsonLines(stdout);
  }
}
