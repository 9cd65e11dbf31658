import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DrawnDigit } from '../../../src/contract/my-digits';
import { MyDigits } from '../../../src/services/my-digits/my-digits';
import { createTestFolder } from '../small-data-set';

const noon = Date.UTC(2026, 0, 1, 12);

const stroke = (x: number): DrawnDigit['strokes'] => [
  [
    [x, 0.1],
    [0.5, 0.9],
  ],
];
const drawn = (...digits: number[]): DrawnDigit[] =>
  digits.map((digit, index) => ({ digit, strokes: stroke(index) }));

async function openIn(folder: string) {
  const myDigits = new MyDigits(folder, () => noon);
  return { myDigits, notice: await myDigits.load() };
}

const labels = (myDigits: MyDigits) => myDigits.digits.map(({ digit }) => digit);

describe('MyDigits', () => {
  it('begins with none, and keeps what is added until the next start', async () => {
    const folder = join(await createTestFolder(), 'not there yet');
    const { myDigits, notice } = await openIn(folder);
    expect(notice).toBeUndefined();
    expect(await myDigits.add(drawn(3, 7))).toEqual({ ok: true });
    expect(await myDigits.add(drawn(1))).toEqual({ ok: true });
    const next = await openIn(folder);
    expect(next.notice).toBeUndefined();
    expect(next.myDigits.digits).toEqual([
      { id: 1, digit: 3, strokes: stroke(0), drawnAt: '2026-01-01T12:00:00.000Z' },
      { id: 2, digit: 7, strokes: stroke(1), drawnAt: '2026-01-01T12:00:00.000Z' },
      { id: 3, digit: 1, strokes: stroke(0), drawnAt: '2026-01-01T12:00:00.000Z' },
    ]);
  });

  it('corrects labels, deletes, and brings the last deletion back to its place', async () => {
    const { myDigits } = await openIn(await createTestFolder());
    await myDigits.add(drawn(1, 2, 3, 4));
    await myDigits.relabel([2], 9);
    await myDigits.delete([2, 3]);
    expect(labels(myDigits)).toEqual([1, 4]);
    expect(await myDigits.bringBack()).toEqual({ ok: true });
    expect(labels(myDigits)).toEqual([1, 9, 3, 4]);
    expect(await myDigits.bringBack()).toMatchObject({ ok: false, failure: { code: 'invalid-request' } });
  });

  it('never gives a number twice while it is open, also after a deletion', async () => {
    const { myDigits } = await openIn(await createTestFolder());
    await myDigits.add(drawn(5));
    await myDigits.delete([1]);
    await myDigits.add(drawn(6));
    await myDigits.bringBack();
    expect(myDigits.digits.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('loses nothing when changes overtake one another', async () => {
    const folder = await createTestFolder();
    const { myDigits } = await openIn(folder);
    await Promise.all([
      myDigits.add(drawn(1)),
      myDigits.add(drawn(2)),
      myDigits.relabel([1], 8),
      myDigits.add(drawn(3)),
    ]);
    expect(labels((await openIn(folder)).myDigits)).toEqual([8, 2, 3]);
  });

  it('refuses more than it keeps, and is then as it was', async () => {
    const { myDigits } = await openIn(await createTestFolder());
    await myDigits.add(drawn(...Array<number>(4999).fill(0)));
    expect(await myDigits.add(drawn(1, 2))).toMatchObject({
      ok: false,
      failure: { code: 'invalid-request' },
    });
    expect(myDigits.digits).toHaveLength(4999);
  });

  it('changes nothing when it cannot be written', async () => {
    const folder = await createTestFolder();
    const { myDigits } = await openIn(join(folder, 'user data'));
    // A file where its folder should be.
    await writeFile(join(folder, 'user data'), '');
    expect(await myDigits.add(drawn(1))).toMatchObject({ ok: false, failure: { code: 'file-not-written' } });
    expect(myDigits.digits).toEqual([]);
  });

  it.each([
    ['no JSON', '{"version": 1, "digits": ['],
    ['no digits', '{"version": 1}'],
    ['another version', '{"version": 2, "digits": []}'],
    [
      'a number that cannot be counted on from',
      '{"version": 1, "digits": [{"id": 1e308, "digit": 3, "strokes": [[[1, 2]]], "drawnAt": "2026-01-01T12:00:00.000Z"}]}',
    ],
    [
      'no strokes',
      '{"version": 1, "digits": [{"id": 1, "digit": 3, "strokes": [], "drawnAt": "2026-01-01T12:00:00.000Z"}]}',
    ],
  ])('sets a file aside that holds %s, names it, and begins anew', async (_what, content) => {
    const folder = await createTestFolder();
    await writeFile(join(folder, 'my-digits.json'), content);
    const { myDigits, notice } = await openIn(folder);
    expect(notice).toContain(join(folder, 'my-digits.damaged.json'));
    expect(await readFile(join(folder, 'my-digits.damaged.json'), 'utf8')).toBe(content);
    expect(await myDigits.add(drawn(4))).toEqual({ ok: true });
    const next = await openIn(folder);
    expect(next.notice).toBeUndefined();
    expect(labels(next.myDigits)).toEqual([4]);
  });

  it('takes the digits from a damaged file that are whole, and overwrites no older one that was set aside', async () => {
    const folder = await createTestFolder();
    const { myDigits } = await openIn(folder);
    await myDigits.add(drawn(1, 2, 3));
    const path = join(folder, 'my-digits.json');
    const damaged = (await readFile(path, 'utf8')).replace('"digit":2', '"digit":12');
    await writeFile(path, damaged);
    await writeFile(join(folder, 'my-digits.damaged.json'), 'older');
    const next = await openIn(folder);
    expect(next.notice).toContain('digits recovered: 2');
    expect(labels(next.myDigits)).toEqual([1, 3]);
    expect(await readFile(join(folder, 'my-digits.damaged.json'), 'utf8')).toBe('older');
    expect(await readFile(join(folder, 'my-digits.damaged-2.json'), 'utf8')).toBe(damaged);
    expect((await openIn(folder)).notice).toBeUndefined();
    expect((await readdir(folder)).sort()).toEqual([
      'my-digits.damaged-2.json',
      'my-digits.damaged.json',
      'my-digits.json',
    ]);
  });

  it('takes the digits that are whole from a file that breaks off, as on a full disk', async () => {
    const folder = await createTestFolder();
    const { myDigits } = await openIn(folder);
    await myDigits.add(drawn(1, 2, 3));
    const path = join(folder, 'my-digits.json');
    const whole = await readFile(path, 'utf8');
    await writeFile(path, whole.slice(0, whole.indexOf('"digit":3')));
    const next = await openIn(folder);
    expect(next.notice).toContain('digits recovered: 2');
    expect(labels(next.myDigits)).toEqual([1, 2]);
  });

  it('reads as many digits as a file can hold', async () => {
    const folder = await createTestFolder();
    const digit = { digit: 1, strokes: [[[0, 0]]], drawnAt: '2026-01-01T12:00:00.000Z' };
    const digits = Array.from({ length: 300_000 }, (_, index) => ({ ...digit, id: index + 1 }));
    await writeFile(join(folder, 'my-digits.json'), JSON.stringify({ version: 1, digits }));
    const { myDigits } = await openIn(folder);
    expect(myDigits.digits).toHaveLength(300_000);
    // Too many to add one, but they can be tidied up.
    expect((await myDigits.delete(digits.slice(1).map(({ id }) => id))).ok).toBe(true);
    expect(labels(myDigits)).toEqual([1]);
  });

  it('says so when the file cannot be read, and does not write over it', async () => {
    const folder = await createTestFolder();
    await mkdir(join(folder, 'my-digits.json'));
    const { myDigits, notice } = await openIn(folder);
    expect(notice).toContain('it is not a file');
    expect(await myDigits.add(drawn(1))).toMatchObject({ ok: false, failure: { message: notice } });
  });
});
