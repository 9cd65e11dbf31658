import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../services/data/faulty-mirror';
import { refuse, send, stallAfter, startMirror } from '../services/data/faulty-mirror';
import { formWriters } from '../services/data/form-files';
import { createSmallDataSet, writeDataFolder } from '../services/small-data-set';
import { TestTerminal } from './terminal';

const small = createSmallDataSet();
const counts = '100 training, 20 validation and 30 test images.\n';

const sendSmallFiles: Answer = (request, response) => {
  const file = small.published.find(({ name }) => request.url === `/${name}.gz`);
  (file ? send(gzipSync(small.contents[file.role])) : refuse(404))(request, response);
};

describe('inkling data status', () => {
  it('tells which data set the commands use: by option, environment, or the usual places', async () => {
    const terminal = await TestTerminal.open();
    const byEnvironment = await terminal.run(['data', 'status']);
    expect(byEnvironment).toEqual({
      exitCode: 0,
      stdout: `MNIST, verified, in “${terminal.path('data')}”.\n${counts}`,
      stderr: '',
    });
    const other = await writeDataFolder(terminal.path('other'), createSmallDataSet(2));
    const byOption = await terminal.run(['data', 'status', '--data', other]);
    expect(byOption.stdout).toBe(`The files in “${other}” are not the published MNIST.\n${counts}`);
    await writeDataFolder(terminal.path('user/mnist'), small);
    const own = await terminal.run(['data', 'status'], { env: {} });
    expect(own.stdout).toContain(`“${terminal.path('user/mnist')}”`);
    await writeDataFolder(terminal.path('resources/mnist'), small);
    const packaged = await terminal.run(['data', 'status'], { env: {} });
    expect(packaged.stdout).toContain(`“${terminal.path('resources/mnist')}”`);
  });

  it('reads other forms, by their folder or file, and tells of a damaged copy', async () => {
    const terminal = await TestTerminal.open();
    const folder = terminal.path('forms');
    await writeDataFolder(folder, small, { changes: { testImages: null } });
    await writeFile(join(folder, 'mnist.npz'), formWriters['mnist.npz'](small)['mnist.npz']);
    const remark = `The folder “${folder}” is missing t10k-images-idx3-ubyte. mnist.npz is used instead.\n`;
    const first = `The files in “${folder}” are not the published MNIST.\nRead from: NumPy’s .npz.\n`;
    const status = await terminal.run(['data', 'status', '--data', folder]);
    expect(status).toEqual({ exitCode: 0, stdout: `${first}${counts}${remark}`, stderr: '' });
    const byFile = await terminal.run(['data', 'status', '--data', join(folder, 'mnist.npz')]);
    expect(byFile.stdout).toBe(`${first.replace(folder, join(folder, 'mnist.npz'))}${counts}`);
    const verified = await terminal.run(['data', 'verify', '--data', folder]);
    expect(verified).toMatchObject({
      exitCode: 1,
      stdout: `differs   ${join(folder, 'mnist.npz')}\n${remark}`,
    });
    const unknown = await terminal.run(['data', 'status', '--data', join(folder, 't10k-images.mat')]);
    expect(unknown).toMatchObject({ exitCode: 1 });
  });

  it('fails where there is none, or where a given folder lacks something', async () => {
    const terminal = await TestTerminal.open();
    expect(await terminal.run(['data', 'status'], { env: {} })).toMatchObject({ exitCode: 1, stdout: '' });
    const { exitCode, stderr } = await terminal.run(['data', 'status', '--data', terminal.folder]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`There is no data set that Inkling reads in “${terminal.folder}”`);
  });
});

describe('inkling data verify', () => {
  it('verifies every file', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout } = await terminal.run(['data', 'verify']);
    expect(exitCode).toBe(0);
    expect(stdout.match(/^verified /gm)).toHaveLength(4);
  });

  it('fails for another data set, and for a damaged file', async () => {
    const terminal = await TestTerminal.open();
    const other = await writeDataFolder(terminal.path('other'), createSmallDataSet(2));
    const differing = await terminal.run(['data', 'verify', '--data', other]);
    expect(differing.exitCode).toBe(1);
    expect(differing.stdout).toContain('differs   ');
    expect(differing.stderr).toContain('Not the published MNIST: train-images-idx3-ubyte.gz');
    await writeFile(terminal.path('data/t10k-images-idx3-ubyte.gz'), 'damaged');
    const damaged = await terminal.run(['data', 'verify']);
    expect(damaged.exitCode).toBe(1);
    expect(damaged.stderr).toContain('t10k-images-idx3-ubyte.gz');
  });

  it('does not take synthetic digits for files', async () => {
    const terminal = await TestTerminal.open();
    expect(await terminal.run(['data', 'verify', '--data', 'synthetic'])).toMatchObject({ exitCode: 2 });
  });
});

describe('inkling data fetch', () => {
  it('downloads into the person’s own folder, with progress on a terminal', async () => {
    const terminal = await TestTerminal.open();
    const mirror = await startMirror(sendSmallFiles);
    const published = { files: small.published, mirrors: [mirror.url] };
    const fetched = await terminal.run(['data', 'fetch'], { env: {}, published, isTTY: true });
    expect(fetched.exitCode).toBe(0);
    expect(fetched.stdout).toBe(`MNIST, verified, in “${terminal.path('user/mnist')}”.\n${counts}`);
    expect(fetched.stderr).toContain('train-images-idx3-ubyte.gz');
    expect(await readdir(terminal.path('user/mnist'))).toHaveLength(4);
    await terminal.run(['data', 'fetch'], { env: {}, published });
    expect(mirror.asked).toHaveLength(4);
  });

  it('downloads into the folder that is named', async () => {
    const terminal = await TestTerminal.open();
    const mirror = await startMirror(sendSmallFiles);
    const folder = terminal.path('named');
    const published = { files: small.published, mirrors: [mirror.url] };
    expect(await terminal.run(['data', 'fetch', '--data', folder], { published })).toMatchObject({
      exitCode: 0,
    });
    expect(await readdir(folder)).toHaveLength(4);
  });

  it('ends on Ctrl-C and leaves nothing behind', async () => {
    const terminal = await TestTerminal.open();
    const stalled = stallAfter(Uint8Array.of(1));
    const mirror = await startMirror((request, response) => {
      stalled(request, response);
      terminal.signal();
    });
    const published = { files: small.published, mirrors: [mirror.url] };
    const { exitCode, stderr } = await terminal.run(['data', 'fetch'], { env: {}, published });
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: 'The download was cancelled.\n' });
    expect(await readdir(terminal.path('user/mnist'))).toEqual([]);
  });
});
