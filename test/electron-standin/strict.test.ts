import { describe, expect, it } from 'vitest';
import { checkAccelerator, checkRole } from './main/menu-names';
import { strict, strictEmitter } from './main/strict';

describe('strict', () => {
  it('returns the object with its members', () => {
    expect(strict('thing', { present: 1 }).present).toBe(1);
  });

  it('names a member that is missing', () => {
    const thing = strict('thing', { present: 1 });
    expect(() => Reflect.get(thing, 'absent')).toThrow('The stand-in for Electron has no thing.absent.');
  });

  it('leaves a promise with the object to be awaited', async () => {
    const thing = strict('thing', { present: 1 });
    await expect(Promise.resolve(thing)).resolves.toBe(thing);
  });
});

describe('strictEmitter', () => {
  class Clock extends strictEmitter('clock') {
    readonly hour = 12;
  }

  it('emits as any emitter does', () => {
    const clock = new Clock();
    let struck = 0;
    clock.on('strike', (count: number) => (struck = count));
    clock.emit('strike', clock.hour);
    expect(struck).toBe(12);
  });

  it('names a member that is missing', () => {
    expect(() => Reflect.get(new Clock(), 'minute')).toThrow(
      'The stand-in for Electron has no clock.minute.',
    );
  });
});

describe('checkAccelerator', () => {
  it('takes what Electron’s documentation lists', () => {
    const valid = ['CmdOrCtrl+Shift+Z', 'Space', '.', 'Shift+.', '-', 'Plus', '?', '[', ']', 'F2', 'num0'];
    for (const accelerator of [...valid, 'CmdOrCtrl+Enter', undefined]) {
      expect(() => checkAccelerator(accelerator)).not.toThrow();
    }
  });

  it('refuses what Electron would leave out', () => {
    for (const wrong of ['Strg+N', 'CmdOrCtrl+Eingabe', 'CmdOrCtrl', 'F25', 'N+M', '', 'CmdOrCtrl+ä']) {
      expect(() => checkAccelerator(wrong)).toThrow(`Electron cannot parse the accelerator “${wrong}”.`);
    }
  });
});

describe('checkRole', () => {
  it('refuses a role that Electron does not know', () => {
    expect(() => checkRole('togglefullscreen')).not.toThrow();
    expect(() => checkRole('selectAll')).not.toThrow();
    expect(() => checkRole('fullscreen')).toThrow('Electron knows no role “fullscreen”.');
  });
});
