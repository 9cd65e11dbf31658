import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Download } from '../../../src/services/data/download';
import { downloadFile } from '../../../src/services/data/download';
import { createTestFolder } from '../small-data-set';
import {
  breakAfter,
  findDeadAddress,
  neverAnswer,
  refuse,
  send,
  stallAfter,
  startMirror,
} from './faulty-mirror';

const content = Uint8Array.from({ length: 50_000 }, (_, index) => index % 251);
const impatience = { answerMs: 100, idleMs: 100, rounds: 1, betweenRoundsMs: 0 };
const patience = { answerMs: 10_000, idleMs: 10_000, rounds: 1, betweenRoundsMs: 0 };

async function downloadFrom(urls: string[], changes: Partial<Download> = {}) {
  const folder = await createTestFolder();
  const path = join(folder, 'file.gz');
  const result = await downloadFile({
    urls: urls.map((url) => `${url}file.gz`),
    path,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    fetch,
    patience,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...changes,
  });
  return { result, folder, path };
}

describe('downloadFile', () => {
  it('puts the file in its place and tells how far it is', async () => {
    const mirror = await startMirror(send(content));
    const received: number[] = [];
    const { result, folder, path } = await downloadFrom([mirror.url], {
      onProgress: (bytes) => received.push(bytes),
    });
    expect(result).toEqual({ ok: true });
    expect(new Uint8Array(await readFile(path))).toEqual(content);
    expect(await readdir(folder)).toEqual(['file.gz']);
    expect(received.at(-1)).toBe(content.length);
    expect(received).toEqual([...received].sort((one, other) => one - other));
  });

  const wrongContent = content.map((byte) => byte ^ 1);
  it.each([
    ['answers 404', refuse(404), 'answered 404'],
    ['sends a short file', send(content.subarray(0, 1000)), 'sent only 1000 of 50000 bytes'],
    ['sends too much', send(new Uint8Array(60_000)), 'sent more than 50000 bytes'],
    ['sends another file', send(wrongContent), 'wrong SHA-256'],
    ['breaks the connection', breakAfter(content.subarray(0, 1000)), 'closed the connection'],
  ])('asks the next mirror when the first %s', async (_what, answer, complaint) => {
    const bad = await startMirror(answer);
    const good = await startMirror(send(content));
    const { result, folder, path } = await downloadFrom([bad.url, good.url]);
    expect(result).toEqual({ ok: true });
    expect(new Uint8Array(await readFile(path))).toEqual(content);
    expect(await readdir(folder)).toEqual(['file.gz']);

    const alone = await downloadFrom([bad.url]);
    expect(alone.result).toMatchObject({ ok: false, failure: { code: 'data-download-failed' } });
    expect(alone.result).toHaveProperty('failure.message', expect.stringContaining(complaint));
    expect(await readdir(alone.folder)).toEqual([]);
  });

  it.each([
    ['never answers', neverAnswer],
    ['stalls in the middle', stallAfter(content.subarray(0, 1000))],
  ])('does not wait for ever when a mirror %s', async (_what, answer) => {
    const bad = await startMirror(answer);
    const { result, folder } = await downloadFrom([bad.url], { patience: impatience });
    expect(result).toHaveProperty('failure.message', expect.stringContaining('sent nothing for 0.1 s'));
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes past a mirror that cannot be reached', async () => {
    const good = await startMirror(send(content));
    const dead = await findDeadAddress();
    expect((await downloadFrom([dead, good.url])).result).toEqual({ ok: true });
    const { result } = await downloadFrom([dead]);
    expect(result).toHaveProperty('failure.message', expect.stringContaining('refused the connection'));
  });

  it('tries all mirrors again before it gives up', async () => {
    const first = await startMirror(refuse(503));
    const second = await startMirror(refuse(500), send(content));
    const { result } = await downloadFrom([first.url, second.url], { patience: { ...patience, rounds: 2 } });
    expect(result).toEqual({ ok: true });
    expect([first.asked.length, second.asked.length]).toEqual([2, 2]);
  });

  it('ends when it is cancelled, and leaves nothing behind', async () => {
    const mirror = await startMirror(stallAfter(content.subarray(0, 1000)));
    const cancellation = new AbortController();
    const { result, folder } = await downloadFrom([mirror.url], {
      signal: cancellation.signal,
      onProgress: () => cancellation.abort(),
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not blame the mirrors when the file cannot be written', async () => {
    const mirror = await startMirror(send(content));
    const folder = await createTestFolder();
    await writeFile(join(folder, 'file'), '');
    const { result } = await downloadFrom([mirror.url], { path: join(folder, 'file', 'file.gz') });
    expect(result).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
    await mkdir(join(folder, 'folder.gz'));
    const onFolder = await downloadFrom([mirror.url], { path: join(folder, 'folder.gz') });
    expect(onFolder.result).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
    expect(await readdir(folder)).toEqual(['file', 'folder.gz']);
  });
});
