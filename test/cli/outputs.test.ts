import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../src/services/models/model-library';
import { weightsSha256 } from '../../src/services/models/weights-sha256';
import { jsonLines, TestTerminal } from './terminal';

const quick = ['train', '--sizes', '784,6,10', '--epochs', '2'];

describe('where the model of a run is to go', () => {
  it.each([
    ['has a wrong ending', 'model.h5', 2, 'must end in .safetensors'],
    ['is a folder', 'folder.safetensors', 1, 'it is a folder'],
    ['leads to a folder', 'link.json', 1, 'it is a folder'],
    ['lies in no folder', 'nowhere/model.safetensors', 1, 'there is no such file or folder'],
    ['lies in a file', 'file/model.safetensors', 1, 'part of its path is not a folder'],
  ])('is refused before training when it %s', async (_what, out, expectedCode, complaint) => {
    const terminal = await TestTerminal.open();
    await mkdir(terminal.path('folder.safetensors'));
    await symlink(terminal.path('folder.safetensors'), terminal.path('link.json'));
    await writeFile(terminal.path('file'), '');
    const { exitCode, stdout, stderr } = await terminal.run([...quick, '--out', terminal.path(out)]);
    expect(stderr).toContain(complaint);
    expect({ exitCode, stdout }).toEqual({ exitCode: expectedCode, stdout: '' });
    expect(await terminal.runs()).toEqual([]);
  });

  // Rights do not hold a superuser back, but nobody makes files there.
  it.runIf(existsSync('/proc/self'))(
    'is refused before training when nothing can be written there',
    async () => {
      const terminal = await TestTerminal.open();
      const { exitCode, stdout, stderr } = await terminal.run([...quick, '--out', '/proc/model.safetensors']);
      expect(stderr).toContain('“/proc” cannot be written to');
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    },
  );

  it('is refused before training when the disk has no room for it', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(
      ['train', '--sizes', '784,100,10', '--out', terminal.path('model.json')],
      { freeBytes: () => Promise.resolve(1_000_000) },
    );
    expect(stderr).toMatch(/is nearly full: 1\.8 MB needed, 1\.0 MB free\.\n$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  it('leaves nothing behind when it is checked', async () => {
    const terminal = await TestTerminal.open();
    await mkdir(terminal.path('models'));
    await terminal.run([...quick, '--out', terminal.path('models/model.safetensors')], {
      freeBytes: () => Promise.resolve(0),
    });
    expect(await readdir(terminal.path('models'))).toEqual([]);
  });

  it('may be lost while the run trains: the run is kept, and the last line writes its model elsewhere', async () => {
    const terminal = await TestTerminal.open();
    await mkdir(terminal.path('disk'));
    const out = terminal.path('disk/model.safetensors');
    const { exitCode, stderr } = await terminal.run([...quick, '--out', out], {
      onOutput: () => void rm(terminal.path('disk'), { recursive: true, force: true }),
    });
    expect(exitCode).toBe(1);
    const [run] = await terminal.runs();
    expect(run).toMatchObject({ state: 'finished', epochsDone: 2 });
    expect(stderr).toContain(`could not be written: there is no such file or folder.`);
    expect(stderr.trimEnd().endsWith(`write it with: inkling export ${run.id as string} ${out}`)).toBe(true);
    const elsewhere = terminal.path('elsewhere.safetensors');
    await terminal.run(['export', run.id as string, elsewhere]);
    const model = await readModelFile(elsewhere);
    expect(model.ok && (await weightsSha256(model.value.network))).toBe(run.weightsSha256);
  });

  it('may be lost with --no-keep too: then the run stays after all', async () => {
    const terminal = await TestTerminal.open();
    await mkdir(terminal.path('disk'));
    const out = terminal.path('disk/model.safetensors');
    const { stderr } = await terminal.run([...quick, '--no-keep', '--out', out], {
      onOutput: () => void rm(terminal.path('disk'), { recursive: true, force: true }),
    });
    const [, folder] = /inkling export (\S+) /.exec(stderr)!;
    expect(folder.startsWith(tmpdir())).toBe(true);
    const elsewhere = terminal.path('elsewhere.safetensors');
    expect(await terminal.run(['export', folder, elsewhere])).toMatchObject({ exitCode: 0 });
    await rm(folder, { recursive: true });
    expect(await readModelFile(elsewhere)).toMatchObject({ ok: true });
  });
});

describe('where a run is to be kept', () => {
  it('is refused before training when it is a file', async () => {
    const terminal = await TestTerminal.open();
    await writeFile(terminal.path('file'), '');
    for (const folder of ['file', 'file/run']) {
      const { exitCode, stdout, stderr } = await terminal.run([
        ...quick,
        ...['--checkpoint-dir', terminal.path(folder)],
      ]);
      expect(stderr).toContain(`“${terminal.path('file')}” is not a folder`);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    }
  });

  it('is refused before training when it holds a run already', async () => {
    const terminal = await TestTerminal.open();
    const kept = [...quick, '--checkpoint-dir', terminal.path('run')];
    await terminal.run(kept);
    const { exitCode, stdout, stderr } = await terminal.run(kept);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`already holds a run; resume it with: inkling resume ${terminal.path('run')}`);
  });

  it('is refused before training when the disk has no room for it', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(quick, {
      freeBytes: () => Promise.resolve(1000),
    });
    expect(stderr).toContain('is nearly full');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });

  it('is told with a way out when it is the person’s own folder', async () => {
    const terminal = await TestTerminal.open();
    await writeFile(terminal.path('user'), '');
    const { exitCode, stdout, stderr } = await terminal.run(quick);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`“${terminal.path('user')}” is not a folder. Train with --no-keep, or`);
    expect(await terminal.run([...quick, '--no-keep'])).toMatchObject({ exitCode: 0 });
  });

  it('makes no difference to the weights', async () => {
    const terminal = await TestTerminal.open();
    const hashes = new Set<unknown>();
    for (const place of [[], ['--no-keep'], ['--checkpoint-dir', terminal.path('run')]]) {
      const { stdout } = await terminal.run([...quick, '--json', ...place]);
      hashes.add(jsonLines(stdout).at(-1)!.weightsSha256);
    }
    expect(hashes.size).toBe(1);
    expect(await terminal.runs()).toHaveLength(1);
  });
});
