import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DigitRound } from '../../../src/contract/my-digits';
import { RoundFile } from '../../../src/services/my-digits/round-file';
import { createTestFolder } from '../small-data-set';

const round = (at: number): DigitRound => ({
  questions: [
    {
      asked: 3,
      drawing: {
        strokes: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        padHeight: 280,
        penWidths: [20],
      },
      label: 3,
    },
    { asked: 5, label: null },
  ],
  at,
});

describe('RoundFile', () => {
  it('has the round at the next start as it stood when it was noted last', async () => {
    const path = join(await createTestFolder(), 'user data', 'round.json');
    const file = new RoundFile(path);
    await file.load();
    expect(file.round).toBeUndefined();
    expect(await Promise.all([1, 2, 3].map((at) => file.note(round(at))))).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, value: undefined })),
    );
    const next = new RoundFile(path);
    await next.load();
    expect(next.round).toEqual(round(3));
  });

  it('has none once it has ended', async () => {
    const folder = await createTestFolder();
    const file = new RoundFile(join(folder, 'round.json'));
    void file.note(round(1));
    await file.note(null);
    await file.settled();
    expect(file.round).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('has none where the file is damaged', async () => {
    const path = join(await createTestFolder(), 'round.json');
    await writeFile(path, JSON.stringify({ ...round(1), at: -1 }));
    const file = new RoundFile(path);
    await file.load();
    expect(file.round).toBeUndefined();
  });

  it('says when it could not be written, and keeps the round for this start', async () => {
    const folder = await createTestFolder();
    await writeFile(join(folder, 'file'), '');
    const file = new RoundFile(join(folder, 'file', 'round.json'));
    expect(await file.note(round(1))).toMatchObject({ failure: { code: 'file-not-written' } });
    expect(file.round).toEqual(round(1));
  });
});
