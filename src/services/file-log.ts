import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import logging from 'electron-log/node';
import type { Log, LogFields } from './log';
import { describeEntry } from './log';

const usualMaximumBytes = 512 * 1024;

/** A log in `inkling.log`; when that is full, it is renamed to `inkling.old.log` and replaces the previous one. */
export class FileLog implements Log {
  readonly path: string;
  readonly #folder: string;
  readonly #logger: ReturnType<typeof logging.create>;

  /** Creates the folder if it does not exist. */
  constructor(folder: string, maximumBytes = usualMaximumBytes) {
    this.#folder = folder;
    this.path = join(folder, 'inkling.log');
    this.#logger = logging.create({ logId: this.path });
    const { console, file } = this.#logger.transports;
    console.level = false;
    file.setAppName('Inkling');
    file.resolvePathFn = () => this.path;
    file.maxSize = maximumBytes;
    file.format = ({ data, level, message }) => [`${message.date.toISOString()} ${level} ${data.join(' ')}`];
  }

  info(message: string, fields?: LogFields): void {
    this.#logger.info(describeEntry(message, fields));
  }

  warn(message: string, fields?: LogFields): void {
    this.#logger.warn(describeEntry(message, fields));
  }

  error(message: string, fields?: LogFields): void {
    this.#logger.error(describeEntry(message, fields));
  }

  /** The newest lines, oldest first. */
  async lastLines(count: number): Promise<string[]> {
    const texts = await Promise.all(
      ['inkling.old.log', 'inkling.log'].map((name) =>
        readFile(join(this.#folder, name), 'utf8').catch(() => ''),
      ),
    );
    return texts
      .join('')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .slice(-count);
  }
}
