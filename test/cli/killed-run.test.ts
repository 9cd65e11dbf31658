import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Random } from '../../src/engine/random';
import { createRandom } from '../../src/engine/random';
import type { Ended, RunOptions } from './built';
import { BuiltProgram, TestHome } from './built';
import { jsonLines } from './terminal';

const program = BuiltProgram.forTests();
const kills = 12;

/** When a run is killed: so long after its start, or after the first epoch that it tells of. */
interface Kill {
  after: 'start' | 'first epoch';
  delayMs: number;
}

function killed({ after, delayMs }: Kill): RunOptions {
  let isSet = false;
  const setOff = (child: Parameters<NonNullable<RunOptions['onStart']>>[0]) => {
    if (isSet) return;
    isSet = true;
    const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
    child.on('close', () => clearTimeout(timer));
  };
  return {
    onStart: (child) => {
      if (after === 'start') setOff(child);
    },
    onOutput: (text, child) => {
      if (text.includes('"epoch"')) setOff(child);
    },
  };
}

/** Mostly in the midst of training, and mostly soon after a checkpoint, so that there is something left to train. */
function randomKill(random: Random): Kill {
  return random.uniform() < 0.25
    ? { after: 'start', delayMs: 300 * random.uniform() }
    : { after: 'first epoch', delayMs: 2000 * random.uniform() ** 3 };
}

const weightsOf = ({ stdout }: Ended) => jsonLines(stdout).at(-1)?.weightsSha256;
const withoutTimes = (line: object) => ({ ...line, trainSeconds: 0, evaluateSeconds: 0 });

describe('a run that is killed again and again, and resumed', () => {
  it('ends with the very weights, epochs and network of an undisturbed one', async () => {
    const home = await TestHome.open(program);
    const folder = home.path('run');
    const train = (out: string, ...more: string[]) => [
      ...['train', '--json', '--data', home.data, '--sizes', '784,60,10', '--epochs', '1000', '--eta', '0.1'],
      ...['--momentum', '0.5', '--dropout', '0.3', '--schedule', 'halving', '--patience', '110'],
      ...['--out', home.path(out), ...more],
    ];
    const undisturbed = await home.run(train('undisturbed.json', '--no-keep'));
    expect(undisturbed.exitCode).toBe(0);

    const next = () =>
      existsSync(join(folder, 'run.json'))
        ? ['resume', folder, '--json']
        : train('killed.json', '--checkpoint-dir', folder);
    const random = createRandom(1);
    const exitCodes: (number | null)[] = [];
    for (let kill = 0; kill < kills; kill++) {
      exitCodes.push((await home.run(next(), killed(randomKill(random)))).exitCode);
    }
    expect(exitCodes[0]).toBe(null);
    expect(new Set([0, ...exitCodes])).toEqual(new Set([0, null]));
    const ended = await home.run(next());
    expect(ended.exitCode).toBe(0);
    expect(weightsOf(ended)).toBe(weightsOf(undisturbed));

    const [shown] = jsonLines((await home.run(['runs', 'show', folder, '--json'])).stdout);
    expect(shown).toMatchObject({ state: 'finished', engine: 'kernels' });
    const epochs = (shown.epochs as object[]).map((epoch) => withoutTimes({ type: 'epoch', ...epoch }));
    const told = jsonLines(undisturbed.stdout).filter(({ type }) => type === 'epoch');
    expect(epochs).toEqual(told.map(withoutTimes));
    expect(await readFile(home.path('killed.json'))).toEqual(await readFile(home.path('undisturbed.json')));
  });
});

const mnist = process.env.INKLING_MNIST;

describe('a run of the person that is killed', () => {
  it.each([
    { data: 'the small data set', isMnist: false },
    ...(mnist ? [{ data: 'MNIST', isMnist: true }] : []),
  ])(
    'stands in the list as interrupted, and goes on to the same weights, with $data',
    async ({ isMnist }) => {
      const home = await TestHome.open(program);
      const settings = isMnist
        ? ['--preset', 'book-30', '--data', mnist!]
        : ['--sizes', '784,60,10', '--epochs', '2000', '--data', home.data];
      const train = ['train', ...settings, '--seed', '5', '--json'];
      const undisturbed = await home.run([...train, '--no-keep']);
      const { exitCode } = await home.run(train, killed({ after: 'first epoch', delayMs: 500 }));
      expect(exitCode).toBe(null);
      const runs = await home.runs();
      expect(runs).toHaveLength(1);
      expect(runs[0]).toMatchObject({ state: 'interrupted', hyperparameters: { seed: 5 } });
      const resumed = await home.run(['resume', runs[0].id as string, '--json']);
      expect(resumed.exitCode).toBe(0);
      expect(weightsOf(resumed)).toBe(weightsOf(undisturbed));
      expect((await home.runs())[0]).toMatchObject({
        state: 'finished',
        weightsSha256: weightsOf(undisturbed),
      });
    },
  );
});
