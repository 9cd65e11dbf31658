import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/contract/result';
import { failure } from '../../../src/contract/result';
import type { Disk } from '../../../src/services/runs/disk';
import { realDisk } from '../../../src/services/runs/disk';
import { createTestFolder } from '../small-data-set';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someCosts,
  someEpoch,
  someLabel,
  someModel,
  someRun,
  valueOf,
} from './some-run';

/** A disk that is full, or read-only, from now and then on. */
class FailingDisk implements Disk {
  isFailing = false;
  readonly makeFolder = (path: string) => this.#attempt(() => realDisk.makeFolder(path));
  readonly append = (path: string, length: number, content: string | Uint8Array) =>
    this.#attempt(
      () => realDisk.append(path, length, content),
      // As many bytes as there still was room for.
      () => realDisk.append(path, length, content.slice(0, 10)),
    );
  readonly replace = (path: string, content: string | Uint8Array) =>
    this.#attempt(() => realDisk.replace(path, content));
  readonly remove = (path: string) => this.#attempt(() => realDisk.remove(path));

  async #attempt(
    write: () => Promise<Result<undefined>>,
    fail?: () => Promise<unknown>,
  ): Promise<Result<undefined>> {
    if (!this.isFailing) return write();
    await fail?.();
    return failure('file-not-written', 'It could not be written: the disk is full.');
  }
}

const notWritten = { ok: false, failure: { code: 'file-not-written' } };

async function storeOn(disk: FailingDisk) {
  return loadedStore({ folder: await createTestFolder(), appVersion: '', disk });
}

describe('a run whose disk is full', () => {
  it('says so once, and has everything once there is room again', async () => {
    const disk = new FailingDisk();
    const store = await storeOn(disk);
    const writer = await createRun(store, 1);
    const save = (epoch: number) => {
      writer.addEpoch(someEpoch(epoch), someCosts(epoch));
      writer.keepBest(someModel(epoch));
      return writer.save(someCheckpoint(epoch + 1));
    };
    disk.isFailing = true;
    expect(await save(1)).toMatchObject(notWritten);
    expect(await save(2)).toEqual({ ok: true });
    disk.isFailing = false;
    expect(await save(3)).toEqual({ ok: true });
    disk.isFailing = true;
    expect(await save(4)).toMatchObject(notWritten);
    await writer.release();
    disk.isFailing = false;
    const resumed = await valueOf((await loadedStore(store.folder)).resume(writer.id));
    expect(resumed).toMatchObject({
      notice: undefined,
      found: {
        checkpoint: someCheckpoint(4),
        epochs: [0, 1, 2, 3].map((epoch) => someEpoch(epoch)),
        costs: [0, 1, 2, 3].flatMap((epoch) => someCosts(epoch)),
      },
    });
    await resumed.release();
  });

  it('brings at its end what could not be written before', async () => {
    const disk = new FailingDisk();
    const store = await storeOn(disk);
    const writer = await createRun(store, 1);
    disk.isFailing = true;
    writer.addEpoch(someEpoch(1), []);
    expect(await writer.save(someCheckpoint(2))).toMatchObject(notWritten);
    disk.isFailing = false;
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    const again = await loadedStore(store.folder);
    expect(again.summary(writer.id)).toMatchObject({ state: 'finished', epochsDone: 2 });
    expect((await valueOf(again.resume(writer.id))).found?.checkpoint).toEqual(someCheckpoint(2));
    await again.close();
  });

  it('may try its end again once there is room', async () => {
    const disk = new FailingDisk();
    const store = await storeOn(disk);
    const writer = await createRun(store, 1);
    disk.isFailing = true;
    writer.addEpoch(someEpoch(1), []);
    expect(await writer.finish({ state: 'finished' }, someModel(9))).toMatchObject(notWritten);
    disk.isFailing = false;
    await valueOf(writer.finish({ state: 'finished' }, someModel(9)));
    const again = await loadedStore(store.folder);
    expect(again.summary(writer.id)).toMatchObject({ state: 'finished', epochsDone: 2 });
  });

  it('stands as after its last checkpoint when its end cannot be written, and can go on', async () => {
    const disk = new FailingDisk();
    const store = await storeOn(disk);
    const writer = await createRun(store, 1);
    disk.isFailing = true;
    writer.addEpoch(someEpoch(1), []);
    expect(await writer.save(someCheckpoint(2))).toMatchObject(notWritten);
    expect(await writer.finish({ state: 'finished' }, someModel(9))).toMatchObject(notWritten);
    await writer.release();
    expect(store.summary(writer.id)).toMatchObject({
      state: 'interrupted',
      epochsDone: 1,
      isElsewhere: false,
    });
    disk.isFailing = false;
    await (await valueOf(store.resume(writer.id))).release();
  });

  it('cannot be made, labelled or opened from a file', async () => {
    const disk = new FailingDisk();
    const store = await storeOn(disk);
    const writer = await createRun(store, 1);
    await writer.release();
    disk.isFailing = true;
    expect(await store.create(someRun, someLabel)).toMatchObject(notWritten);
    expect(await store.import({ model: someModel(3), file: 'a.safetensors', name: 'a' })).toMatchObject(
      notWritten,
    );
    expect(await store.setLabel(writer.id, { name: 'Other' })).toMatchObject(notWritten);
    expect(store.summaries).toMatchObject([{ id: writer.id, name: someLabel.name }]);
    expect((await loadedStore(store.folder)).summaries).toHaveLength(1);
  });
});
