import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EndingSignal } from '../../src/cli/ending-signals';
import { readModelFile } from '../../src/services/models/model-library';
import { shellWord } from '../../src/cli/run-argument';
import { jsonLines, TestTerminal } from './terminal';

const endless = ['train', '--sizes', '784,6,10', '--epochs', '10000'];
const short = ['train', '--sizes', '784,6,10', '--epochs', '4', '--json'];

/** Ends a command as soon as it has told of epoch 0. */
function endedBy(terminal: TestTerminal, signal: EndingSignal) {
  return {
    onOutput: (text: string) => {
      if (/"epoch":0|Epoch 0|epoch 0/.test(text)) terminal.signal(signal);
    },
  };
}

describe('a run that a signal ends', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGPIPE', 141],
  ] as const)('is kept on %s, and the last line says how to go on', async (signal, expectedCode) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(
      [...endless, '--json'],
      endedBy(terminal, signal),
    );
    expect(exitCode).toBe(expectedCode);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ type: 'stopped', ending: 'stopped', model: null });
    const [run] = await terminal.runs();
    expect(run).toMatchObject({ state: 'stopped', epochsDone: (run.epochs as unknown[]).length });
    expect(stderr).toBe(
      `Stopped after ${run.epochsDone as number} of 10000 epochs. Resume with: inkling resume ${run.id as string}\n`,
    );
  });

  it('goes on to the weights of an undisturbed one', async () => {
    const terminal = await TestTerminal.open();
    const undisturbed = await terminal.run([...short, '--no-keep']);
    await terminal.run(short, endedBy(terminal, 'SIGINT'));
    const [{ id }] = await terminal.runs();
    const resumed = await terminal.run(['resume', id as string, '--json']);
    const { weightsSha256 } = jsonLines(resumed.stdout).at(-1)!;
    expect(weightsSha256).toBe(jsonLines(undisturbed.stdout).at(-1)!.weightsSha256);
    expect((await terminal.runs())[0]).toMatchObject({ state: 'finished', epochsDone: 4, weightsSha256 });
  });

  it('has its network so far in the model file', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('model.safetensors');
    const { stdout } = await terminal.run([...endless, '--out', out], endedBy(terminal, 'SIGINT'));
    expect(stdout).toContain(`Saved the network so far as ${out}\n`);
    const model = await readModelFile(out);
    const [run] = await terminal.runs();
    expect(model.ok && model.value.provenance.epochs).toEqual(run.epochs);
  });

  it('says with --no-keep that nothing is kept', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stderr } = await terminal.run([...endless, '--no-keep'], endedBy(terminal, 'SIGTERM'));
    expect(exitCode).toBe(143);
    expect(stderr).toMatch(/^Stopped after \d+ of 10000 epochs\. It is not kept \(--no-keep\)/);
    expect(await terminal.runs()).toEqual([]);
  });

  it('names the folder with --checkpoint-dir', async () => {
    const terminal = await TestTerminal.open();
    const folder = terminal.path('my run');
    const { stderr } = await terminal.run(
      [...endless, '--checkpoint-dir', folder],
      endedBy(terminal, 'SIGINT'),
    );
    expect(stderr).toContain(`Resume with: inkling resume ${shellWord(folder)}\n`);
    expect(existsSync(folder)).toBe(true);
    expect(await terminal.runs()).toEqual([]);
  });

  it('is one of several: all are kept, and the best so far is saved', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('best.safetensors');
    const { exitCode, stdout, stderr } = await terminal.run(
      [...endless, '--repeat', '4', '--out', out],
      endedBy(terminal, 'SIGINT'),
    );
    expect(exitCode).toBe(130);
    const [{ id }] = (await terminal.runs()).toReversed();
    expect(stderr).toContain(
      `Stopped with 0 of 4 runs finished. \`inkling runs\` lists the others. Resume with: inkling resume ${id as string}\n`,
    );
    expect(stdout).toContain('Best of four by validation: seed');
    expect(await readModelFile(out)).toMatchObject({ ok: true });
    expect((await terminal.runs()).map(({ state }) => state)).toEqual(Array(4).fill('stopped'));
  });
});
