import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { denseShapes, parameterCount } from '../../../src/contract/layers';
import { keptEpochs } from '../../../src/services/runs/kept-epochs';
import { keptRecordBytes } from '../../../src/services/runs/kept-record';
import type { RunStore } from '../../../src/services/runs/run-store';
import { createTestFolder } from '../small-data-set';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someCosts,
  someEpoch,
  someNetwork,
  someRun,
  valueOf,
} from './some-run';

const recordBytes = keptRecordBytes({ ...someRun, id: '' });

async function keptOf(store: RunStore, id: string): Promise<readonly number[]> {
  return (await valueOf(store.details(id))).kept.epochs;
}

/** Whether the run has kept the very network that it was told after this many epochs, but for rounding. */
async function expectKept(store: RunStore, id: string, epochs: number): Promise<void> {
  const { sizes, activations, layers } = await valueOf(store.keptNetwork(id, epochs));
  const told = someNetwork(epochs);
  expect({ sizes, activations }).toEqual({ sizes: told.sizes, activations: told.activations });
  layers.forEach(({ weight, bias }, layer) => {
    const both = [
      [weight, told.layers[layer].weight],
      [bias, told.layers[layer].bias],
    ];
    for (const [kept, exact] of both) {
      expect(kept.length).toBe(exact.length);
      expect(Math.max(...kept.map((value, index) => Math.abs(value / exact[index] - 1)))).toBeLessThan(
        0.0005,
      );
    }
  });
}

describe('the networks that a run keeps', () => {
  it('are there while it trains, before they are written and after, and when it has ended', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 2);
    writer.keepNetwork(3, someNetwork(3));
    expect(writer.kept).toEqual({ epochs: [0, 1, 2, 3], bytes: 4 * recordBytes });
    for (const epochs of [0, 1, 2, 3]) await expectKept(store, writer.id, epochs);
    expect(await store.keptNetwork(writer.id, 4)).toMatchObject({
      ok: false,
      failure: {
        code: 'run-unreadable',
        message: '“2 hidden neurons” has not kept its network after epoch 4.',
      },
    });
    writer.addEpoch(someEpoch(2), someCosts(2));
    await valueOf(writer.save(someCheckpoint(3)));
    await valueOf(writer.finish({ state: 'finished', ending: 'completed' }));
    const later = await loadedStore(store.folder);
    expect((await valueOf(later.details(writer.id))).kept).toEqual({
      epochs: [0, 1, 2, 3],
      bytes: 4 * recordBytes,
    });
    for (const epochs of [0, 1, 2, 3]) await expectKept(later, writer.id, epochs);
    expect(later.summary(writer.id)!.bytes).toBeGreaterThan(4 * recordBytes);
    expect(recordBytes).toBeLessThan(2 * parameterCount(denseShapes([784, 2, 10])) + 50);
  });

  it('end with the checkpoint when the process was killed, and go on from there', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 2);
    const file = join(store.folder, writer.id, 'kept.bin');
    const upToCheckpoint = await readFile(file);
    // Written, but the checkpoint after it was not.
    writer.keepNetwork(3, someNetwork(3));
    writer.addEpoch(someEpoch(2), someCosts(2));
    await valueOf(writer.save(someCheckpoint(3)));
    const whole = await readFile(file);
    await writer.release();
    const checkpoint = join(store.folder, writer.id, 'checkpoint.safetensors');
    const other = await loadedStore(await createTestFolder());
    const twin = await createRun(other, 2);
    await twin.release();
    expect(whole.length).toBe(upToCheckpoint.length + recordBytes);
    await writeFile(file, whole.subarray(0, -10));
    expect(await keptOf(await loadedStore(store.folder), writer.id)).toEqual([0, 1, 2]);
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(recordBytes, 1)]));
    const resumed = await valueOf((await loadedStore(store.folder)).resume(writer.id));
    expect(resumed.kept.epochs).toEqual([0, 1, 2, 3]);
    resumed.keepNetwork(3, someNetwork(3));
    resumed.keepNetwork(4, someNetwork(4));
    resumed.addEpoch(someEpoch(3), someCosts(3));
    await valueOf(resumed.save(someCheckpoint(4)));
    expect((await stat(file)).size).toBe(5 * recordBytes);
    await resumed.release();
    expect((await stat(checkpoint)).size).toBeGreaterThan(0);
    expect(await keptOf(await loadedStore(store.folder), writer.id)).toEqual([0, 1, 2, 3, 4]);
  });

  it('leave out a damaged one, those of another run, and all that is not theirs', async () => {
    const store = await loadedStore(await createTestFolder());
    const writers = [await createRun(store, 3), await createRun(store, 3)];
    for (const writer of writers) await writer.release();
    const [file, other] = writers.map(({ id }) => join(store.folder, id, 'kept.bin'));
    const [{ id }] = writers;
    const whole = await readFile(file);
    whole[recordBytes + 100] ^= 1;
    await writeFile(file, whole);
    const damaged = await loadedStore(store.folder);
    expect(await keptOf(damaged, id)).toEqual([0, 2, 3]);
    await expectKept(damaged, id, 2);
    expect(await damaged.keptNetwork(id, 1)).toMatchObject({ ok: false });
    const resumed = await valueOf(damaged.resume(id));
    resumed.keepNetwork(4, someNetwork(4));
    resumed.addEpoch(someEpoch(3), someCosts(3));
    await valueOf(resumed.save(someCheckpoint(4)));
    await resumed.release();
    expect(await keptOf(damaged, id)).toEqual([0, 2, 3, 4]);
    for (const epochs of [0, 2, 3, 4]) await expectKept(damaged, id, epochs);
    expect((await stat(file)).size).toBe(4 * recordBytes);
    await writeFile(file, await readFile(other));
    expect(await keptOf(await loadedStore(store.folder), id)).toEqual([]);
    await writeFile(file, 'not networks');
    expect(await keptOf(await loadedStore(store.folder), id)).toEqual([]);
  });

  it('are thinned where there would be too many, and the file with them', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await createRun(store, 0);
    const [newest, network] = [4500, someNetwork(1)];
    for (let epochs = 1; epochs <= newest; epochs++) {
      writer.keepNetwork(epochs, network);
      if (epochs % 1500 === 0) await valueOf(writer.save(someCheckpoint(epochs)));
    }
    const expected = keptEpochs(0, newest, 64);
    expect(expected.length).toBeLessThan(40);
    expect(writer.kept.epochs).toEqual(expected);
    expect((await stat(join(store.folder, writer.id, 'kept.bin'))).size).toBe(expected.length * recordBytes);
    for (const epochs of expected) await valueOf(store.keptNetwork(writer.id, epochs));
    await writer.release();
  });

  it('are none in a run of an earlier version, which keeps them from where it goes on', async () => {
    const store = await loadedStore(await createTestFolder());
    const writer = await valueOf(store.create(someRun, { name: 'Old' }));
    writer.addEpoch(someEpoch(0), someCosts(0));
    await valueOf(writer.save(someCheckpoint(1)));
    await writer.release();
    expect(await keptOf(store, writer.id)).toEqual([]);
    const resumed = await valueOf(store.resume(writer.id));
    resumed.keepNetwork(1, someNetwork(1));
    resumed.keepNetwork(2, someNetwork(2));
    resumed.addEpoch(someEpoch(1), someCosts(1));
    await valueOf(resumed.save(someCheckpoint(2)));
    await resumed.release();
    expect(await keptOf(store, writer.id)).toEqual([1, 2]);
  });
});
