import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** One running app a folder: a lock file names the first; later ones leave it a message and give up. */
export class SingleInstance {
  private folder: string | undefined;
  private watcher: FSWatcher | undefined;

  constructor(private readonly onSecond: (argv: string[], workingFolder: string) => void) {}

  /** True: this is the first. */
  request(folder: string): boolean {
    if (this.folder !== undefined) return true;
    const lockFile = join(folder, 'standin.lock');
    try {
      const lock = openSync(lockFile, 'wx');
      writeSync(lock, String(process.pid));
      closeSync(lock);
    } catch {
      if (isRunning(Number(readFileSync(lockFile, 'utf8')))) {
        this.tellFirst(folder);
        return false;
      }
      // Left behind by one that was killed.
      rmSync(lockFile, { force: true });
      return this.request(folder);
    }
    this.folder = folder;
    this.listen(messageFolder(folder));
    return true;
  }

  release(): void {
    this.watcher?.close();
    if (this.folder === undefined) return;
    rmSync(messageFolder(this.folder), { recursive: true, force: true });
    rmSync(join(this.folder, 'standin.lock'), { force: true });
    this.folder = undefined;
  }

  private tellFirst(folder: string): void {
    const message = JSON.stringify([process.argv, process.cwd()]);
    writeFileSync(join(messageFolder(folder), String(process.pid)), message);
  }

  private listen(folder: string): void {
    mkdirSync(folder, { recursive: true });
    this.watcher = watch(folder, (_event, name) => {
      const message = name && readMessage(join(folder, name));
      if (message) this.onSecond(...message);
    });
    this.watcher.unref();
  }
}

function messageFolder(folder: string): string {
  return join(folder, 'standin-messages');
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

/** A watcher may call before the file is fully written, and again afterwards; a message is given once. */
function readMessage(file: string): [string[], string] | undefined {
  try {
    const message = JSON.parse(readFileSync(file, 'utf8')) as [string[], string];
    rmSync(file);
    return message;
  } catch {
    return undefined;
  }
}
