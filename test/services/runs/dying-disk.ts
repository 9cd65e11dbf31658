import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { success } from '../../../src/contract/result';
import type { Random } from '../../../src/engine/random';
import type { Disk } from '../../../src/services/runs/disk';

/**
 * A disk whose process is killed in the middle of operation number `lastOperation`: this one is left undone, half done
 * or done, and like each that comes later it never answers. `death` resolves then.
 */
export class DyingDisk implements Disk {
  readonly death: Promise<void>;
  operations = 0;
  readonly #lastOperation: number;
  readonly #random: Random;
  #die!: () => void;

  constructor(lastOperation: number, random: Random) {
    this.#lastOperation = lastOperation;
    this.#random = random;
    this.death = new Promise((resolve) => (this.#die = resolve));
  }

  get isDead(): boolean {
    return this.operations >= this.#lastOperation;
  }

  makeFolder(path: string) {
    return this.#operate([], () => mkdir(path, { recursive: true }));
  }

  append(path: string, length: number, content: string | Uint8Array) {
    const whole = Buffer.from(content);
    const cut = Math.floor(this.#random.uniform() * whole.length);
    return this.#operate([() => appendAt(path, length, whole.subarray(0, cut))], () =>
      appendAt(path, length, whole),
    );
  }

  replace(path: string, content: string | Uint8Array) {
    const temporaryPath = `${path}.1234567`;
    const whole = Buffer.from(content);
    const cut = Math.floor(this.#random.uniform() * whole.length);
    const halves = [
      () => writeFile(temporaryPath, whole.subarray(0, cut)),
      () => writeFile(temporaryPath, whole),
    ];
    return this.#operate(halves, async () => {
      await writeFile(temporaryPath, whole);
      await rename(temporaryPath, path);
    });
  }

  remove(path: string) {
    return this.#operate([], () => rm(path, { force: true }));
  }

  async #operate(halves: (() => Promise<unknown>)[], whole: () => Promise<unknown>) {
    if (this.isDead) return never;
    this.operations++;
    if (!this.isDead) {
      await whole();
      return success();
    }
    const ends = [async () => undefined, ...halves, whole];
    await ends[Math.floor(this.#random.uniform() * ends.length)]();
    this.#die();
    return never;
  }
}

/** What a process that was killed is told. */
export const never = new Promise<never>(() => undefined);

async function appendAt(path: string, length: number, content: Uint8Array): Promise<void> {
  const file = await open(path, 'a');
  await file.truncate(length);
  await file.appendFile(content);
  await file.close();
}
