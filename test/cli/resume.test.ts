import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readModelFile } from '../../src/services/models/model-library';
import { weightsSha256 } from '../../src/services/models/weights-sha256';
import { RunStore } from '../../src/services/runs/run-store';
import { syntheticStrokes } from '../../src/engine/synthesis/synthetic-strokes';
import { createRandom } from '../../src/engine/random';
import { createSmallDataSet, writeDataFolder } from '../services/small-data-set';
import type { Outcome } from './terminal';
import { jsonLines, TestTerminal, withOption } from './terminal';

const train = ['train', '--sizes', '784,6,10', '--momentum', '0.5', '--json'];
const quick = [...train, '--epochs', '4'];
/** So many epochs that a signal after the first one comes in time. */
const longEpochs = 400;
const long = [...train, '--epochs', String(longEpochs)];

const afterItsBeginning = (terminal: TestTerminal) => ({
  onOutput: (text: string) => {
    if (/"epoch":0,|"type":"before"/.test(text)) terminal.signal();
  },
});

/** Trains until Ctrl-C after its beginning; gives the run's ID. */
async function interruptedRun(terminal: TestTerminal, ...options: string[]): Promise<string> {
  const command = options.includes('--epochs') ? train : long;
  const { exitCode } = await terminal.run([...command, ...options], afterItsBeginning(terminal));
  expect(exitCode).toBe(130);
  const [{ id }] = await terminal.runs();
  return id as string;
}

const allEpochs = Array.from({ length: longEpochs }, (_, epoch) => epoch);

const resultOf = ({ stdout }: Outcome) => {
  const { type, ending, weightsSha256: sha256 } = jsonLines(stdout).at(-1)!;
  return { type, ending, weightsSha256: sha256 };
};

afterEach(() => vi.unstubAllGlobals());

