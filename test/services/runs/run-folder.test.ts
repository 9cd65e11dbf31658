import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunFolder } from '../../../src/services/runs/run-folder';
import { createTestFolder } from '../small-data-set';
import { someCheckpoint, someDescription, someEpoch } from './some-run';

async function createRun(path: string, epochs: number): Promise<RunFolder> {
  const created = await RunFolder.create(path, someDescription, someCheckpoint(0));
  if (!created.ok) throw new Error(created.failure.message);
  for (let epoch = 0; epoch < epochs; epoch++) {
    expect(await created.value.save([someEpoch(epoch)], someCheckpoint(epoch + 1))).toMatchObject({
      ok: true,
    });
  }
  return created.value;
}

const createdPath = async (epochs: number) =>
  (await createRun(join(await createTestFolder(), 'run'), epochs)).path;

describe('RunFolder.open', () => {
  it('gives back what was asked, the last checkpoint and all epochs before it', async () => {
    const path = await createdPath(3);
    expect(await RunFolder.open(path)).toMatchObject({
      ok: true,
      value: {
        description: someDescription,
        checkpoint: someCheckpoint(3),
        epochs: [someEpoch(0), someEpoch(1), someEpoch(2)],
      },
    });
    expect((await readdir(path)).sort()).toEqual(['checkpoint.safetensors', 'epochs.jsonl', 'run.json']);
  });

  it('gives back the beginning of a run that was killed in its first epoch', async () => {
    expect(await RunFolder.open(await createdPath(0))).toMatchObject({
      ok: true,
      value: { checkpoint: someCheckpoint(0), epochs: [] },
    });
  });

  it.each([
    ['', 'no line'],
    ['{"epoch":2,"corr', 'a torn line'],
    [`${JSON.stringify(someEpoch(2))}\n`, 'a whole line'],
    [
      `${JSON.stringify(someEpoch(2))}\n${JSON.stringify(someEpoch(3)).slice(0, -1)}`,
      'a whole and a torn line',
    ],
  ])('drops what was appended after the checkpoint: %s', async (appended) => {
    const path = await createdPath(2);
    const lines = await readFile(join(path, 'epochs.jsonl'), 'utf8');
    await appendFile(join(path, 'epochs.jsonl'), appended);
    const opened = await RunFolder.open(path);
    expect(opened).toMatchObject({ ok: true, value: { epochs: [someEpoch(0), someEpoch(1)] } });
    expect(await readFile(join(path, 'epochs.jsonl'), 'utf8')).toBe(lines);
    if (!opened.ok) return;
    await opened.value.folder.save([someEpoch(2)], someCheckpoint(3));
    expect(await RunFolder.open(path)).toMatchObject({ ok: true, value: { epochs: { length: 3 } } });
  });

  it('clears away a temporary file of a checkpoint that was never completed', async () => {
    const path = await createdPath(1);
    await writeFile(join(path, 'checkpoint.safetensors.123'), 'half');
    expect(await RunFolder.open(path)).toMatchObject({ ok: true });
    expect(await readdir(path)).not.toContain('checkpoint.safetensors.123');
  });

  it.each([
    ['run.json', '{}'],
    ['run.json', 'no JSON'],
    ['checkpoint.safetensors', ''],
    ['epochs.jsonl', ''],
    ['epochs.jsonl', `${JSON.stringify(someEpoch(1))}\n`.repeat(2)],
    ['epochs.jsonl', '{}\n{}\n'],
  ])('names %s as what cannot be used when it holds %j', async (name, content) => {
    const path = await createdPath(2);
    await writeFile(join(path, name), content);
    const message = expect.stringContaining(join(path, name));
    expect(await RunFolder.open(path)).toMatchObject({
      ok: false,
      failure: { code: 'run-unreadable', message },
    });
  });

  it.each(['checkpoint.safetensors', 'epochs.jsonl'])('names %s when it is missing', async (name) => {
    const path = await createdPath(2);
    await rm(join(path, name));
    const message = expect.stringMatching(`${name}.*there is no such file`);
    expect(await RunFolder.open(path)).toMatchObject({
      ok: false,
      failure: { code: 'run-unreadable', message },
    });
  });

  it('refuses a run whose hyper-parameters have been changed meanwhile', async () => {
    const path = await createdPath(2);
    const text = await readFile(join(path, 'run.json'), 'utf8');
    await writeFile(join(path, 'run.json'), text.replace('"seed": 1', '"seed": 2'));
    const message = expect.stringContaining('another run');
    expect(await RunFolder.open(path)).toMatchObject({
      ok: false,
      failure: { code: 'run-unreadable', message },
    });
  });

  it('says of any other folder that it holds no run', async () => {
    const path = await createTestFolder();
    const message = expect.stringContaining('holds no run');
    for (const place of [path, join(path, 'nowhere')]) {
      expect(await RunFolder.open(place)).toMatchObject({
        ok: false,
        failure: { code: 'run-unreadable', message },
      });
    }
  });
});

describe('RunFolder.create', () => {
  it('refuses a folder that holds a run, and leaves that as it is', async () => {
    const path = await createdPath(2);
    const again = await RunFolder.create(path, someDescription, someCheckpoint(0));
    const message = expect.stringContaining('holds a run already');
    expect(again).toMatchObject({ ok: false, failure: { code: 'file-not-written', message } });
    expect(await RunFolder.open(path)).toMatchObject({ ok: true, value: { checkpoint: someCheckpoint(2) } });
  });

  it('takes a folder in which a run was killed before it had begun', async () => {
    const path = join(await createTestFolder(), 'run');
    await mkdir(path);
    await writeFile(join(path, 'epochs.jsonl'), '{"epo');
    await writeFile(join(path, 'checkpoint.safetensors'), 'half');
    await createRun(path, 1);
    expect(await RunFolder.open(path)).toMatchObject({ ok: true, value: { epochs: [someEpoch(0)] } });
  });

  it('says why there can be no folder', async () => {
    const file = join(await createTestFolder(), 'file');
    await writeFile(file, '');
    const created = await RunFolder.create(join(file, 'run'), someDescription, someCheckpoint(0));
    expect(created).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
  });
});
