import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readModelFile } from '../../src/services/models/model-library';
import { createSmallDataSet, writeDataFolder } from '../services/small-data-set';
import type { Outcome } from './terminal';
import { jsonLines, TestTerminal } from './terminal';

const quick = ['train', '--sizes', '784,6,10', '--epochs', '4', '--momentum', '0.5', '--json'];

/** Trains into the folder `run` until Ctrl-C after the first epoch; its one checkpoint is the one after that. */
async function interruptedRun(...options: string[]): Promise<TestTerminal> {
  const terminal = await TestTerminal.open();
  const { exitCode } = await terminal.run([...quick, ...options, '--checkpoint-dir', terminal.path('run')], {
    onOutput: () => terminal.interrupt(),
  });
  expect(exitCode).toBe(130);
  return terminal;
}

const resume = (terminal: TestTerminal, ...options: string[]): Promise<Outcome> =>
  terminal.run(['resume', terminal.path('run'), ...options]);

const lastLine = ({ stdout }: Outcome) => jsonLines(stdout).at(-1);

afterEach(() => vi.unstubAllGlobals());

describe('inkling resume', () => {
  it('goes on after the last checkpoint to the end that an undisturbed run comes to', async () => {
    const terminal = await interruptedRun();
    const { exitCode, stdout, stderr } = await resume(terminal, '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'Going on with epoch 1.\n' });
    expect(jsonLines(stdout).map(({ epoch }) => epoch)).toEqual([1, 2, 3, undefined]);
    expect(lastLine({ exitCode, stdout, stderr })).toEqual(lastLine(await terminal.run(quick)));
  });

  it('prints the transcript from there on, writes the model, and knows the epochs before', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const parameters = [...quick, '--out', out, '--checkpoint-dir', terminal.path('run')];
    await terminal.run(parameters, { onOutput: () => terminal.interrupt() });
    const { stdout } = await resume(terminal);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^Epoch 1: \d+ \/ 30 {2}\d+\.\d\d s$/);
    expect(lines[3]).toMatch(/^Best: epoch \d, /);
    expect(lines[4]).toBe(`Saved as ${out}`);
    const model = await readModelFile(out);
    expect(model).toMatchObject({ ok: true, value: { provenance: { dataset: 'MNIST' } } });
    expect(model.ok && model.value.provenance.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  });

  it('goes on from the network that the run was started from, though its file is gone', async () => {
    const terminal = await TestTerminal.open();
    const start = terminal.path('start.json');
    await terminal.run([...quick, '--seed', '9', '--out', start]);
    const again = ['--init-from', start, '--checkpoint-dir', terminal.path('run')];
    await terminal.run([...quick, ...again], { onOutput: () => terminal.interrupt() });
    const undisturbed = await terminal.run([...quick, '--init-from', start]);
    await writeFile(start, '');
    expect(lastLine(await resume(terminal, '--json'))).toEqual(lastLine(undisturbed));
  });

  it('says that a finished run is finished, and repeats how it ended', async () => {
    const terminal = await interruptedRun();
    const ended = await resume(terminal, '--json');
    const again = await resume(terminal, '--json', '--data', terminal.path('nowhere'));
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toBe(`The run in “${terminal.path('run')}” has finished already.\n`);
    expect(jsonLines(again.stdout)).toEqual([lastLine(ended)]);
  });

  it('takes the same data from another folder, and refuses other data', async () => {
    const terminal = await interruptedRun('--data', 'synthetic', '--train-size', '50');
    expect((await resume(terminal, '--data', terminal.path('data'))).stderr).toContain('are not those');

    const other = await interruptedRun();
    await writeDataFolder(other.path('data'), createSmallDataSet(2));
    const refused = await resume(other);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/data” are not those that this run has learned from; .*`--data DIR`/);
    const moved = await writeDataFolder(other.path('moved'), other.small);
    expect((await resume(other, '--data', moved)).exitCode).toBe(0);
  });

  it('refuses to go on with another engine', async () => {
    const terminal = await interruptedRun();
    vi.stubGlobal('WebAssembly', undefined);
    const { exitCode, stderr } = await resume(terminal);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('“plain TypeScript engine” would come to other weights.');
  });

  it('names a damaged checkpoint, and a folder without a run', async () => {
    const terminal = await interruptedRun();
    const path = terminal.path('run/checkpoint.safetensors');
    const bytes = await readFile(path);
    bytes[bytes.length - 100] ^= 1;
    await writeFile(path, bytes);
    const damaged = await resume(terminal);
    expect(damaged.exitCode).toBe(1);
    expect(damaged.stderr).toContain(`“${path}” cannot be used: its content does not have the SHA-256`);

    const { exitCode, stderr } = await terminal.run(['resume', terminal.path('data')]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('holds no run');
  });
});

describe('inkling train --checkpoint-dir', () => {
  it('refuses a folder that holds a run already', async () => {
    const terminal = await interruptedRun();
    const { exitCode, stdout, stderr } = await terminal.run([
      ...quick,
      ...['--checkpoint-dir', terminal.path('run')],
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('holds a run already; go on with it by `inkling resume`');
  });

  it('comes to the same weights as without', async () => {
    const terminal = await TestTerminal.open();
    const kept = await terminal.run([...quick, '--checkpoint-dir', terminal.path('run')]);
    expect(lastLine(kept)).toEqual(lastLine(await terminal.run(quick)));
  });
});