describe('inkling resume', () => {
  it('goes on after the last checkpoint to the end that an undisturbed run comes to', async () => {
    const terminal = await TestTerminal.open();
    const id = await interruptedRun(terminal);
    const [{ epochsDone }] = await terminal.runs();
    const resumed = await terminal.run(['resume', id, '--json']);
    expect(resumed).toMatchObject({ exitCode: 0, stderr: `Resuming with epoch ${epochsDone as number}.\n` });
    expect(resultOf(resumed)).toEqual(resultOf(await terminal.run([...long, '--no-keep'])));
    const [run] = await terminal.runs();
    expect((run.epochs as { epoch: number }[]).map(({ epoch }) => epoch)).toEqual(allEpochs);
  });

  it('takes the beginning of an ID, or a folder', async () => {
    const terminal = await TestTerminal.open();
    const id = await interruptedRun(terminal);
    expect(await terminal.run(['resume', id.slice(0, 8)])).toMatchObject({ exitCode: 0 });
    const folder = terminal.path('run');
    await terminal.run([...long, '--checkpoint-dir', folder], afterItsBeginning(terminal));
    const resumed = await terminal.run(['resume', folder, '--json']);
    expect(resultOf(resumed)).toEqual(resultOf(await terminal.run([...long, '--no-keep'])));
  });

  it('says so where the checkpoint is gone, and goes on from the last network', async () => {
    const terminal = await TestTerminal.open();
    const folder = terminal.path('run');
    await terminal.run([...long, '--checkpoint-dir', folder], afterItsBeginning(terminal));
    await rm(join(folder, 'checkpoint.safetensors'));
    const { exitCode, stderr } = await terminal.run(['resume', folder]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('This run has no checkpoint, so it continues from its last network');
  });

  it('prints the transcript from there on, writes the model, and knows the epochs before', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const id = await interruptedRun(terminal, '--out', out);
    const { stdout } = await terminal.run(['resume', id]);
    expect(stdout).not.toContain('Untrained');
    expect(stdout).toMatch(/Epoch 399: \d+ \/ 30 {2}\d+\.\d\d s\nBest by validation: epoch \d+, /);
    expect(stdout).toContain(`Saved the network after epoch 399, the last one, as ${out}\n`);
    const model = await readModelFile(out);
    expect(model).toMatchObject({ ok: true, value: { provenance: { dataset: 'MNIST' } } });
    expect(model.ok && model.value.provenance.epochs.map(({ epoch }) => epoch)).toEqual(allEpochs);
  });

  it('trains a finished run on, to the weights of one that was to be so long from the start', async () => {
    const terminal = await TestTerminal.open();
    await terminal.run(quick);
    const [{ id }] = await terminal.runs();
    const resumed = await terminal.run(['resume', id as string, '--epochs', '7', '--json']);
    const long = await terminal.run([...withOption(quick, '--epochs', '7'), '--no-keep']);
    expect(resultOf(resumed)).toEqual(resultOf(long));
    const { exitCode, stderr } = await terminal.run(['resume', id as string, '--epochs', '5']);
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('has already made 7 epochs');
  });

  it('trains a run on that early stopping has ended, for as long again as that allows', async () => {
    const terminal = await TestTerminal.open();
    const stalling = ['--epochs', '100', '--eta', '1e-6', '--early-stopping', '5'];
    await terminal.run([...train, ...stalling]);
    const [{ id, epochsDone }] = await terminal.runs();
    expect(epochsDone).toBe(6);
    expect((await terminal.run(['resume', id as string])).stderr).toContain('has already finished');
    await terminal.run(['resume', id as string, '--epochs', '100']);
    expect((await terminal.runs())[0]).toMatchObject({ ending: 'no-improvement', epochsDone: 11 });
  });

  it('goes on from the network that the run was started from, though its file is gone', async () => {
    const terminal = await TestTerminal.open();
    const start = terminal.path('start.json');
    await terminal.run([...quick, '--seed', '9', '--out', start]);
    const undisturbed = await terminal.run([...long, '--init-from', start, '--no-keep']);
    const id = await interruptedRun(terminal, '--init-from', start);
    await rm(start);
    expect(resultOf(await terminal.run(['resume', id, '--json']))).toEqual(resultOf(undisturbed));
  });

  it('keeps the double precision of the plain engine', async () => {
    const terminal = await TestTerminal.open();
    const plain = ['--engine', 'plain', '--epochs', '40'];
    const [straight, resumed] = [terminal.path('straight.json'), terminal.path('resumed.json')];
    await terminal.run([...train, ...plain, '--no-keep', '--out', straight]);
    const id = await interruptedRun(terminal, ...plain, '--out', resumed);
    await terminal.run(['resume', id]);
    expect(await readFile(resumed, 'utf8')).toBe(await readFile(straight, 'utf8'));
    await rm(resumed);
    await terminal.run(['resume', id]);
    expect(await readFile(resumed, 'utf8')).toBe(await readFile(straight, 'utf8'));
  });

  it('goes on with a lesson, whose digits are kept with it', async () => {
    const terminal = await TestTerminal.open();
    const [model, strokes] = [terminal.path('model.safetensors'), terminal.path('mine.json')];
    // Large enough that a signal comes in time.
    await terminal.run([...withOption(quick, '--sizes', '784,400,10'), '--out', model, '--no-keep']);
    const digits = [3, 8].map((digit) => ({ digit, strokes: syntheticStrokes(digit, createRandom(digit)) }));
    await writeFile(strokes, JSON.stringify(digits));
    const teach = ['teach', model, '--strokes', strokes, '--json'];
    const done = (outcome: Outcome) => jsonLines(outcome.stdout).find(({ type }) => type === 'done');
    const undisturbed = done(await terminal.run(teach))!;
    await terminal.run(teach, afterItsBeginning(terminal));
    await rm(strokes);
    const [{ id, state }] = await terminal.runs();
    expect(state).toBe('stopped');
    const resumed = done(await terminal.run(['resume', id as string, '--json']))!;
    expect(resumed.weightsSha256).toBe(undisturbed.weightsSha256);
  });

  it('takes the same data from another folder, and refuses other data', async () => {
    const synthetic = await TestTerminal.open();
    const id = await interruptedRun(synthetic, '--data', 'synthetic', '--train-size', '50');
    const onMnist = await synthetic.run(['resume', id, '--data', synthetic.path('data')]);
    expect(onMnist.stderr).toContain('are not the data that');

    const terminal = await TestTerminal.open();
    const other = await interruptedRun(terminal);
    await writeDataFolder(terminal.path('data'), createSmallDataSet(2));
    const refused = await terminal.run(['resume', other]);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/data” are not the data that this run learned from; .*`--data DIR`/);
    const moved = await writeDataFolder(terminal.path('moved'), terminal.small);
    expect(await terminal.run(['resume', other, '--data', moved])).toMatchObject({ exitCode: 0 });
  });

  it('refuses to go on with another engine', async () => {
    const terminal = await TestTerminal.open();
    const id = await interruptedRun(terminal);
    vi.stubGlobal('WebAssembly', undefined);
    const { exitCode, stderr } = await terminal.run(['resume', id]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('engine');
    vi.unstubAllGlobals();
    expect(await terminal.run(['resume', id])).toMatchObject({ exitCode: 0 });
  });

  it('names a damaged checkpoint, a folder without a run, and an ID of none', async () => {
    const terminal = await TestTerminal.open();
    const id = await interruptedRun(terminal);
    const path = terminal.path(join('user', 'runs', id, 'checkpoint.safetensors'));
    const bytes = await readFile(path);
    bytes[bytes.length - 100] ^= 1;
    await writeFile(path, bytes);
    const damaged = await terminal.run(['resume', id]);
    expect(damaged.exitCode).toBe(1);
    expect(damaged.stderr).toContain(path);

    const empty = await terminal.run(['resume', terminal.path('data')]);
    expect(empty).toMatchObject({ exitCode: 1, stdout: '' });
    expect(empty.stderr).toContain('does not hold a run');
    const none = await terminal.run(['resume', 'none']);
    expect(none.stderr).toContain('There is no run “none”');
  });

  it('says that a run is in use, and by which exit code, and leaves it as it is', async () => {
    const terminal = await TestTerminal.open();
    const id = await interruptedRun(terminal);
    // As another process does while it trains.
    const store = new RunStore({ folder: terminal.path('user/runs'), appVersion: '0.1.0' });
    await store.load();
    const writer = await store.resume(id);
    expect(writer.ok).toBe(true);
    const { exitCode, stdout, stderr } = await terminal.run(['resume', id]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('is already in use');
    await store.close();
    expect(await terminal.run(['resume', id])).toMatchObject({ exitCode: 0 });
  });
});

describe('inkling resume of a finished run', () => {
  async function finishedRun(...options: string[]) {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const trained = await terminal.run([...quick, ...options, '--out', out]);
    const [{ id }] = await terminal.runs();
    return { terminal, out, id: id as string, trained };
  }

  it('says that it is finished and where its network is, and repeats how it ended', async () => {
    const { terminal, out, id, trained } = await finishedRun();
    const again = await terminal.run(['resume', id, '--json', '--data', terminal.path('nowhere')]);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toMatch(/^“.*” has already finished; its network is in .*\n$/);
    expect(jsonLines(again.stdout)).toHaveLength(1);
    expect(resultOf(again)).toEqual(resultOf(trained));
    expect(jsonLines(again.stdout)[0].model).toBe(out);
  });

  it('writes its model file again when that is gone', async () => {
    const { terminal, out, id, trained } = await finishedRun();
    const before = await readFile(out);
    await rm(out);
    const { stdout } = await terminal.run(['resume', id]);
    expect(stdout).toContain(`Saved the network after epoch 3, the last one, as ${out}\n`);
    const model = await readModelFile(out);
    expect(model.ok && (await weightsSha256(model.value.network))).toBe(resultOf(trained).weightsSha256);
    expect((await readFile(out)).length).toBe(before.length);
  });

  it('does not say that anything was saved where its folder is gone', async () => {
    const { terminal, out, id } = await finishedRun();
    await terminal.run(['export', id, terminal.path('copy.safetensors')]);
    await rm(out);
    await writeFile(terminal.path('blocked'), '');
    const run = join(terminal.path('user/runs'), id, 'run.json');
    const description = await readFile(run, 'utf8');
    await writeFile(
      run,
      description.replace(JSON.stringify(out), JSON.stringify(terminal.path('blocked/m.json'))),
    );
    const { stdout } = await terminal.run(['resume', id]);
    expect(stdout).not.toContain('Saved');
  });

  it('leaves another network alone that has taken the place of its model file', async () => {
    const { terminal, out, id } = await finishedRun();
    await terminal.run([...quick, '--seed', '2', '--no-keep', '--out', out]);
    const before = await readFile(out);
    const { exitCode, stdout, stderr } = await terminal.run(['resume', id]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`${out} now holds a different network`);
    expect(stderr).toContain(`inkling export ${id} FILE`);
    expect(stdout).not.toContain('Saved');
    expect(await readFile(out)).toEqual(before);
  });

  it('says how to get at the network of a run that has no model file', async () => {
    const terminal = await TestTerminal.open();
    await terminal.run(quick);
    const [{ id }] = await terminal.runs();
    const { stderr } = await terminal.run(['resume', id as string]);
    expect(stderr).toContain(`inkling export ${id as string} FILE`);
    const file = terminal.path('written.json');
    await terminal.run(['export', id as string, file]);
    expect(existsSync(file)).toBe(true);
  });
});
