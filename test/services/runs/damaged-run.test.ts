import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provenanceOf } from '../../../src/services/runs/provenance';
import { createTestFolder } from '../small-data-set';
import {
  createRun,
  loadedStore,
  someCheckpoint,
  someCosts,
  someEpoch,
  someModel,
  someNetwork,
  valueOf,
} from './some-run';

const epochs = [0, 1, 2, 3].map((epoch) => someEpoch(epoch));

/** A run of four epochs at rest, or one that was interrupted then; with the network of epoch 1 as its best. */
async function runOnDisk(state: 'finished' | 'interrupted') {
  const store = await loadedStore(await createTestFolder());
  const writer = await createRun(store, 4);
  writer.keepBest(someModel(50));
  await valueOf(writer.save(someCheckpoint(4)));
  if (state === 'finished') await valueOf(writer.finish({ state, ending: 'completed' }));
  else await writer.release();
  const path = (file: string) => join(store.folder, writer.id, file);
  const change = async (file: string, edit: (text: string) => string) =>
    writeFile(path(file), edit(await readFile(path(file), 'latin1')), 'latin1');
  return { folder: store.folder, id: writer.id, path, change };
}

it('is named when its run.json is gone, and everything else is still there', async () => {
  const { folder, path } = await runOnDisk('finished');
  await rm(path('run.json'));
  const store = await loadedStore(folder);
  expect(store.summaries).toEqual([]);
  expect(store.notice).toBe(`“${path('run.json')}” cannot be used: there is no such file or folder.`);
});

const linesOf = (text: string) => text.split('\n').slice(0, -1);
const joined = (lines: string[]) => lines.map((line) => `${line}\n`).join('');

