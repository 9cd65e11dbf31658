import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../src/services/models/model-library';
import type { Ended } from './built';
import { BuiltProgram, TestHome } from './built';
import { jsonLines } from './terminal';

const program = BuiltProgram.forTests();

const endless = (home: TestHome) => ['train', '--epochs', '10000', '--data', home.data];
/** A second or two, so that there is time to disturb it. */
const some = (home: TestHome) => [
  ...['train', '--data', home.data, '--sizes', '784,60,10', '--epochs', '2000', '--momentum', '0.5'],
  ...['--eta', '0.1', '--json'],
];

const weightsOf = ({ stdout }: Ended) => jsonLines(stdout).at(-1)?.weightsSha256;
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)!;

// Windows has no signals that a program could send to another.
describe.runIf(process.platform !== 'win32')('a process that trains', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('keeps its run on %s, and says how to go on', async (signal, expectedCode) => {
    const home = await TestHome.open(program);
    const out = home.path('model.json');
    const { exitCode, stderr } = await home.run([...endless(home), '--out', out], {
      onOutput: (text, child) => {
        if (text.includes('Epoch 0')) child.kill(signal);
      },
    });
    expect(exitCode).toBe(expectedCode);
    const [run] = await home.runs();
    expect(run).toMatchObject({ state: 'stopped' });
    expect(lastLine(stderr)).toBe(
      `Stopped after ${run.epochsDone as number} of 10000 epochs. Resume with: inkling resume ${run.id as string}`,
    );
    expect(await readModelFile(out)).toMatchObject({ ok: true });
  });

  it('keeps its run when nobody reads its output any more, and says how to go on', async () => {
    const home = await TestHome.open(program);
    const { exitCode, stderr } = await home.run(endless(home), {
      onOutput: (_text, child) => child.stdout?.destroy(),
    });
    expect(exitCode).toBe(141);
    const [run] = await home.runs();
    expect(lastLine(stderr)).toMatch(
      new RegExp(`^Stopped after \\d+ of 10000 epochs\\. Resume with: inkling resume ${run.id as string}$`),
    );
  });

  it('ends quietly when nobody reads a list of runs', async () => {
    const home = await TestHome.open(program);
    await home.run(['train', '--epochs', '1', '--data', home.data]);
    const { exitCode, stderr } = await home.run(['runs', '--json'], {
      onStart: (child) => child.stdout?.destroy(),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('says that its output meets a full disk, and keeps its run', async () => {
    const home = await TestHome.open(program);
    const { exitCode, stderr } = await home.run(endless(home), { into: '/dev/full' });
    expect(exitCode).toBe(1);
    const [run] = await home.runs();
    expect(stderr).toContain('error: The output could not be written: the disk is full.\nStopped after ');
    expect(lastLine(stderr)).toContain(`Resume with: inkling resume ${run.id as string}`);
    expect(await home.run(['runs'], { into: '/dev/full' })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'error: The output could not be written: the disk is full.\n',
    });
  });
});

describe('two processes on one run', () => {
  it('do not both train it: one goes on to the weights of an undisturbed run, the other says so', async () => {
    const home = await TestHome.open(program);
    const undisturbed = await home.run([...some(home), '--no-keep']);
    await home.run(some(home), {
      onOutput: (text, child) => {
        if (text.includes('"epoch":3,')) child.kill('SIGKILL');
      },
    });
    const [{ id, state }] = await home.runs();
    expect(state).toBe('interrupted');
    const resume = () => home.run(['resume', id as string, '--json']);
    const both = await Promise.all([resume(), resume()]);
    const [first, second] = both.sort((one, other) => one.exitCode! - other.exitCode!);
    expect(first.exitCode).toBe(0);
    expect(weightsOf(first)).toBe(weightsOf(undisturbed));
    expect(second).toMatchObject({ exitCode: 3, stdout: '' });
    expect(second.stderr).toContain('is already in use');
    expect((await home.runs())[0]).toMatchObject({ state: 'finished', epochsDone: 2000 });
  });

  it('do not both train it while the first one still does', async () => {
    const home = await TestHome.open(program);
    const undisturbed = await home.run([...some(home), '--no-keep']);
    let resumed: Promise<Ended> | undefined;
    const trained = await home.run(some(home), {
      onOutput: (text, child) => {
        if (resumed || !text.includes('"epoch"')) return;
        // It must not end before the other one has looked.
        child.kill('SIGSTOP');
        resumed = home
          .runs()
          .then(([{ id }]) => home.run(['resume', id as string]))
          .finally(() => child.kill('SIGCONT'));
      },
    });
    expect(await resumed).toMatchObject({ exitCode: 3, stdout: '' });
    expect(weightsOf(trained)).toBe(weightsOf(undisturbed));
  });
});
