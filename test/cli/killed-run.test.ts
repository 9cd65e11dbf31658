import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Random } from '../../src/engine/random';
import { createRandom } from '../../src/engine/random';
import { KernelEngine } from '../../src/engine/training/kernel-engine';
import { createSmallDataSet, createTestFolder, writeDataFolder } from '../services/small-data-set';
import { jsonLines } from './terminal';

const kills = 12;
let program: string;

/** When a run is killed: so long after its start, or after the first epoch that it tells of. */
interface Kill {
  after: 'start' | 'first epoch';
  delayMs: number;
}

/** Runs the program as a process of its own, which may be killed wherever it is. */
function run(
  parameters: string[],
  kill?: Kill,
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, [join(program, 'bin', 'inkling.js'), ...parameters, '--json']);
    let [stdout, stderr] = ['', ''];
    let timer: NodeJS.Timeout | undefined;
    const setOff = (event: Kill['after']) => {
      if (kill?.after === event) timer ??= setTimeout(() => child.kill('SIGKILL'), kill.delayMs);
    };
    setOff('start');
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
      setOff('first epoch');
    });
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', failed);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      ended({ exitCode, stdout, stderr });
    });
  });
}

/** Mostly in the midst of training, and mostly soon after a checkpoint, so that there is something left to train. */
function randomKill(random: Random): Kill {
  return random.uniform() < 0.25
    ? { after: 'start', delayMs: 300 * random.uniform() }
    : { after: 'first epoch', delayMs: 2000 * random.uniform() ** 3 };
}

const lastLine = (stdout: string) => jsonLines(stdout).at(-1);

beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), 'inkling-built-'));
  await cp(resolve('bin'), join(program, 'bin'), { recursive: true });
  const outDir = join(program, 'out', 'cli');
  await build({ configFile: resolve('vite.cli.config.ts'), logLevel: 'error', build: { outDir } });
});
afterAll(() => rm(program, { recursive: true, force: true }));

describe('a run that is killed again and again, and resumed', () => {
  it('ends with the very weights, epochs and model of an undisturbed one', async () => {
    const home = await createTestFolder();
    const data = await writeDataFolder(join(home, 'data'), createSmallDataSet());
    const folder = join(home, 'run');
    const train = (out: string, ...more: string[]) => [
      ...['train', '--data', data, '--sizes', '784,60,10', '--epochs', '1000', '--eta', '0.1'],
      ...['--momentum', '0.5', '--dropout', '0.3', '--schedule', 'halving', '--patience', '110'],
      ...['--out', join(home, out), ...more],
    ];
    const undisturbed = await run(train('undisturbed.json'));
    expect(undisturbed.exitCode).toBe(0);

    const next = () =>
      existsSync(join(folder, 'run.json'))
        ? ['resume', folder]
        : train('killed.json', '--checkpoint-dir', folder);
    const random = createRandom(1);
    const exitCodes: (number | null)[] = [];
    for (let kill = 0; kill < kills; kill++) {
      exitCodes.push((await run(next(), randomKill(random))).exitCode);
    }
    // A killed process has none.
    expect(exitCodes[0]).toBe(null);
    expect(new Set([0, ...exitCodes])).toEqual(new Set([0, null]));
    const { exitCode, stdout } = await run(next());
    expect(exitCode).toBe(0);
    expect({ ...lastLine(stdout), model: '' }).toEqual({ ...lastLine(undisturbed.stdout), model: '' });

    const { engine } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'));
    expect(engine).toBe(KernelEngine.engineName);
    const withoutTimes = (line: object) => ({ ...line, trainSeconds: 0, evaluateSeconds: 0 });
    const epochs = jsonLines(await readFile(join(folder, 'epochs.jsonl'), 'utf8'));
    expect(epochs.map((line) => withoutTimes({ type: 'epoch', ...line }))).toEqual(
      jsonLines(undisturbed.stdout).slice(0, -1).map(withoutTimes),
    );
    expect(await readFile(join(home, 'killed.json'))).toEqual(await readFile(join(home, 'undisturbed.json')));
  });
});
