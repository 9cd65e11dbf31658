import { mkdir, writeFile } from 'node:fs/promises';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { shortIds } from '../../src/cli/runs/table';
import { jsonLines, TestTerminal } from './terminal';

const quick = ['train', '--sizes', '784,6,10', '--epochs', '2'];

async function withRuns(...options: string[][]) {
  const terminal = await TestTerminal.open();
  for (const each of options) await terminal.run([...quick, ...each]);
  const runs = await terminal.runs();
  return { terminal, runs, ids: runs.map(({ id }) => id as string) };
}

/** Cells of a table's line. */
const cells = (line: string) => line.split(/ {2,}/);

describe('inkling runs', () => {
  it('lists names, states, settings and the best epoch’s accuracies, with their rule beneath', async () => {
    const { terminal, runs } = await withRuns([], ['--name', 'steep', '--eta', '9', '--seed', '4']);
    const { stdout } = await terminal.run(['runs']);
    const [heading, first, second, , rule] = stdout.split('\n');
    expect(cells(heading)).toEqual([
      'ID',
      'Name',
      'State',
      'Settings',
      'Test',
      'Validation',
      'Epochs',
      'Started',
    ]);
    const by = new Map([first, second].map((line) => [cells(line)[1], cells(line)]));
    const steep = runs.find(({ name }) => name === 'steep')!;
    const { correct, validationCorrect } = steep.best as { correct: number; validationCorrect: number };
    expect(by.get('steep')?.slice(2, 7)).toEqual([
      'finished',
      '6 hidden, η 9, 2 epochs',
      `${((100 * correct) / 30).toFixed(2)} %`,
      `${((100 * validationCorrect) / 20).toFixed(2)} %`,
      '2 of 2',
    ]);
    expect(by.get('6 hidden, 2 epochs')?.[3]).toBe('6 hidden, 2 epochs');
    expect(rule).toContain('highest validation accuracy');
  });

  it('prints one object a line with --json', async () => {
    const { runs } = await withRuns(['--seed', '5'], ['--seed', '6']);
    expect(runs).toHaveLength(2);
    for (const run of runs) {
      expect(run).toMatchObject({
        id: expect.stringMatching(/^[a-z0-9-]+$/),
        name: expect.stringContaining('6 hidden, seed '),
        state: 'finished',
        hyperparameters: { hiddenLayers: [6], epochs: 2 },
        origin: { kind: 'new' },
        epochs: [{ epoch: 0 }, { epoch: 1 }],
        weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  });

  it('says so when there are none', async () => {
    const terminal = await TestTerminal.open();
    expect((await terminal.run(['runs'])).stdout).toBe('There are no runs yet; `inkling train` makes one.\n');
    expect((await terminal.run(['runs', 'list', '--json'])).stdout).toBe('');
  });

  it('shows one run with its transcript', async () => {
    const { terminal, ids } = await withRuns([]);
    const { stdout } = await terminal.run(['runs', 'show', ids[0].slice(0, 9)]);
    expect(stdout).toContain('\nState       finished, 2 of 2 epochs done\n');
    expect(stdout).toMatch(
      /\nUntrained: \d+ \/ 30\nEpoch 0: \d+ \/ 30 {2}validation .* % {2}training .* %\n/,
    );
    const shown = jsonLines((await terminal.run(['runs', 'show', ids[0], '--json'])).stdout)[0];
    expect(shown).toMatchObject({ id: ids[0], epochs: [{ epoch: 0 }, { epoch: 1 }] });
    expect(shown.costs).not.toEqual([]);
  });

  it('renames, stars and notes, and shows it', async () => {
    const { terminal, ids } = await withRuns([]);
    const [id] = ids;
    await terminal.run(['runs', 'rename', id, 'first attempt']);
    await terminal.run(['runs', 'star', id]);
    await terminal.run(['runs', 'note', id, 'never learned 5']);
    expect((await terminal.runs())[0]).toMatchObject({
      name: 'first attempt',
      isStarred: true,
      note: 'never learned 5',
    });
    const { stdout } = await terminal.run(['runs', 'show', id]);
    expect(stdout).toMatch(/^★ first attempt\n/);
    expect(stdout).toContain('\nNote        never learned 5\n');
    await terminal.run(['runs', 'star', id, '--off']);
    await terminal.run(['runs', 'note', id, '']);
    expect((await terminal.runs())[0]).toMatchObject({ name: 'first attempt', isStarred: false, note: '' });
    expect(await terminal.run(['runs', 'rename', id, '  '])).toMatchObject({ exitCode: 2 });
  });

  it('deletes runs, says how to undo that, and undoes it', async () => {
    const { terminal, ids } = await withRuns([], ['--seed', '2'], ['--seed', '3']);
    const { stdout } = await terminal.run(['runs', 'delete', ids[0], ids[2], ids[0]]);
    const [, undo] = /^Deleted .*\. To undo: inkling (.*)\n$/.exec(stdout)!;
    expect((await terminal.runs()).map(({ id }) => id)).toEqual([ids[1]]);
    const restored = await terminal.run(undo.split(' '));
    expect(restored).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('is restored.') });
    expect((await terminal.runs()).map(({ id }) => id)).toEqual(ids);
  });

  it('restores the runs that were deleted, and names those that were not, or are unknown', async () => {
    const { terminal, ids } = await withRuns([], ['--seed', '2']);
    const present = await terminal.run(['runs', 'restore', ids[0]]);
    expect(present).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: “6 hidden, .*2 epochs” was not deleted\.\n$/),
    });
    await terminal.run(['runs', 'delete', ids[1]]);
    const mixed = await terminal.run(['runs', 'restore', ids[0], ids[1], ids[1], '../run', 'nowhere']);
    expect(mixed.exitCode).toBe(1);
    expect(mixed.stdout).toMatch(/^“.*” is restored\.\n$/);
    const lines = mixed.stderr.split('\n');
    expect(lines[0]).toContain('was not deleted.');
    expect(lines.slice(1, 3)).toEqual([
      expect.stringContaining('There is no deleted run “../run”'),
      expect.stringContaining('There is no deleted run “nowhere”'),
    ]);
    expect(lines[3]).toBe('error: 3 of 4 could not be restored.');
    expect(await terminal.runs()).toHaveLength(2);
  });

  it.each([
    [['runs']],
    [['runs', '--json']],
    [['runs', 'show', '2']],
    [['runs', 'restore', '2']],
    [['train']],
  ])('says that the folder of the runs cannot be read: %j', async (command) => {
    const terminal = await TestTerminal.open();
    await mkdir(terminal.path('user'));
    await writeFile(terminal.path('user/runs'), '');
    const { exitCode, stdout, stderr } = await terminal.run(command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(terminal.path('user/runs'));
    expect(stderr).toContain('not a folder');
  });

  it('restores a run by enough of its ID', async () => {
    const { terminal, ids } = await withRuns([], ['--seed', '2']);
    await terminal.run(['runs', 'delete', ...ids]);
    const unclear = await terminal.run(['runs', 'restore', '2']);
    expect(unclear).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('could be any of 2 runs:'),
    });
    const restored = await terminal.run(['runs', 'restore', ids[1].slice(0, -1)]);
    expect(restored).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await terminal.runs()).map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('asks for more of an ID that could be several, and deletes nothing then', async () => {
    const { terminal, ids } = await withRuns([], ['--seed', '2']);
    const { exitCode, stderr } = await terminal.run(['runs', 'delete', ids[0], '2']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('“2” could be any of 2 runs:');
    expect(stderr).toContain(ids[1]);
    expect(await terminal.runs()).toHaveLength(2);
  });
});

