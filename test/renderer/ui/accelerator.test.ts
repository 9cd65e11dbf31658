import { describe, expect, it } from 'vitest';
import { commandIds, commands, type CommandDefinition } from '../../../src/contract/commands';
import {
  ariaKeyShortcut,
  formatAccelerator,
  matchesAccelerator,
  parseAccelerator,
  type KeyPress,
} from '../../../src/renderer/ui/accelerator';

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  const none = {
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isAltGraph: false,
  };
  return { key, ...none, ...modifiers };
}

const matches = (accelerator: string, keys: KeyPress, platform = 'linux') =>
  matchesAccelerator(parseAccelerator(accelerator), keys, platform);

describe('matchesAccelerator', () => {
  it('takes Control for the primary key, and Command on macOS', () => {
    expect(matches('CmdOrCtrl+S', press('s', { ctrlKey: true }))).toBe(true);
    expect(matches('CmdOrCtrl+S', press('s', { metaKey: true }))).toBe(false);
    expect(matches('CmdOrCtrl+S', press('s', { metaKey: true }), 'darwin')).toBe(true);
    expect(matches('CmdOrCtrl+S', press('s', { ctrlKey: true }), 'darwin')).toBe(false);
  });

  it('tells undo from redo by Shift, whose letter arrives as a capital', () => {
    const redo = press('Z', { ctrlKey: true, shiftKey: true });
    expect(matches('CmdOrCtrl+Shift+Z', redo)).toBe(true);
    expect(matches('CmdOrCtrl+Z', redo)).toBe(false);
  });

  it('takes a letter with Caps Lock, but not with a modifier', () => {
    expect(matches('C', press('C'))).toBe(true);
    expect(matches('C', press('c', { ctrlKey: true }))).toBe(false);
    expect(matches('C', press('c', { altKey: true }))).toBe(false);
  });

  it('takes a sign however the keyboard types it', () => {
    expect(matches('?', press('?', { shiftKey: true }))).toBe(true);
    expect(matches('[', press('['))).toBe(true);
    expect(matches('[', press('[', { ctrlKey: true, altKey: true, isAltGraph: true }))).toBe(true);
    expect(matches('CmdOrCtrl+.', press('.', { ctrlKey: true }))).toBe(true);
  });

  it.each([
    ['US', '>'],
    ['German', ':'],
  ])('knows the full stop’s key on a %s keyboard, whatever Shift makes of it', (_name, key) => {
    const shifted = press(key, { code: 'Period', shiftKey: true });
    expect(matches('Shift+.', shifted)).toBe(true);
    expect(matches('.', shifted)).toBe(false);
    expect(matches('.', press('.', { code: 'Period' }))).toBe(true);
    expect(matches('Shift+.', press('.', { code: 'Period' }))).toBe(false);
  });

  it('knows the plus sign by its name in menus', () => {
    expect(matches('Plus', press('+', { shiftKey: true }))).toBe(true);
    expect(matches('Plus', press('+'))).toBe(true);
  });

  it('knows Space and the arrow keys by their names in events', () => {
    expect(matches('Space', press(' '))).toBe(true);
    expect(matches('Space', press(' ', { shiftKey: true }))).toBe(false);
    expect(matches('CmdOrCtrl+Right', press('ArrowRight', { ctrlKey: true }))).toBe(true);
  });

  it.each(['linux', 'darwin'])('finds at most one command for the keys of each on %s', (platform) => {
    const withKeys = commandIds.flatMap((id) => {
      const { accelerator }: CommandDefinition = commands[id];
      return accelerator === undefined ? [] : [{ id, accelerator: parseAccelerator(accelerator) }];
    });
    for (const { id, accelerator } of withKeys) {
      const isMac = platform === 'darwin';
      const isShiftedPeriod = accelerator.hasShift && accelerator.key === '.';
      const key = accelerator.hasShift ? accelerator.key.toUpperCase() : accelerator.key;
      const keys = press(isShiftedPeriod ? '>' : key, {
        code: accelerator.key === '.' ? 'Period' : '',
        shiftKey: accelerator.hasShift,
        ctrlKey: accelerator.hasPrimary && !isMac,
        metaKey: accelerator.hasPrimary && isMac,
      });
      const found = withKeys.filter((other) => matchesAccelerator(other.accelerator, keys, platform));
      expect(found.map((other) => other.id)).toEqual([id]);
    }
  });
});

describe('formatAccelerator', () => {
  it('writes keys as the platform does', () => {
    const redo = parseAccelerator('CmdOrCtrl+Shift+Z');
    expect(formatAccelerator(redo, 'win32')).toBe('Ctrl+Shift+Z');
    expect(formatAccelerator(redo, 'darwin')).toBe('⇧⌘Z');
    expect(formatAccelerator(parseAccelerator('CmdOrCtrl+Right'), 'linux')).toBe('Ctrl+→');
    expect(formatAccelerator(parseAccelerator('Space'), 'linux')).toBe('Space');
    expect(formatAccelerator(parseAccelerator('CmdOrCtrl+Enter'), 'linux')).toBe('Ctrl+Enter');
    expect(formatAccelerator(parseAccelerator('F2'), 'linux')).toBe('F2');
    expect(formatAccelerator(parseAccelerator('Plus'), 'linux')).toBe('+');
  });
});

describe('ariaKeyShortcut', () => {
  it('writes keys as assistive technology expects them', () => {
    expect(ariaKeyShortcut(parseAccelerator('CmdOrCtrl+Shift+Z'), 'linux')).toBe('Control+Shift+Z');
    expect(ariaKeyShortcut(parseAccelerator('CmdOrCtrl+Right'), 'darwin')).toBe('Meta+ArrowRight');
    expect(ariaKeyShortcut(parseAccelerator('Space'), 'linux')).toBe('Space');
  });
});
