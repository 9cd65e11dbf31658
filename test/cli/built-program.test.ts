import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { readModelFile } from '../../src/services/models/model-library';
import { jsonLines } from './terminal';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../services/small-data-set';
import { encodeJpeg } from './pictures/encode';

let folder: string;
const bin = () => join(folder, 'bin', 'inkling.js');

interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program as a process of its own; `onFirstOutput` sees it alive. */
function run(
  parameters: string[],
  onFirstOutput?: (child: ReturnType<typeof spawn>) => void,
): Promise<Ended> {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, [bin(), ...parameters], {
      env: { ...process.env, INKLING_MNIST: '' },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text: Buffer) => {
      if (stdout === '') onFirstOutput?.(child);
      stdout += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', failed);
    child.on('close', (exitCode) => ended({ exitCode, stdout, stderr }));
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-built-'));
  await cp(resolve('bin'), join(folder, 'bin'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('bin/inkling.js', () => {
  it('says how to build the program when it is not there', async () => {
    const { exitCode, stdout, stderr } = await run(['--version']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('npm run build');
  });

  describe('when it is built', () => {
    beforeAll(async () => {
      const outDir = join(folder, 'out', 'cli');
      await build({ configFile: resolve('vite.cli.config.ts'), logLevel: 'error', build: { outDir } });
    });

    it('tells the version of the package', async () => {
      expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
    });

    it('trains, and writes the model', async () => {
      const home = await createTestFolder();
      const data = await writeDataFolder(join(home, 'data'), createSmallDataSet());
      const out = join(home, 'model.safetensors');
      const { exitCode, stderr } = await run(['train', '--epochs', '1', '--data', data, '--out', out]);
      expect(stderr).toContain('are not the published MNIST');
      expect(exitCode).toBe(0);
      expect(await readModelFile(out)).toMatchObject({ ok: true });
    });

    it('reads a photo, with all that it takes in the bundle', async () => {
      const photo = join(await createTestFolder(), 'blank.jpg');
      await writeFile(
        photo,
        await encodeJpeg({ width: 40, height: 30, grey: new Uint8Array(1200).fill(200) }),
      );
      const { exitCode, stderr } = await run(['read', resolve('resources/starter.safetensors'), photo]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: `“${photo}” holds no ink.\n` });
    });

    it('trains several networks in threads of their own, to the weights that each comes to alone', async () => {
      const home = await createTestFolder();
      const data = await writeDataFolder(join(home, 'data'), createSmallDataSet());
      const options = ['train', '--epochs', '2', '--data', data, '--json'];
      const together = await run([...options, '--repeat', '2']);
      const alone = await run([...options, '--seed', '2']);
      expect(together.exitCode).toBe(0);
      const done = jsonLines(together.stdout).find(({ type, seed }) => type === 'done' && seed === 2);
      expect(done?.weightsSha256).toBe(jsonLines(alone.stdout).at(-1)?.weightsSha256);
    });

    it('ends quietly when nobody reads its output any more', async () => {
      const home = await createTestFolder();
      const data = await writeDataFolder(join(home, 'data'), createSmallDataSet());
      const endless = ['train', '--epochs', '10000', '--data', data, '--json'];
      const { exitCode, stderr } = await run(endless, (child) => child.stdout?.destroy());
      expect(exitCode).toBe(0);
      expect(stderr).toBe(`The files in “${data}” are not the published MNIST.\n`);
    });

    // Windows has no signals that a program could send to another.
    it.runIf(process.platform !== 'win32')('saves what is there on Ctrl-C', async () => {
      const home = await createTestFolder();
      const data = await writeDataFolder(join(home, 'data'), createSmallDataSet());
      const out = join(home, 'model.json');
      const endless = ['train', '--epochs', '10000', '--data', data, '--out', out];
      const { exitCode, stderr } = await run(endless, (child) => child.kill('SIGINT'));
      expect(exitCode).toBe(130);
      expect(stderr).toContain('Training was stopped before its end.');
      expect(await readModelFile(out)).toMatchObject({ ok: true });
    });
  });
});