describe('a run in place of a model file', () => {
  it('is evaluated, read with, exported, and trained on from', async () => {
    const { terminal, runs, ids } = await withRuns([]);
    const [{ correct }] = jsonLines((await terminal.run(['evaluate', ids[0], '--json'])).stdout);
    expect(correct).toBe((runs[0].epochs as { correct: number }[]).at(-1)?.correct);
    const picture = terminal.path('blank.png');
    await writeFile(picture, encode({ width: 28, height: 28, data: new Uint8Array(784), channels: 1 }));
    expect(await terminal.run(['predict', ids[0], picture])).toMatchObject({ exitCode: 0 });
    const file = terminal.path('exported.safetensors');
    await terminal.run(['export', ids[0], file]);
    const fromRun = await terminal.run([...quick, '--init-from', ids[0], '--json']);
    const fromFile = await terminal.run([...quick, '--init-from', file, '--json']);
    expect(jsonLines(fromRun.stdout)[0].type).toBe('before');
    expect(jsonLines(fromRun.stdout).at(-1)?.weightsSha256).toBe(
      jsonLines(fromFile.stdout).at(-1)?.weightsSha256,
    );
    const origins = (await terminal.runs()).map(({ origin }) => origin);
    expect(origins).toContainEqual({ kind: 'continued', from: ids[0], name: runs[0].name, epochs: 2 });
    expect(origins).toContainEqual({ kind: 'continued', name: 'exported', epochs: 2 });
  });

  it('gives the network of its best epoch on demand', async () => {
    const terminal = await TestTerminal.open();
    // So steep that it gets worse again.
    await terminal.run(['train', '--sizes', '784,6,10', '--epochs', '12', '--eta', '30']);
    const [run] = await terminal.runs();
    const best = terminal.path('best.safetensors');
    await terminal.run(['export', run.id as string, best, '--best']);
    const [{ correct }] = jsonLines((await terminal.run(['evaluate', best, '--json'])).stdout);
    expect(correct).toBe((run.best as { correct: number }).correct);
  });

  it('gives way to a file that has its name', async () => {
    const { terminal, ids } = await withRuns([]);
    const { exitCode, stderr } = await terminal.run(['evaluate', 'package.json']);
    expect({ exitCode, ids: ids.length }).toEqual({ exitCode: 1, ids: 1 });
    expect(stderr).toContain('package.json');
  });
});

describe('shortIds', () => {
  it('gives date and time, and as much of each ID as no other one begins with', () => {
    const minute = '20260305-142207-';
    const ids = [`${minute}3f2a91c0`, `${minute}3fb00000`, `${minute}90000000`, '20260306-000000-12345678'];
    expect(shortIds(ids)).toEqual([`${minute}3f2`, `${minute}3fb`, `${minute}9`, '20260306-000000']);
    expect(shortIds([])).toEqual([]);
  });
});
