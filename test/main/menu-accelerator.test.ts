import { describe, expect, it } from 'vitest';
import { commandIds, commands } from '../../src/contract/commands';
import { menuAccelerator } from '../../src/main/menu-accelerator';

describe('menuAccelerator', () => {
  it('shows no keys on macOS that a person types into a field, since the menu would take them', () => {
    for (const id of commandIds) expect(menuAccelerator(id, 'darwin') ?? 'CmdOrCtrl').toContain('CmdOrCtrl');
    expect(menuAccelerator('sample.previous', 'darwin')).toBeUndefined();
    expect(menuAccelerator('drawing.undo', 'darwin')).toBe(commands['drawing.undo'].accelerator);
  });

  it('shows all keys elsewhere, where the menu registers none', () => {
    expect(menuAccelerator('sample.previous', 'linux')).toBe('Shift+N');
    expect(menuAccelerator('training.toggle', 'win32')).toBe('Space');
  });
});
