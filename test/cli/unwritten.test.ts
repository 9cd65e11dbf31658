import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../src/services/models/model-library';
import { thisProcess } from '../../src/services/runs/lock-owner';
import { jsonLines, TestTerminal, withOption } from './terminal';

const train = ['train', '--sizes', '784,6,10', '--epochs', '6', '--seed', '3'];

function runFolders(terminal: TestTerminal): string[] {
  const runs = terminal.path('user/runs');
  return readdirSync(runs)
    .filter((name) => !name.includes('.'))
    .map((id) => join(runs, id));
}

/** A folder in the place of a file cannot be written, not even by a superuser. */
function block(terminal: TestTerminal, file: string): void {
  for (const run of runFolders(terminal)) {
    const path = join(run, file);
    rmSync(path, { force: true, recursive: true });
    mkdirSync(path);
    writeFileSync(join(path, 'in-the-way'), '');
  }
}

/** Does something once, after the first epoch. */
function afterFirstEpoch(act: () => void) {
  let isDone = false;
  return {
    onOutput: (text: string) => {
      if (isDone || !/Epoch 0|"epoch":0/.test(text)) return;
      isDone = true;
      act();
    },
  };
}

describe('a run whose end cannot be written', () => {
  it('ends with an error that says what is kept, and saves the model that it was to save', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const { exitCode, stdout, stderr } = await terminal.run(
      [...train, '--out', out],
      afterFirstEpoch(() => block(terminal, 'checkpoint.safetensors')),
    );
    expect(exitCode).toBe(1);
    expect(stdout).not.toContain('Kept as run');
    expect(stderr).toMatch(
      /The run is kept only as of its last checkpoint on disk\. Resume with: inkling resume \S+\n$/,
    );
    expect(await readModelFile(out)).toMatchObject({ ok: true });
  });

  it('gives the network of the best epoch of several all the same', async () => {
    const undisturbed = await TestTerminal.open();
    const right = undisturbed.path('right.safetensors');
    await undisturbed.run([...train, '--repeat', '2', '--out', right]);
    const terminal = await TestTerminal.open();
    const out = terminal.path('best.safetensors');
    const { exitCode } = await terminal.run(
      [...train, '--repeat', '2', '--json', '--out', out],
      afterFirstEpoch(() => block(terminal, 'best.safetensors')),
    );
    expect(exitCode).toBe(1);
    const [saved, wanted] = [await readModelFile(out), await readModelFile(right)];
    expect(saved.ok && saved.value.network).toEqual(wanted.ok && wanted.value.network);
  });
});

it('a run that another process has taken over leaves its output alone', async () => {
  const terminal = await TestTerminal.open();
  const out = terminal.path('model.safetensors');
  const another = JSON.stringify({ ...thisProcess(), token: 'another' });
  const { exitCode, stdout } = await terminal.run(
    [...withOption(train, '--epochs', '400'), '--out', out],
    afterFirstEpoch(() => {
      for (const run of runFolders(terminal)) writeFileSync(join(run, 'lock'), another);
    }),
  );
  expect(exitCode).toBe(3);
  expect(stdout).not.toContain('Saved');
  expect(await readModelFile(out)).toMatchObject({ ok: false });
});

it('a run whose folder is removed saves the model that it was to save, and says what is missing', async () => {
  const terminal = await TestTerminal.open();
  const out = terminal.path('model.safetensors');
  const { exitCode, stdout, stderr } = await terminal.run(
    [...train, '--out', out],
    afterFirstEpoch(() => rmSync(terminal.path('user/runs'), { recursive: true })),
  );
  expect(exitCode).toBe(1);
  expect(stdout).not.toContain('Kept as run');
  expect(stderr).toMatch(/error: “\S+” could not be written: there is no such file or folder\./);
  expect(await readModelFile(out)).toMatchObject({ ok: true });
});

it('more epochs than a run may have are refused, and the run stays usable', async () => {
  const terminal = await TestTerminal.open();
  await terminal.run(train);
  const [{ id }] = await terminal.runs();
  const { exitCode, stderr } = await terminal.run(['resume', id as string, '--epochs', '10001']);
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('from 1 to 10,000'),
  });
  expect(jsonLines((await terminal.run(['runs', '--json'])).stdout)).toMatchObject([
    { id, state: 'finished' },
  ]);
});

it('a name is one line that moves no cursor', async () => {
  const terminal = await TestTerminal.open();
  await terminal.run([...train, '--name', '  a\nb\u001b[2J  ']);
  const [{ id, name }] = await terminal.runs();
  expect(name).toBe('a b [2J');
  await terminal.run(['runs', 'rename', id as string, '\u202Eabc\u0007']);
  expect((await terminal.runs())[0].name).toBe('abc');
});
