import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../src/contract/drawings';
import type { Environment } from '../../src/cli/environment';
import { drawStrokes } from '../../src/engine/handwriting/raster/raster';
import { mostMarks } from '../../src/engine/handwriting/segmentation/read-picture';
import { dots, drawNumber, moved } from '../engine/handwriting/numbers';
import type { GreyBytes } from './pictures/encode';
import { encodeJpeg, encodePng, encodeWebp } from './pictures/encode';
import { jsonLines, TestTerminal } from './terminal';

const model = resolve('resources/starter.safetensors');

function written(number: string): GreyBytes {
  const side = 400;
  const { grey } = drawStrokes(moved(drawNumber(number), 30, 120), side, { radius: 5, edge: 2 });
  return { width: side, height: side, grey: Uint8Array.from(grey, (ink) => Math.round(240 - 220 * ink)) };
}

/** Numbers in the cells of a table; an empty text is an empty cell. */
function tableOf(rows: readonly (readonly string[])[]): GreyBytes {
  const [side, cell, margin] = [600, { width: 260, height: 140 }, 30];
  const lines = [0, 1, 2].flatMap((line): Stroke[] => [
    [[margin, margin + line * cell.height], [margin + 2 * cell.width, margin + line * cell.height]], // prettier-ignore
    [[margin + line * cell.width, margin], [margin + line * cell.width, margin + 2 * cell.height]], // prettier-ignore
  ]);
  const numbers = rows.flatMap((row, index) =>
    row.flatMap((number, column) =>
      moved(drawNumber(number), margin + column * cell.width + 25, margin + index * cell.height + 20),
    ),
  );
  const printed = drawStrokes(lines, side, { radius: 1.5, edge: 1 });
  const ink = drawStrokes(numbers, side, { radius: 5, edge: 2 });
  const height = 2 * cell.height + 2 * margin;
  const grey = Uint8Array.from(ink.grey.subarray(0, height * side), (value, pixel) =>
    Math.round(240 - 220 * Math.max(value, printed.grey[pixel])),
  );
  return { width: side, height, grey };
}

async function fileWith(terminal: TestTerminal, name: string, content: Uint8Array | string) {
  await writeFile(terminal.path(name), content);
  return terminal.path(name);
}

