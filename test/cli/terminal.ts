import { join } from 'node:path';
import { runCli } from '../../src/cli/run-cli';
import type { Environment } from '../../src/cli/environment';
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
  /** Presses Ctrl-C; nothing happens unless a command listens. */
  interrupt: () => void = () => undefined;
  private constructor(
    readonly folder: string,
    readonly small: SmallDataSet,
  ) {}

  static async open(): Promise<TestTerminal> {
    const terminal = new TestTerminal(await createTestFolder(), createSmallDataSet());
    await writeDataFolder(terminal.path('data'), terminal.small);
    return terminal;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  async run(
    parameters: string[],
    { onOutput, isTTY = false, ...changes }: Partial<Environment> & TerminalChanges = {},
  ): Promise<Outcome> {
    let [stdout, stderr] = ['', ''];
    const exitCode = await runCli(parameters, {
      env: { INKLING_MNIST: this.path('data') },
      stdout: { write: (text) => ((stdout += text), onOutput?.(text)) },
      stderr: { write: (text) => (stderr += text), isTTY, columns: 80 },
      onInterruption: (listener) => {
        this.interrupt = listener;
        return () => (this.interrupt = () => undefined);
      },
      resourcesFolder: this.path('resources'),
      userDataFolder: this.path('user'),
      version: '0.1.0',
      forkTrainer: () => new InProcessChannel(),
      cores: 2,
      now: () => performance.now(),
      published: { files: this.small.published, mirrors: [] },
      ...changes,
    });
    return { exitCode, stdout, stderr };
  }
}

interface TerminalChanges {
  onOutput?: (text: string) => void;
  isTTY?: boolean;
}

/** The JSON objects of an output, one a line. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
