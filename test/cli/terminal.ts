import { join } from 'node:path';
import { decodePicture } from '../../src/cli/pictures/decode-picture';
import { ProgressLine } from '../../src/cli/progress-line';
import { runCli } from '../../src/cli/run-cli';
import type { EndingSignal } from '../../src/cli/ending-signals';
import type { Environment } from '../../src/cli/environment';
import { readPicture } from '../../src/engine/handwriting/segmentation/read-picture';
import type { SmallDataSet } from '../services/small-data-set';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../services/small-data-set';
import { InProcessChannel } from '../services/training/in-process-channel';

/** What a command line came to. */
export interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** A terminal with a folder of its own and the small data set in `data` inside it. */
export class TestTerminal {
  #listener: ((signal: EndingSignal) => void) | undefined;

  private constructor(
    readonly folder: string,
    readonly small: SmallDataSet,
  ) {}

  static async open(): Promise<TestTerminal> {
    const terminal = new TestTerminal(await createTestFolder(), createSmallDataSet());
    await writeDataFolder(terminal.path('data'), terminal.small);
    return terminal;
  }

  /** Sends a signal, Ctrl-C where no other is named; nothing happens unless a command listens. */
  signal(signal: EndingSignal = 'SIGINT'): void {
    this.#listener?.(signal);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** All runs of this person, newest first, as `inkling runs --json` prints them. */
  async runs(): Promise<Record<string, unknown>[]> {
    const { stdout } = await this.run(['runs', '--json']);
    return stdout === '' ? [] : jsonLines(stdout);
  }

  async run(
    parameters: string[],
    { onOutput, isTTY = false, ...changes }: Partial<Environment> & TerminalChanges = {},
  ): Promise<Outcome> {
    let [stdout, stderr] = ['', ''];
    const environment: Omit<Environment, 'progressLine'> = {
      env: { INKLING_MNIST: this.path('data') },
      stdout: { write: (text) => ((stdout += text), onOutput?.(text)) },
      stderr: { write: (text) => (stderr += text), isTTY, columns: 80 },
      onSignal: (listener) => {
        this.#listener = listener;
        return () => (this.#listener = undefined);
      },
      resourcesFolder: this.path('resources'),
      userDataFolder: this.path('user'),
      version: '0.1.0',
      forkTrainer: () => new InProcessChannel(),
      decodePicture,
      readPicture: ({ network, picture }, onProgress) =>
        Promise.resolve(readPicture(network, picture, onProgress)),
      cores: 2,
      now: () => performance.now(),
      freeBytes: () => Promise.resolve(undefined),
      published: { files: this.small.published, mirrors: [] },
      ...changes,
    };
    const exitCode = await runCli(parameters, {
      ...environment,
      progressLine: new ProgressLine(environment),
    });
    return { exitCode, stdout, stderr };
  }
}

interface TerminalChanges {
  onOutput?: (text: string) => void;
  isTTY?: boolean;
}

/** A command line with another value of an option. */
export function withOption(command: readonly string[], option: string, value: string): string[] {
  const at = command.indexOf(option);
  return at < 0 ? [...command, option, value] : command.with(at + 1, value);
}

/** The JSON objects of an output, one a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