describe('inkling read', () => {
  it('prints the number in a picture', async () => {
    const terminal = await TestTerminal.open();
    const picture = await fileWith(terminal, 'number.png', encodePng(written('504')));
    expect(await terminal.run(['read', model, picture])).toEqual({
      exitCode: 0,
      stdout: '504\n',
      stderr: '',
    });
  });

  it('shows in a terminal how much of a picture is read, and clears that before the number', async () => {
    const terminal = await TestTerminal.open();
    const picture = await fileWith(terminal, 'number.png', encodePng(written('504')));
    const shown = await terminal.run(['read', model, picture], { isTTY: true });
    expect(shown.stdout).toBe('504\n');
    const lines = shown.stderr.split('\r\x1b[K');
    expect(lines[1]).toBe(`number.png ${'░'.repeat(24)}   0 % `);
    expect(lines.at(-1)).toBe('');
  });

  it('clears that, too, when Ctrl-C stops it', async () => {
    const terminal = await TestTerminal.open();
    const picture = await fileWith(terminal, 'number.png', encodePng(written('504')));
    const readPicture: Environment['readPicture'] = (_picture, onProgress, stopped) => {
      onProgress(0.5);
      terminal.signal();
      return Promise.reject(stopped.reason as Error);
    };
    const stopped = await terminal.run(['read', model, picture], { isTTY: true, readPicture });
    expect(stopped).toMatchObject({ exitCode: 130, stdout: '' });
    expect(stopped.stderr.endsWith('50 % \r\x1b[KStopped.\n')).toBe(true);
  });

  it('clears that, too, when something throws', async () => {
    const terminal = await TestTerminal.open();
    const picture = await fileWith(terminal, 'number.png', encodePng(written('504')));
    let shown = '';
    const stderr = { isTTY: true, columns: 80, write: (text: string) => (shown += text) };
    const readPicture: Environment['readPicture'] = (_picture, onProgress) => {
      onProgress(0.5);
      throw new Error('a bug');
    };
    await expect(terminal.run(['read', model, picture], { stderr, readPicture })).rejects.toThrow('a bug');
    expect(shown.endsWith('50 % \r\x1b[K')).toBe(true);
  });

  it.each(['read', 'predict'])('reads the other pictures where one is bad: inkling %s', async (command) => {
    const terminal = await TestTerminal.open();
    const good = await fileWith(terminal, 'seven.png', encodePng(written('7')));
    const notes = await fileWith(terminal, 'notes.png', 'milk, bread');
    const strokes = await fileWith(terminal, 'strokes.json', JSON.stringify(drawNumber('7')));
    const given = [command, model, terminal.path('none.png'), good, notes, '--strokes', strokes];
    const { exitCode, stdout, stderr } = await terminal.run(given);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(new RegExp(`^${good}: 7.*\\n.*7.*\\n$`));
    expect(stderr).toContain('none.png” could not be read: there is no such file or folder.\n');
    expect(stderr).toContain(`error: “${notes}” is not a PNG, JPEG or WebP picture.\n`);
    expect(stderr.endsWith('\nerror: 2 of 4 could not be read.\n')).toBe(true);
    const asJson = jsonLines((await terminal.run([...given, '--json'])).stdout);
    expect(asJson.map((line) => 'error' in line)).toEqual([true, false, true, false]);
    const pictures = [terminal.path('none.png'), good, notes].map((path) => ({ picture: path }));
    expect(asJson).toMatchObject([...pictures, { strokes, drawing: 0 }]);
  });

  it('says how a page lies that it had to turn', async () => {
    const terminal = await TestTerminal.open();
    const picture = resolve('test/engine/handwriting/failed-pictures/sideways.png');
    const { stdout, stderr } = await terminal.run(['read', model, picture]);
    expect(stdout).toBe('40757045 74505704\n');
    expect(stderr).toBe(`“${picture}” lies on its right side.\n`);
  });

  it('prints a line for each of several pictures of any format', async () => {
    const terminal = await TestTerminal.open();
    const png = await fileWith(terminal, 'one.png', encodePng(written('10')));
    const jpeg = await fileWith(terminal, 'two.jpg', await encodeJpeg(written('27')));
    const webp = await fileWith(terminal, 'three.webp', await encodeWebp(written('450')));
    const { stdout } = await terminal.run(['read', model, png, jpeg, webp]);
    expect(stdout).toBe(`${png}: 10\n${jpeg}: 27\n${webp}: 450\n`);
  });

  it('tells boxes and confidences as JSON', async () => {
    const terminal = await TestTerminal.open();
    const picture = await fileWith(terminal, 'number.png', encodePng(written('10')));
    const { stdout } = await terminal.run(['read', model, picture, '--json']);
    const number = { box: { left: expect.any(Number), top: expect.any(Number), width: expect.any(Number), height: expect.any(Number) }, confidence: expect.any(Number), runnerUp: expect.any(Number), probability: expect.any(Number), isUnsure: false }; // prettier-ignore
    expect(jsonLines(stdout)).toEqual([
      { picture, text: '10', turns: 0, digits: [{ ...number, digit: 1, row: 0, cell: 0 }, { ...number, digit: 0, row: 0, cell: 0 }] }, // prettier-ignore
    ]);
  });

  it('prints the rows of a table as lines with tabs, and tells the cell of each digit as JSON', async () => {
    const terminal = await TestTerminal.open();
    const table = await fileWith(terminal, 'table.png', encodePng(tableOf([['50', '41'], ['', '27']]))); // prettier-ignore
    expect((await terminal.run(['read', model, table])).stdout).toBe('50\t41\n\t27\n');
    const number = await fileWith(terminal, 'number.png', encodePng(written('7')));
    const both = await terminal.run(['read', model, table, number]);
    expect(both.stdout).toBe(`${table}:\n50\t41\n\t27\n${number}: 7\n`);
    const [{ digits }] = jsonLines((await terminal.run(['read', model, table, '--json'])).stdout);
    const places = (digits as { row: number; cell: number }[]).map(({ row, cell }) => [row, cell]);
    expect(places).toEqual([[0, 0], [0, 0], [0, 1], [0, 1], [1, 1], [1, 1]]); // prettier-ignore
  });

  it.each([
    ['a drawing', drawNumber('504'), ['504']],
    ['a drawing with strokes by name', { strokes: drawNumber('504') }, ['504']],
    ['a list of drawings', [drawNumber('12'), { writer: 'Ann', strokes: drawNumber('7') }], ['12', '7']],
    ['rows', [...drawNumber('10'), ...moved(drawNumber('27'), 0, 160)], ['10 27']],
  ])('reads strokes from %s', async (_what, content, texts) => {
    const terminal = await TestTerminal.open();
    const file = await fileWith(terminal, 'strokes.json', JSON.stringify(content));
    const { exitCode, stdout } = await terminal.run(['read', model, '--strokes', file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: texts.map((text) => `${text}\n`).join('') });
  });

  it('says where there is no ink', async () => {
    const terminal = await TestTerminal.open();
    const blank = { width: 30, height: 20, grey: new Uint8Array(600).fill(250) };
    const picture = await fileWith(terminal, 'blank.png', encodePng(blank));
    const { exitCode, stdout, stderr } = await terminal.run(['read', model, picture]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '\n' });
    expect(stderr).toBe(`“${picture}” holds no ink.\n`);
  });

  it('wants something to read from', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stderr } = await terminal.run(['read', model]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--strokes FILE');
  });

  it('refuses a drawing of more strokes than it can read, and names the limit', async () => {
    const terminal = await TestTerminal.open();
    const strokes = Array.from({ length: 100_000 }, (_, index) => [[index, 0]]);
    const file = await fileWith(terminal, 'dots.json', JSON.stringify(strokes));
    const { exitCode, stderr } = await terminal.run(['read', model, '--strokes', file]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `error: “${file}” has a drawing of 100,000 strokes; at most 1,000 are read at once.\n`,
    );
  });

  it('refuses a picture of more marks than a page of writing has, and reads the next one', async () => {
    const terminal = await TestTerminal.open();
    const { grey, ...size } = dots(mostMarks);
    const bytes = Uint8Array.from(grey, (value) => Math.round(255 * value));
    const many = await fileWith(terminal, 'dots.png', encodePng({ ...size, grey: bytes }));
    const good = await fileWith(terminal, 'seven.png', encodePng(written('7')));
    const { exitCode, stdout, stderr } = await terminal.run(['read', model, many, good]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/“.*dots\.png” has \d,\d{3} separate marks; .*more than 5,000 is not writing/);
    expect(stdout).toBe(`${good}: 7\n`);
  });

  it('names pictures with their folders, and says that one is empty', async () => {
    const terminal = await TestTerminal.open();
    const [one, other] = ['one', 'other'].map((folder) => join(terminal.path(folder), 'number.png'));
    await mkdir(terminal.path('one'));
    await writeFile(one, '');
    const { stderr } = await terminal.run(['read', model, one, other]);
    expect(stderr).toBe(
      `error: “${one}” could not be read: it is empty.\nerror: “${other}” could not be read: there is no such file or folder.\nerror: 2 of 2 could not be read.\n`,
    );
    const network = terminal.path('one/model.safetensors');
    await writeFile(network, '');
    const refused = await terminal.run(['read', network, one]);
    expect(refused.stderr).toBe(`error: “${network}” could not be read: it is empty.\n`);
    const strokes = await terminal.run(['read', model, '--strokes', network]);
    expect(strokes.stderr).toBe(`error: “${network}” could not be read: it is empty.\n`);
  });

  it('names what is no picture, and strokes that are none', async () => {
    const terminal = await TestTerminal.open();
    const notes = await fileWith(terminal, 'notes.jpg', 'milk, bread');
    const { exitCode, stdout, stderr } = await terminal.run(['read', model, notes]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(`error: “${notes}” is not a PNG, JPEG or WebP picture.\n`);
    const strokes = await fileWith(terminal, 'strokes.json', '{"strokes": [[[1, "2"]]]}');
    const refused = await terminal.run(['read', model, '--strokes', strokes]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toBe(
      `error: “${strokes}” is not a drawing: stroke 1, point 1: y is not a number.\n`,
    );
  });
});
