import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { TestTerminal, withOption } from './terminal';

const quick = ['train', '--sizes', '784,6,10', '--epochs', '2'];

async function withRuns(...options: string[][]) {
  const terminal = await TestTerminal.open();
  for (const each of options) await terminal.run([...quick, ...each]);
  const runs = await terminal.runs();
  return { terminal, ids: runs.map(({ id }) => id as string) };
}

describe('inkling report', () => {
  it('writes a report on a run, with what its network reads', async () => {
    const { terminal, ids } = await withRuns(['--name', 'a <small> one']);
    const out = terminal.path('report.html');
    expect(await terminal.run(['report', ids[0], '--out', out])).toEqual({
      exitCode: 0,
      stdout: `${out}\n`,
      stderr: '',
    });
    const html = await readFile(out, 'utf8');
    expect(html).toContain('<h1>a &lt;small&gt; one</h1>');
    expect(html).toContain('of 30 test images');
  });

  it('writes one on several runs beside each other', async () => {
    const { terminal, ids } = await withRuns([], ['--eta', '9']);
    const out = terminal.path('comparison.html');
    expect(await terminal.run(['report', ...ids, '--out', out])).toMatchObject({ exitCode: 0 });
    expect(await readFile(out, 'utf8')).toContain('<h1>2 runs compared</h1>');
  });

  it('refuses the same run twice, also by a shorter ID', async () => {
    const { terminal, ids } = await withRuns([]);
    const out = terminal.path('twice.html');
    expect(await terminal.run(['report', ids[0], ids[0].slice(0, -1), '--out', out])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(`The run ${ids[0]} is given twice.`),
    });
  });

  it('shows on a terminal how far it is with a large network, and leaves no trace of that', async () => {
    const terminal = await TestTerminal.open();
    await terminal.run(['train', '--sizes', '784,500,10', '--epochs', '1']);
    const [{ id }] = await terminal.runs();
    const report = ['report', String(id), '--out', terminal.path('report.html')];
    const { stderr } = await terminal.run(report, { isTTY: true });
    expect(stderr).toMatch(/Reading test images █+░+ +\d+ % \d+ of 30/);
    expect(stderr.endsWith('\r\x1b[K')).toBe(true);
  });

  it('leaves no trace of that, and no report, when Ctrl-C stops it', async () => {
    const terminal = await TestTerminal.open();
    await terminal.run(withOption(quick, '--sizes', '784,500,10'));
    const [{ id }] = await terminal.runs();
    const out = terminal.path('report.html');
    let shown = '';
    const stderr = {
      isTTY: true,
      columns: 80,
      write: (text: string) => {
        shown += text;
        terminal.signal();
      },
    };
    const { exitCode, stdout } = await terminal.run(['report', String(id), '--out', out], { stderr });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expect(shown.endsWith('of 30\r\x1b[KStopped; no report was written.\n')).toBe(true);
    expect(existsSync(out)).toBe(false);
  });

  it('says less without the data set, unless that was asked for by name', async () => {
    const { terminal, ids } = await withRuns([]);
    const out = terminal.path('report.html');
    const without = { env: {} };
    const written = await terminal.run(['report', ids[0], '--out', out], without);
    expect(written).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('MNIST was not found') });
    expect(await readFile(out, 'utf8')).toContain('There were no test images at hand');
    const named = ['--data', terminal.path('nothing')];
    expect(await terminal.run(['report', ids[0], '--out', out, ...named])).toMatchObject({ exitCode: 1 });
  });

  it('refuses a file of another kind, too many runs, and a folder that is not there', async () => {
    const { terminal, ids } = await withRuns([]);
    expect(await terminal.run(['report', ids[0], '--out', 'report.pdf'])).toMatchObject({ exitCode: 2 });
    const many = Array.from({ length: 21 }, () => ids[0]);
    expect(await terminal.run(['report', ...many, '--out', 'report.html'])).toMatchObject({ exitCode: 2 });
    const nowhere = terminal.path('nowhere/report.html');
    expect(await terminal.run(['report', ids[0], '--out', nowhere])).toMatchObject({ exitCode: 1 });
  });
});

describe('inkling python', () => {
  it('prints the script, or why there is none', async () => {
    const { terminal, ids } = await withRuns(['--momentum', '0.5'], []);
    const { stdout } = await terminal.run(['python', ids[0]]);
    expect(stdout).toContain('net = network.Network([784, 6, 10])');
    expect(await terminal.run(['python', ids[1]])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'error: The book’s programs do not have momentum.\n',
    });
  });
});
