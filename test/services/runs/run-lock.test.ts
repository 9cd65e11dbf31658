import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { lutimes, mkdir, readFile, readdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { success } from '../../../src/contract/result';
import { thisProcess } from '../../../src/services/runs/lock-owner';
import { RunLock } from '../../../src/services/runs/run-lock';
import { ownProcess } from '../own-process';
import { createTestFolder } from '../small-data-set';
import { createRun, loadedStore, someCheckpoint, someEpoch, valueOf } from './some-run';

const startProcess = ownProcess(resolve(import.meta.dirname, 'run-process.ts'));

/** Lets another process resume a run; gives how that went. */
async function resumeElsewhere(
  folder: string,
  id: string,
): Promise<{ child: ChildProcess; answer: unknown }> {
  const child = startProcess([folder, id]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [answer] = (await once(child, 'message')) as [unknown];
  return { child, answer };
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** A run that was interrupted after an epoch; its folder and id. */
async function interruptedRun() {
  const store = await loadedStore(await createTestFolder());
  const writer = await createRun(store, 1);
  await writer.release();
  return { folder: store.folder, id: writer.id, lockPath: join(store.folder, writer.id, 'lock') };
}

describe('a run that another process works on', () => {
  it('is shown as such and cannot be resumed, until that process gives it back', async () => {
    const { folder, id } = await interruptedRun();
    const { child, answer } = await resumeElsewhere(folder, id);
    expect(answer).toBe('resumed');
    const store = await loadedStore(folder);
    expect(store.summary(id)).toMatchObject({ isElsewhere: true, state: 'running' });
    const inUse = {
      ok: false,
      failure: { code: 'run-in-use', message: expect.stringContaining('2 hidden neurons') },
    };
    expect(await store.resume(id)).toMatchObject(inUse);
    expect(await store.delete([id])).toMatchObject(inUse);
    expect((await resumeElsewhere(folder, id)).answer).toBe('run-in-use');
    const exit = once(child, 'exit');
    child.send('go');
    await exit;
    await store.refresh();
    expect(store.summary(id)).toMatchObject({ isElsewhere: false, state: 'interrupted' });
    const writer = await valueOf(store.resume(id));
    expect(writer.found?.checkpoint).toEqual(someCheckpoint(1));
    await writer.release();
  });

  it('is not taken for such a run while this process resumes it, however often the folder is read', async () => {
    const { folder, id } = await interruptedRun();
    const store = await loadedStore(folder);
    const seen = new Set<string>();
    store.onChange(() => {
      const { state, isElsewhere } = store.summary(id)!;
      seen.add(`${state}${isElsewhere ? ' elsewhere' : ''}`);
    });
    for (let times = 0; times < 20; times++) {
      let isResumed = false;
      const resuming = store.resume(id).finally(() => (isResumed = true));
      while (!isResumed) await store.refresh();
      await (await valueOf(resuming)).release();
    }
    expect([...seen]).toEqual(['interrupted']);
  });

  it('is not taken for such a run while this process makes it', async () => {
    const store = await loadedStore(await createTestFolder());
    const seen = new Set<string>();
    store.onChange(({ changed }) => changed.forEach((id) => seen.add(`${store.summary(id)!.isElsewhere}`)));
    for (let times = 0; times < 20; times++) {
      let isMade = false;
      const making = createRun(store, 1).finally(() => (isMade = true));
      while (!isMade) await store.refresh();
      await (await making).release();
    }
    expect([...seen]).toEqual(['false']);
  });

  it('is free at once when that process is killed', async () => {
    const { folder, id } = await interruptedRun();
    const { child } = await resumeElsewhere(folder, id);
    const store = await loadedStore(folder);
    expect(store.summary(id)).toMatchObject({ isElsewhere: true });
    await kill(child);
    await store.refresh();
    expect(store.summary(id)).toMatchObject({ isElsewhere: false, state: 'interrupted' });
    await (await valueOf(store.resume(id))).release();
  });

  it('goes to one of many processes that resume it at once', async () => {
    const { folder, id } = await interruptedRun();
    const answers = await Promise.all(
      Array.from({ length: 4 }, async () => (await resumeElsewhere(folder, id)).answer),
    );
    expect(answers.sort()).toEqual(['resumed', 'run-in-use', 'run-in-use', 'run-in-use']);
  });

  it('goes to one of many who find it locked by a dead process', async () => {
    const { folder, id, lockPath } = await interruptedRun();
    const dead = JSON.stringify({ ...thisProcess(), pid: 999_999_999, token: 'dead' });
    // It may have died while it took away the lock of another.
    for (let round = 0; round < 200; round++) {
      await writeFile(lockPath, dead);
      if (round === 0) await writeFile(`${lockPath}.claim`, dead);
      const locks = await Promise.all(
        Array.from({ length: 8 }, () => RunLock.acquire(lockPath, thisProcess())),
      );
      const got = locks.filter((lock) => lock !== null);
      expect(got.map((lock) => lock.isOurs)).toEqual([true]);
      await got[0].release();
    }
    expect((await readdir(join(folder, id))).filter((file) => file.startsWith('lock'))).toEqual([]);
  });

  it('is written no more by a process that has lost it', async () => {
    const { folder, id, lockPath } = await interruptedRun();
    const store = await loadedStore(folder);
    const writer = await valueOf(store.resume(id));
    await writeFile(lockPath, JSON.stringify({ ...thisProcess(), token: 'another' }));
    const before = await readFile(join(folder, id, 'checkpoint.safetensors'));
    const lost = { ok: false, failure: { code: 'run-in-use' } };
    for (const epoch of [2, 3]) expect(await writer.save(someCheckpoint(epoch))).toMatchObject(lost);
    expect(await writer.setState({ state: 'paused' })).toMatchObject(lost);
    expect(await writer.finish({ state: 'finished' })).toMatchObject(lost);
    expect(await readFile(join(folder, id, 'checkpoint.safetensors'))).toEqual(before);
    expect(JSON.parse(await readFile(lockPath, 'utf8'))).toMatchObject({ token: 'another' });
  });

  it('is not lost with its folder, and is written again when that is back', async () => {
    const { folder, id } = await interruptedRun();
    const store = await loadedStore(folder);
    const writer = await valueOf(store.resume(id));
    await rename(join(folder, id), join(folder, 'moved'));
    const gone = { ok: false, failure: { code: 'file-not-written', message: expect.stringContaining(id) } };
    writer.addEpoch(someEpoch(1), []);
    expect(await writer.save(someCheckpoint(2))).toMatchObject(gone);
    expect(await writer.setState({ state: 'paused' })).toMatchObject(gone);
    expect(await readdir(folder)).toEqual(['moved']);
    await rename(join(folder, 'moved'), join(folder, id));
    expect(await writer.save(someCheckpoint(2))).toEqual(success());
    expect(await writer.finish({ state: 'finished' })).toEqual(success());
    expect((await loadedStore(folder)).summary(id)).toMatchObject({ state: 'finished', epochsDone: 2 });
  });
});

describe('RunLock', () => {
  const owner = thisProcess();
  const stale: [what: string, content: unknown, ageSeconds: number][] = [
    ['a process that has ended', { ...owner, pid: 999_999_999 }, 0],
    ['an earlier start of this machine', { ...owner, boot: 'another' }, 0],
    ['a process that has not touched it for a minute', owner, 61],
    ['another machine that has not touched it for a minute', { ...owner, host: 'elsewhere' }, 61],
    ['nobody, since it cannot be read', 'torn', 6],
  ];
  // Other systems do not say when a process began.
  if (process.platform === 'linux') {
    stale.push(['a process before this one that had its number', { ...owner, processStart: '1' }, 0]);
  }
  const fresh: typeof stale = [
    ['this process', owner, 0],
    ['a process that cannot tell when it began', { ...owner, processStart: '' }, 30],
    ['another machine', { ...owner, host: 'elsewhere', boot: 'another' }, 30],
    ['somebody who is writing it', 'torn', 0],
  ];

  async function lockOf(content: unknown, ageSeconds: number): Promise<string> {
    const path = join(await createTestFolder(), 'lock');
    const text =
      typeof content === 'string' ? content : JSON.stringify({ ...(content as object), token: 'theirs' });
    await writeFile(path, text);
    const touchedAt = new Date(Date.now() - 1000 * ageSeconds);
    await utimes(path, touchedAt, touchedAt);
    return path;
  }

  it.each(stale)('is taken from %s', async (_what, content, ageSeconds) => {
    const path = await lockOf(content, ageSeconds);
    expect(RunLock.isHeld(path, owner)).toBe(false);
    const lock = await RunLock.acquire(path, owner);
    expect(lock?.isOurs).toBe(true);
    await lock?.release();
    expect(RunLock.isHeld(path, owner)).toBe(false);
  });

  it.each(fresh)('is left to %s', async (_what, content, ageSeconds) => {
    const path = await lockOf(content, ageSeconds);
    expect(RunLock.isHeld(path, owner)).toBe(true);
    expect(await RunLock.acquire(path, owner)).toBeNull();
  });

  it.each(['a folder', 'a link'])('is taken where %s has its name', async (what) => {
    const folder = await createTestFolder();
    const path = join(folder, 'lock');
    await writeFile(join(folder, 'other'), 'untouched');
    await (what === 'a folder' ? mkdir(path) : symlink(join(folder, 'other'), path));
    const longAgo = new Date(Date.now() - 10_000);
    if (what === 'a folder') await utimes(path, longAgo, longAgo);
    else await lutimes(path, longAgo, longAgo);
    const lock = await RunLock.acquire(path, owner);
    expect(lock?.isOurs).toBe(true);
    await lock?.release();
    expect(await readFile(join(folder, 'other'), 'utf8')).toBe('untouched');
  });
});