const damages: [what: string, edit: (text: string) => string][] = [
  ['a count was edited', (text) => text.replace('"correct":11', '"correct":20')],
  ['a sum was edited', (text) => text.replace(/"sum":"./, '"sum":"x')],
  [
    'a line is there twice',
    (text) => joined(linesOf(text).flatMap((line, index) => (index === 1 ? [line, line] : line))),
  ],
  ['two lines changed places', (text) => joined([1, 0, 2, 3].map((index) => linesOf(text)[index]))],
  ['a line is missing', (text) => joined(linesOf(text).filter((_, index) => index !== 2))],
  ['the last line is missing', (text) => joined(linesOf(text).slice(0, -1))],
  ['the last line is torn', (text) => text.slice(0, -20)],
  ['nothing is left', () => ''],
  ['something else is in its place', () => 'no JSON\n{}\n'],
];

describe.each(['finished', 'interrupted'] as const)('a run that is %s, in whose epochs.jsonl', (state) => {
  it.each(damages)('%s: its epochs are recovered, and that is told', async (_what, edit) => {
    const { folder, id, change } = await runOnDisk(state);
    await change('epochs.jsonl', edit);
    const store = await loadedStore(folder);
    const message = expect.stringContaining('epochs.jsonl');
    expect(store.summary(id)).toMatchObject({ state, epochsDone: 4, last: epochs[3], message });
    expect(await valueOf(store.details(id))).toMatchObject({ state, epochs, message });
    const writer = await valueOf(store.resume(id));
    expect(writer).toMatchObject({ notice: message, found: { epochs, checkpoint: someCheckpoint(4) } });
    await writer.release();
    const again = await loadedStore(folder);
    expect(again.summary(id)).toMatchObject({ state, epochsDone: 4, message: undefined });
  });
});

describe('a run with damage elsewhere', () => {
  it('says nothing of lines that were told after its checkpoint', async () => {
    const { folder, id, path, change } = await runOnDisk('interrupted');
    await change('epochs.jsonl', (text) => `${text}{"result":{"epoch":4,"corr`);
    const store = await loadedStore(folder);
    expect(await valueOf(store.details(id))).toMatchObject({ epochs, message: undefined });
    const writer = await valueOf(store.resume(id));
    expect(writer.notice).toBeUndefined();
    expect(linesOf(await readFile(path('epochs.jsonl'), 'utf8'))).toHaveLength(4);
    await writer.release();
  });

  it('leaves out the part of the cost curve that is damaged', async () => {
    const { folder, id, change } = await runOnDisk('interrupted');
    await change('costs.jsonl', (text) => text.replace('[[1.5', '[[1.6'));
    const store = await loadedStore(folder);
    const costs = [0, 2, 3].flatMap((epoch) => someCosts(epoch));
    const message = expect.stringContaining('cost curve');
    expect(await valueOf(store.details(id))).toMatchObject({ costs, epochs, message });
    const writer = await valueOf(store.resume(id));
    expect(writer).toMatchObject({ notice: message, found: { costs } });
    await writer.release();
    expect(await valueOf(store.details(id))).toMatchObject({ costs, message: undefined });
  });

  it.each(['finished', 'interrupted'] as const)(
    'says once it is opened that a kept network is damaged, and leaves it out: %s',
    async (state) => {
      const { folder, id, change } = await runOnDisk(state);
      const whole = await valueOf((await loadedStore(folder)).details(id));
      await change('kept.bin', (text) => `${text.slice(0, 4000)}x${text.slice(4001)}`);
      const store = await loadedStore(folder);
      const message = expect.stringContaining('networks of earlier epochs were damaged');
      const details = await valueOf(store.details(id));
      expect({ whole: whole.message, now: details.message }).toEqual({ whole: undefined, now: message });
      expect(details.kept.epochs).toEqual([0, 2, 3, 4]);
      const writer = await valueOf(store.resume(id));
      expect(writer).toMatchObject({ notice: message, kept: { epochs: [0, 2, 3, 4] } });
      await writer.release();
    },
  );

  it('says that kept networks are damaged where none is left, or a finished run has half of one', async () => {
    for (const edit of [(text: string) => 'x'.repeat(text.length), (text: string) => text.slice(0, -20)]) {
      const { folder, id, change } = await runOnDisk('finished');
      await change('kept.bin', edit);
      const { message } = await valueOf((await loadedStore(folder)).details(id));
      expect(message).toContain('networks of earlier epochs were damaged');
    }
  });

  it('says nothing of a network that was being kept when the process was killed', async () => {
    const { folder, id, change } = await runOnDisk('interrupted');
    await change('kept.bin', (text) => `${text}${text.slice(0, 1000)}`);
    const { message } = await valueOf((await loadedStore(folder)).details(id));
    expect(message).toBeUndefined();
  });

  it('cannot go on from a damaged checkpoint, but keeps its other networks, and all its files', async () => {
    const { folder, id, path, change } = await runOnDisk('interrupted');
    await change('checkpoint.safetensors', (text) => `${text.slice(0, -1)}x`);
    const damaged = await readFile(path('checkpoint.safetensors'));
    const store = await loadedStore(folder);
    const message = expect.stringMatching(/checkpoint\.safetensors.*SHA-256.*cannot be resumed/);
    expect(await valueOf(store.details(id))).toMatchObject({ state: 'failed', message, epochs });
    expect(await store.resume(id)).toMatchObject({ ok: false, failure: { code: 'run-unreadable', message } });
    const again = await loadedStore(folder);
    expect(again.summary(id)).toMatchObject({ state: 'failed', message, epochsDone: 4, hasNetwork: true });
    for (const which of ['last', 'best'] as const) {
      expect((await valueOf(again.network(id, which))).network).toEqual(someNetwork(50));
    }
    expect(await readFile(path('checkpoint.safetensors'))).toEqual(damaged);
  });

  it('stays finished with a damaged checkpoint, and says that it cannot go on', async () => {
    const { folder, id, change } = await runOnDisk('finished');
    await change('checkpoint.safetensors', () => '');
    const store = await loadedStore(folder);
    const message = expect.stringMatching(/checkpoint\.safetensors.*cannot be resumed/);
    expect(await store.resume(id)).toMatchObject({ ok: false, failure: { code: 'run-unreadable', message } });
    expect(await valueOf(store.details(id))).toMatchObject({ state: 'finished', message, epochs });
    expect((await valueOf(store.network(id, 'last'))).network).toEqual(someNetwork(4));
  });

  it('takes its last network from the checkpoint where the model file is damaged, and the best from the last', async () => {
    const { folder, id, path, change } = await runOnDisk('finished');
    await change('network.safetensors', (text) => text.slice(0, 1000));
    await rm(path('best.safetensors'));
    const store = await loadedStore(folder);
    const { network, provenance } = await valueOf(store.network(id, 'last'));
    expect(network).toEqual(someNetwork(4));
    expect(provenance).toEqual(provenanceOf(await valueOf(store.details(id))));
    expect((await valueOf(store.network(id, 'best'))).network).toEqual(someNetwork(4));
  });

  it('names the file where no network is left', async () => {
    const { folder, id, path, change } = await runOnDisk('finished');
    await change('network.safetensors', () => 'x');
    await change('checkpoint.safetensors', () => 'y');
    await rm(path('best.safetensors'));
    const message = expect.stringContaining('network.safetensors');
    expect(await (await loadedStore(folder)).network(id, 'last')).toMatchObject({
      ok: false,
      failure: { code: 'run-unreadable', message },
    });
  });

  it('does not go on with settings that were changed meanwhile', async () => {
    const { folder, id, change } = await runOnDisk('interrupted');
    await change('run.json', (text) => text.replace('"seed": 1', '"seed": 2'));
    const message = expect.stringContaining('a different run than the one in run.json');
    expect(await (await loadedStore(folder)).resume(id)).toMatchObject({ ok: false, failure: { message } });
  });

  it('begins anew when it was killed before its first checkpoint', async () => {
    const { folder, id, path } = await runOnDisk('interrupted');
    await rm(path('checkpoint.safetensors'));
    await rm(path('best.safetensors'));
    const writer = await valueOf((await loadedStore(folder)).resume(id));
    expect(writer).toMatchObject({ found: undefined, start: undefined });
    expect(writer.records).toEqual([]);
    await writer.release();
  });

  it.each([0, 1])(
    'without its checkpoint trains its unfinished epoch %i again, with its points',
    async (epochsDone) => {
      const store = await loadedStore(await createTestFolder());
      const writer = await createRun(store, epochsDone);
      for (const part of [0, 0.1, 0.2]) {
        writer.addPoint({ epochs: epochsDone + part, validationCorrect: 5, validationTotal: 10 });
      }
      await valueOf(writer.finish({ state: 'stopped', ending: 'stopped' }, someModel(7)));
      await rm(join(store.folder, writer.id, 'checkpoint.safetensors'));
      const resumed = await valueOf((await loadedStore(store.folder)).resume(writer.id));
      expect(resumed).toMatchObject({ found: undefined, start: { network: someModel(7).network } });
      expect(resumed.records).toEqual(epochs.slice(0, epochsDone).map((result) => ({ result })));
      await resumed.release();
    },
  );

  it.each(['', '[]', '{"name":7}', 'no JSON'])(
    'is listed also where small files of it hold %j',
    async (content) => {
      const { folder, id, path } = await runOnDisk('finished');
      for (const file of ['label.json', 'outcome.json']) await writeFile(path(file), content);
      const store = await loadedStore(folder);
      expect(store.summary(id)).toMatchObject({
        name: expect.stringMatching(/^Run of \d{4}-/),
        state: 'interrupted',
      });
      expect(await valueOf(store.details(id))).toMatchObject({ epochs });
      await valueOf(store.setLabel(id, { name: 'Again' }));
      expect((await loadedStore(folder)).summary(id)).toMatchObject({ name: 'Again' });
    },
  );
});
