import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../src/services/models/model-library';
import { InProcessChannel } from '../services/training/in-process-channel';
import { jsonLines, TestTerminal } from './terminal';

const quick = ['--sizes', '784,6,10', '--epochs', '2'];

describe('inkling train --repeat', () => {
  it('labels the transcripts by seed, then compares the runs and saves the best', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('best.safetensors');
    const { exitCode, stdout, stderr } = await terminal.run([
      'train',
      ...quick,
      ...['--seed', '5', '--repeat', '3', '--out', out],
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [transcript, table] = stdout.split('\n\n').map((part) => part.trimEnd().split('\n'));
    expect(transcript).toHaveLength(6);
    for (const line of transcript) {
      expect(line).toMatch(/^Seed [567], epoch [01]: \d+ \/ 30 {2}\d+\.\d\d s$/);
    }
    const [heading, ...rows] = table.map((line) => line.trim().split(/ {2,}/));
    expect(heading).toEqual(['Seed', 'Best epoch', 'Validation', 'Test', 'Test, last epoch', 'Seconds']);
    expect(rows.slice(0, 3).map(([seed]) => seed)).toEqual(['5', '6', '7']);
    const validation = rows.slice(0, 3).map((row) => parseFloat(row[2]));
    const best = 5 + validation.indexOf(Math.max(...validation));
    const [, epoch, correct] = new RegExp(
      `^Best of three by validation: seed ${best}, epoch (\\d), (\\d+) / 30 test images \\(\\d+\\.\\d\\d %\\)$`,
    ).exec(table.at(-2)!)!;
    expect(epoch).toBe(rows[best - 5][1]);
    expect(table.at(-1)).toBe(`Saved that network as ${out}`);
    const evaluated = await terminal.run(['evaluate', out, '--json']);
    expect(jsonLines(evaluated.stdout)[0]).toMatchObject({ correct: Number(correct) });
    expect(await readModelFile(out)).toMatchObject({
      ok: true,
      value: { provenance: { appVersion: '0.1.0', dataset: 'MNIST', hyperparameters: { seed: best } } },
    });
  });

  it('comes to the weights that each run comes to alone, and names seeds with --json', async () => {
    const terminal = await TestTerminal.open();
    const { stdout } = await terminal.run(['train', ...quick, '--repeat', '2', '--json']);
    const lines = jsonLines(stdout);
    expect(
      lines
        .filter(({ type }) => type === 'epoch')
        .map(({ seed }) => seed)
        .sort(),
    ).toEqual([1, 1, 2, 2]);
    const done = lines.filter(({ type }) => type === 'done');
    expect(lines.at(-1)).toEqual({
      type: 'best',
      seed: expect.any(Number),
      epoch: expect.any(Number),
      model: null,
    });
    for (const seed of [1, 2]) {
      const alone = await terminal.run(['train', ...quick, '--seed', String(seed), '--json']);
      const { weightsSha256 } = jsonLines(alone.stdout).at(-1)!;
      expect(done[seed - 1]).toEqual({
        type: 'done',
        seed,
        ending: 'completed',
        weightsSha256,
        run: expect.any(String),
      });
    }
  });

  it('starts all runs from the same given network', async () => {
    const terminal = await TestTerminal.open();
    const start = terminal.path('start.safetensors');
    await terminal.run(['train', ...quick, '--out', start]);
    const options = ['--init-from', start, '--epochs', '1', '--no-shuffle', '--json'];
    const { stdout } = await terminal.run(['train', ...options, '--repeat', '2']);
    const [first, second] = jsonLines(stdout).filter(({ type }) => type === 'done');
    expect(first.weightsSha256).toBe(second.weightsSha256);
  });

  it('tells of a run that came to nothing, and takes the best of the others', async () => {
    const terminal = await TestTerminal.open();
    const channels: InProcessChannel[] = [];
    const { exitCode, stdout, stderr } = await terminal.run(['train', ...quick, '--repeat', '2'], {
      cores: 1,
      forkTrainer: () => {
        channels.push(new InProcessChannel());
        if (channels.length === 1) setImmediate(() => channels[0].crash(9));
        return channels[channels.length - 1];
      },
    });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Seed 1: The training process ended unexpectedly (code 9).');
    expect(stdout).toContain('Best of two by validation: seed 2');
  });

  it('fails when no run comes to a network', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('best.safetensors');
    const forkTrainer = () => {
      throw new Error('no memory');
    };
    const outcome = await terminal.run(['train', ...quick, '--repeat', '2', '--json', '--out', out], {
      forkTrainer,
    });
    expect(outcome.exitCode).toBe(1);
    expect(jsonLines(outcome.stdout)).toMatchObject([
      { type: 'failed', seed: 1 },
      { type: 'failed', seed: 2 },
    ]);
    expect(existsSync(out)).toBe(false);
  });

  it('keeps every run under a name of its own', async () => {
    const terminal = await TestTerminal.open();
    await terminal.run(['train', ...quick, '--repeat', '2']);
    await terminal.run(['train', ...quick, '--repeat', '2', '--name', 'small']);
    expect((await terminal.runs()).map(({ name }) => name).sort()).toEqual([
      '6 hidden, seed 1, 2 epochs',
      '6 hidden, seed 2, 2 epochs',
      'small, seed 1',
      'small, seed 2',
    ]);
  });

  it.each([
    { options: ['--repeat', '0'], complaint: '--repeat must be a whole number' },
    { options: ['--repeat', '1.5'], complaint: '--repeat must be a whole number' },
    { options: ['--repeat', '2', '--checkpoint-dir', 'run'], complaint: '--checkpoint-dir' },
    { options: ['--repeat', '2', '--engine', 'plain'], complaint: '--engine plain' },
    { options: ['--repeat', '2', '--seed', '4294967295'], complaint: 'There are not 2 seeds' },
  ])('refuses $options', async ({ options, complaint }) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(['train', ...quick, ...options]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(complaint);
  });
});
