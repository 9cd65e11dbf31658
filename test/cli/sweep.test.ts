import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { jsonLines, TestTerminal } from './terminal';

const quick = ['sweep', '--epochs', '2', '--mini-batch', '5'];
const small = [...quick, '--eta', '0.5,3', '--hidden', '4;none;3,2'];

/** The words of a line that a shell would run. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
}

describe('inkling sweep', () => {
  it('trains all combinations with all seeds, and prints their map with the best', async () => {
    const terminal = await TestTerminal.open();
    const out = terminal.path('best.safetensors');
    const { exitCode, stdout, stderr } = await terminal.run([...small, '--seeds', '1-2', '--out', out]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [rule, table, end] = stdout.split('\n\n');
    expect(rule).toBe('Validation % at the best epoch, mean of 2 seeds:');
    const rows = table.split('\n').map((line) => line.split(/ {2,}/));
    // The largest network on top, as on a graph.
    expect(rows.map(([head]) => head)).toEqual(['hidden \\ eta', 'none', '4', '3, 2']);
    expect(rows[0].slice(1)).toEqual(['0.5', '3']);
    expect(table.match(/\*\d+\.\d\d/g)).toHaveLength(1);
    expect(end).toMatch(
      /^\* Best: eta (0\.5|3), hidden (none|4|3, 2): \d+\.\d\d % \(\d+\.\d\d to \d+\.\d\d %\)\n/,
    );
    expect(end).toMatch(
      /Best single run: \S+, seed [12], epoch [01], \d+ \/ 30 test images \(\d+\.\d\d %\)\n/,
    );
    expect(end).toContain(`Saved that network as ${out}`);
    const runs = await terminal.runs();
    expect(runs).toHaveLength(12);
    const marks = new Set(runs.map(({ sweep }) => JSON.stringify(sweep)));
    expect([...marks].map((mark) => JSON.parse(mark) as object)).toEqual([
      {
        id: expect.any(String),
        name: 'Sweep of learning rate η and hidden layers',
        axes: ['learningRate', 'hiddenLayers'],
      },
    ]);
    const { stdout: shown } = await terminal.run(['runs', 'show', String(runs[0].id)]);
    expect(shown).toContain('\nPart of     Sweep of learning rate η and hidden layers\n');
  });

  it('prints each run, each cell and the best with --json', async () => {
    const terminal = await TestTerminal.open();
    const { stdout } = await terminal.run([
      ...quick,
      '--l2',
      '0, 0.1..10 x3',
      '--seeds',
      '4,7',
      '--json',
      '--no-keep',
    ]);
    const lines = jsonLines(stdout);
    const ofType = (type: string) => lines.filter((line) => line.type === type);
    expect(ofType('run').map(({ l2, seed, state }) => [l2, seed, state])).toEqual(
      [4, 7].flatMap((seed) => [0, 0.1, 1, 10].map((l2) => [l2, seed, 'finished'])),
    );
    const cells = ofType('cell') as { l2: number; seeds: number; mean: number }[];
    expect(cells.map(({ l2, seeds }) => [l2, seeds])).toEqual([0, 0.1, 1, 10].map((l2) => [l2, 2]));
    const highest = Math.max(...cells.map(({ mean }) => mean));
    expect(lines.at(-1)).toMatchObject({
      type: 'best',
      l2: cells.find(({ mean }) => mean === highest)!.l2,
      mean: highest,
      single: { seed: expect.any(Number), model: null },
    });
    expect(lines.at(-1)!.single).not.toHaveProperty('run');
    expect(await terminal.runs()).toEqual([]);
  });

  it('names the best run by its settings where no run is kept', async () => {
    const terminal = await TestTerminal.open();
    const { stdout } = await terminal.run([...small, '--seeds', '1-2', '--no-keep']);
    expect(stdout).toMatch(
      /\n {2}Best single run: eta (0\.5|3), hidden (none|4|3, 2), seed [12], epoch [01], \d+ \/ 30 test images \(.*\)\n$/,
    );
  });

  it('shows its progress on a terminal, and stops all runs at a signal', async () => {
    const terminal = await TestTerminal.open();
    const { exitCode, stderr } = await terminal.run(
      ['sweep', '--eta', '1,3', '--epochs', '9000', '--mini-batch', '1'],
      { isTTY: true, stderr: watched((text) => text.includes('2 runs █') && terminal.signal()) },
    );
    expect(exitCode).toBe(130);
    expect(stderr).toBe('');
    expect((await terminal.runs()).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });

  it('says what is wrong with the values, and trains nothing then', async () => {
    const terminal = await TestTerminal.open();
    const wrong: [string[], string][] = [
      [['--eta', '3'], 'Give one or two options several values, such as --eta 0.1,0.3,1,3'],
      [
        ['--eta', '1,3', '--l2', '0,5', '--hidden', '3;4'],
        'these options have several values: --eta, --l2, --hidden.',
      ],
      [['--eta', '1,fast'], '“fast” is not a number'],
      [['--eta', '0..1x5'], 'it must rise from a number above 0'],
      [['--eta', '0.1..10'], 'write its ends and the number of values, as in 0.1..10 x5'],
      [['--eta', '1,2000'], 'error: --eta “2000”: Learning rate η must be a number from 0.000001 to 1,000.'],
      [['--hidden', '30;0'], 'error: --hidden “0”: Each hidden layer must have a whole number of neurons'],
      [
        ['--hidden', '1..1000x1000'],
        '“1..1000x1000”: rounded to whole numbers, some of these values are the same; ask for at most 16.',
      ],
      [['--eta', '1,3', '--mini-batch', '1..20x40'], 'some of these values are the same; ask for at most'],
      [
        ['--eta', '0.1..10x40', '--seeds', '1-30'],
        'That would be 1,200 runs; a sweep can have at most 1,000.',
      ],
      [['--eta', '1,3', '--seeds', '3-1'], 'the first seed must not be above the last'],
      [['--eta', '1,3', '--epochs', '0'], 'error: --epochs: Epochs must be a whole number'],
      [['--eta', '1,3', '--mini-batch', '1.5'], 'error: --mini-batch: Mini-batch size must be'],
      [['--eta', '1,3', '--mini-batch', '10,1.5'], 'error: --mini-batch “1.5”: Mini-batch size must be'],
      [['--eta', '0.1,,3'], '“0.1,,3” has an empty entry.'],
      [['--eta', '1,1e999'], '“1e999” is too large'],
      [['--eta', '1,2,1'], '“1” is given twice'],
      [['--eta', '1,3', '--seeds', '1,1'], '“1” is given twice'],
      [['--eta', '1,3', '--into', 'x'], '--into names the folder for --plan'],
      [['--eta', '1,3', '--plan', '--json'], '--plan trains nothing'],
    ];
    for (const [options, message] of wrong) {
      const { exitCode, stderr } = await terminal.run(['sweep', ...options]);
      expect({ exitCode, stderr: stderr.includes(message) ? message : stderr }).toEqual({
        exitCode: 2,
        stderr: message,
      });
    }
    expect(await terminal.runs()).toEqual([]);
  });

  it('comes to the same runs as the lines of its plan, imported from their folders', async () => {
    const terminal = await TestTerminal.open();
    const folder = terminal.path('my sweep');
    const options = ['--eta', '0.5,3', '--hidden', '4;none', '--seeds', '2-3', '--cost', 'cross-entropy'];
    const { stdout: plan } = await terminal.run([
      ...quick,
      ...options,
      ...['--plan', '--into', folder, '--name', 'My: sweep', '--data', terminal.path('data')],
    ]);
    const lines = plan.trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    for (const line of lines) {
      expect(line).toMatch(/^inkling train --sizes 784,/);
      expect(await terminal.run(wordsOf(line).slice(1))).toMatchObject({ exitCode: 0 });
    }
    expect(await terminal.runs()).toEqual([]);
    const imported = await terminal.run(['runs', 'import', folder]);
    expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
    expect(imported.stdout.trimEnd().split('\n').at(-1)).toBe('8 imported, 0 already here, 0 not usable.');
    const runs = await terminal.runs();
    expect(new Set(runs.map(({ sweep }) => (sweep as { id: string }).id)).size).toBe(1);
    expect(runs[0].sweep).toMatchObject({ name: 'My: sweep', axes: ['learningRate', 'hiddenLayers'] });

    const alone = await TestTerminal.open();
    await alone.run([...quick, ...options]);
    const hashes = (all: Record<string, unknown>[]) => all.map(({ weightsSha256 }) => weightsSha256).sort();
    expect(hashes(runs)).toEqual(hashes(await alone.runs()));
  });
});

describe('inkling runs import', () => {
  async function withFolders(...names: string[]) {
    const terminal = await TestTerminal.open();
    for (const [index, name] of names.entries()) {
      const options = ['--sizes', '784,4,10', '--epochs', '2', '--seed', String(index + 1)];
      await terminal.run(['train', ...options, '--checkpoint-dir', terminal.path(name)]);
    }
    return terminal;
  }

  it('imports runs that can go on here, and leaves those alone that are here', async () => {
    const terminal = await withFolders('one', 'two');
    const first = await terminal.run(['runs', 'import', terminal.path('one')]);
    expect(first.stdout).toMatch(
      /^\S+ “4 hidden, 2 epochs” is imported, with 2 epochs\.\n1 imported, 0 already/,
    );
    const second = await terminal.run(['runs', 'import', terminal.path('one'), terminal.path('two')]);
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toMatch(/^\S+ “4 hidden, 2 epochs” is already here, with 2 epochs\.\n/);
    expect(second.stdout).toContain('1 imported, 1 already here, 0 not usable.');
    const [{ id }] = await terminal.runs();
    expect(await terminal.run(['resume', String(id), '--epochs', '3'])).toMatchObject({ exitCode: 0 });
    expect((await terminal.runs())[0]).toMatchObject({ id, epochsDone: 3 });
  });

  it('names what is wrong with a folder, copies nothing of it, and imports the others', async () => {
    const terminal = await withFolders('whole', 'damaged', 'torn', 'lost');
    const path = (name: string) => terminal.path(name);
    const checkpoint = await readFile(`${path('damaged')}/checkpoint.safetensors`);
    checkpoint[checkpoint.length - 1] ^= 1;
    await writeFile(`${path('damaged')}/checkpoint.safetensors`, checkpoint);
    await writeFile(`${path('torn')}/costs.jsonl`, 'not a line\n');
    await rm(`${path('lost')}/run.json`);
    await mkdir(path('empty'));
    await cp(path('whole'), path('linked'), { recursive: true });
    const given = ['empty', 'damaged', 'torn', 'lost', 'missing', 'whole'].map(path);
    const { exitCode, stdout, stderr } = await terminal.run(['runs', 'import', ...given]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('1 imported, 0 already here, 5 not usable.');
    const lines = stderr.split('\n');
    expect(lines[0]).toBe(`“${path('empty')}” does not hold a run.`);
    expect(lines[1]).toContain(`“${path('damaged')}/checkpoint.safetensors” cannot be used: `);
    expect(lines[2]).toBe(`“${path('torn')}/costs.jsonl” is damaged.`);
    expect(lines[3]).toContain(`“${path('lost')}/run.json” cannot be used: `);
    expect(lines[4]).toBe(`“${path('missing')}” does not exist.`);
    expect(lines[5]).toBe('error: 5 of 6 folders could not be imported.');
    expect(await terminal.runs()).toHaveLength(1);
  });

  it('says why it does not take a single run, whichever of its files is damaged', async () => {
    for (const file of ['epochs.jsonl', 'costs.jsonl', 'run.json', 'outcome.json']) {
      const terminal = await withFolders('damaged');
      const path = terminal.path('damaged');
      await writeFile(`${path}/${file}`, 'not a line\n');
      const { stdout, stderr } = await terminal.run(['runs', 'import', path]);
      const [reason, end] = stderr.split('\n');
      expect(reason).toMatch(/^“.*” (is damaged|cannot be used: .+|is not .+)\.$/);
      expect(reason).toContain(`“${path}/${file}”`);
      expect(end).toBe('error: The folder could not be imported.');
      expect(stdout).toBe('0 imported, 0 already here, 1 not usable.\n');
    }
  });

  it('tells a file from a folder that does not exist', async () => {
    const terminal = await TestTerminal.open();
    const file = terminal.path('file');
    await writeFile(file, '');
    const { stderr } = await terminal.run(['runs', 'import', file, terminal.path('nowhere')]);
    expect(stderr.split('\n')).toEqual([
      `“${file}” is not a folder.`,
      `“${terminal.path('nowhere')}” does not exist.`,
      'error: 2 of 2 folders could not be imported.',
      '',
    ]);
  });
});

it('inkling runs import takes no network of another run, no path of another machine, and tells of half a run', async () => {
  const terminal = await TestTerminal.open();
  const folder = (name: string) => terminal.path(`runs/${name}`);
  for (const [seed, name] of ['1', '2', '3'].entries()) {
    const options = ['--sizes', '784,4,10', '--epochs', '1', '--seed', String(seed)];
    await terminal.run(['train', ...options, '--checkpoint-dir', folder(name)]);
  }
  await cp(`${folder('1')}/network.safetensors`, `${folder('2')}/network.safetensors`);
  await rm(`${folder('3')}/run.json`);
  const description = JSON.parse(await readFile(`${folder('1')}/run.json`, 'utf8')) as object;
  const out = terminal.path('precious');
  await writeFile(out, 'as it was');
  await writeFile(`${folder('1')}/run.json`, JSON.stringify({ ...description, out }));
  const { stdout, stderr } = await terminal.run(['runs', 'import', terminal.path('runs')]);
  expect(stdout).toContain('1 imported, 0 already here, 2 not usable.');
  expect(stderr).toContain(
    `“${folder('2')}/network.safetensors” does not hold the network that the run ended with.`,
  );
  expect(stderr).toContain(`“${folder('3')}/run.json” cannot be used: `);
  const [{ id }] = await terminal.runs();
  await terminal.run(['resume', String(id), '--epochs', '2']);
  expect(await readFile(out, 'utf8')).toBe('as it was');
});

function watched(look: (text: string) => void) {
  return { isTTY: true, columns: 80, write: (text: string) => look(text) };
}
