import { describe, expect, it } from 'vitest';
import { baselineNames } from '../../src/contract/baseline';
import { jsonLines, TestTerminal } from './terminal';

describe('inkling baseline', () => {
  it.each(baselineNames)('counts the test images that %s reads, and tells the time', async (name) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(['baseline', name]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+ \/ 30 \(\d+\.\d\d %\)\nTrained in \d+\.\d s, evaluated in \d+\.\d s\.\n$/);
    const [result] = jsonLines((await terminal.run(['baseline', name, '--json'])).stdout);
    expect(Object.keys(result)).toEqual(['correct', 'total', 'trainSeconds', 'evaluateSeconds']);
    expect(stdout.startsWith(`${result.correct as number} / ${result.total as number} `)).toBe(true);
    expect(result.trainSeconds).toBeGreaterThan(0);
  });

  it('takes the settings of the support vector machines', async () => {
    const terminal = await TestTerminal.open();
    const count = async (...settings: string[]) => {
      const { stdout } = await terminal.run(['baseline', 'svm', '--json', ...settings]);
      return jsonLines(stdout)[0].correct as number;
    };
    expect(await count('--c', '1', '--gamma', String(1 / 784))).toBe(await count());
    // Where every image resembles only itself, nothing is learned.
    expect(await count('--gamma', '100')).toBeLessThan(await count('--gamma', '0.02'));
  });

  it.each([
    [['svm', '--c', '0'], '--c is 0, but must be from 0.0001 to 10,000.'],
    [['svm', '--c', '1e999'], '--c is Infinity, but must be from 0.0001 to 10,000.'],
    [['svm', '--gamma', '-1'], '--gamma is -1, but must be from 0.000001 to 100.'],
    [['svm', '--gamma', 'auto'], "argument 'auto' is invalid. It is not a number, such as"],
    [['darkness', '--gamma', '0.02'], '--gamma is a setting of svm; darkness has none.'],
    [['nearest', '--c', '1'], '--c is a setting of svm; nearest has none.'],
    [['guess'], 'Allowed choices are darkness, nearest, svm.'],
    [[], "missing required argument 'method'"],
  ])('refuses %j', async (parameters, words) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(['baseline', ...parameters]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it('shows how far it is on a terminal, and stops at Ctrl-C', async () => {
    const terminal = await TestTerminal.open();
    let time = 0;
    const now = () => (time += 50);
    const shown = await terminal.run(['baseline', 'svm'], { isTTY: true, now });
    expect(shown.stderr.startsWith(`\r\x1b[KTraining ${'░'.repeat(24)}   0 % `)).toBe(true);
    expect(shown.stderr).toContain('Evaluating ████');
    expect(shown.stderr.endsWith('\r\x1b[K')).toBe(true);
    const stderr = { isTTY: true, columns: 80, write: () => terminal.signal() };
    expect(await terminal.run(['baseline', 'svm'], { stderr, now })).toMatchObject({
      exitCode: 130,
      stdout: '',
    });
  });

  it('ends with a sentence where there is no data', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stderr } = await terminal.run(['baseline', 'darkness'], { env: {} });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('MNIST was not found');
  });
});
