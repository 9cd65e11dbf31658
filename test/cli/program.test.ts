import { describe, expect, it } from 'vitest';
import { formatDuration, ProgressLine } from '../../src/cli/progress-line';
import { findUserDataFolder } from '../../src/cli/user-data-folder';
import { TestTerminal } from './terminal';

describe('inkling', () => {
  it.each([
    [[], 'train'],
    [['train'], '--preset'],
    [['resume'], '--epochs'],
    [['teach'], '--no-keep'],
    [['runs'], 'restore'],
    [['runs', 'star'], '--off'],
    [['evaluate'], '--split'],
    [['baseline'], '--gamma'],
    [['predict'], '--strokes'],
    [['read'], '--strokes'],
    [['vote'], '--out'],
    [['calibrate'], 'safetensors'],
    [['export'], 'network2'],
    [['data'], 'fetch'],
    [['data', 'fetch'], '--data'],
  ])('explains itself: %j --help', async (command, word) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run([...command, '--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Usage: inkling');
    expect(stdout).toContain(word);
    if (command.length > 0) expect(stdout).toContain('Examples:');
  });

  it('tells its version', async () => {
    const terminal = await TestTerminal.open();
    expect(await terminal.run(['--version'])).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it.each([[['paint']], [['evaluate']], [['data', 'guess']], [[]]])(
    'takes %j for wrong usage',
    async (command) => {
      const terminal = await TestTerminal.open();
      const { exitCode, stdout, stderr } = await terminal.run(command);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).not.toBe('');
    },
  );
});

describe('a command that there is not', () => {
  it.each([
    [['trian'], 'inkling trian', 'train, sweep'],
    [['help', 'nope'], 'inkling nope', 'train, sweep'],
    [['runs', 'nope'], 'inkling runs nope', 'list, show'],
    [['help', 'runs', 'nope'], 'inkling runs nope', 'list, show'],
    [['runs', 'help', 'nope'], 'inkling runs nope', 'list, show'],
    [['data', 'nope', '--data', 'folder'], 'inkling data nope', 'status, fetch, verify'],
  ])('is refused, with those that there are: %j', async (command, name, names) => {
    const terminal = await TestTerminal.open();
    const { exitCode, stdout, stderr } = await terminal.run(command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error: There is no command “${name}”; the commands are ${names}`);
  });
});

describe('ProgressLine', () => {
  it('draws at most ten times a second, within the width, and erases itself', () => {
    let [time, written] = [0, ''];
    const stderr = { write: (text: string) => (written += text), isTTY: true, columns: 50 };
    const line = new ProgressLine({ stderr, now: () => time });
    line.show('Epoch 0', 0.5, 'a remark that is much too long for this');
    line.show('Epoch 0', 0.6);
    expect(written).toBe(
      `\r\x1b[KEpoch 0 ${'█'.repeat(12)}${'░'.repeat(12)}  50 % a remark t`.slice(0, 4 + 49),
    );
    time = 100;
    line.show('Epoch 0', 1);
    line.clear();
    expect(written.endsWith('100 % \r\x1b[K')).toBe(true);
  });

  it('writes nothing where there is no terminal', () => {
    let written = '';
    const line = new ProgressLine({ stderr: { write: (text) => (written += text) }, now: () => 0 });
    line.show('Epoch 0', 0.5);
    line.clear();
    expect(written).toBe('');
  });
});

describe('formatDuration', () => {
  it.each([
    [0.4, '0:00'],
    [65, '1:05'],
    [3599.6, '1:00:00'],
    [7384, '2:03:04'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('findUserDataFolder', () => {
  it.each([
    ['darwin', {}, ['/home/ann', 'Library', 'Application Support', 'Inkling']],
    ['linux', {}, ['/home/ann', '.config', 'Inkling']],
    ['linux', { XDG_CONFIG_HOME: '/config' }, ['/config', 'Inkling']],
    ['win32', { APPDATA: '/roaming' }, ['/roaming', 'Inkling']],
    ['win32', {}, ['/home/ann', 'AppData', 'Roaming', 'Inkling']],
  ] as const)('is the app’s own folder on %s with %j', (platform, env, parts) => {
    expect(findUserDataFolder(env, platform, '/home/ann').split(/[\\/]/)).toEqual(parts.join('/').split('/'));
  });
});
