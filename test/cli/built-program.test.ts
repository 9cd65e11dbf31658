import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { readModelFile } from '../../src/services/models/model-library';
import { createTestFolder } from '../services/small-data-set';
import type { Ended } from './built';
import { BuiltProgram, TestHome } from './built';
import { encodeJpeg } from './pictures/encode';
import { jsonLines } from './terminal';

const program = BuiltProgram.forTests(false);

const weightsOf = ({ stdout }: Ended) => jsonLines(stdout).at(-1)?.weightsSha256;

describe('bin/inkling.js', () => {
  it('says how to build the program when it is not there', async () => {
    const { exitCode, stdout, stderr } = await program.run('', ['--version']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('npm run build');
  });

  describe('when it is built', () => {
    beforeAll(() => program.build());

    it('tells the version of the package', async () => {
      expect(await program.run('', ['--version'])).toEqual({
        exitCode: 0,
        stdout: `${version}\n`,
        stderr: '',
      });
    });

    it('trains, and writes the model', async () => {
      const home = await TestHome.open(program);
      const out = home.path('model.safetensors');
      const { exitCode, stderr } = await home.run([
        'train',
        '--epochs',
        '1',
        '--data',
        home.data,
        '--out',
        out,
      ]);
      expect(stderr).toContain('are not the published MNIST');
      expect(exitCode).toBe(0);
      expect(await readModelFile(out)).toMatchObject({ ok: true });
    });

    it('reads a photo, with all that it takes in the bundle', async () => {
      const folder = await createTestFolder();
      const photo = resolve(folder, 'blank.jpg');
      const blank = { width: 40, height: 30, grey: new Uint8Array(1200).fill(200) };
      await writeFile(photo, await encodeJpeg(blank));
      const parameters = ['read', resolve('resources/starter.safetensors'), photo];
      const { exitCode, stderr } = await program.run(folder, parameters);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: `“${photo}” holds no ink.\n` });
    });

    it('trains several networks in threads of their own, to the weights that each comes to alone', async () => {
      const home = await TestHome.open(program);
      const options = ['train', '--epochs', '2', '--data', home.data, '--json'];
      const together = await home.run([...options, '--repeat', '2']);
      const alone = await home.run([...options, '--seed', '2']);
      expect(together.exitCode).toBe(0);
      const done = jsonLines(together.stdout).find(({ type, seed }) => type === 'done' && seed === 2);
      expect(done?.weightsSha256).toBe(weightsOf(alone));
    });
  });
});
