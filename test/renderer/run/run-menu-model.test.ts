import { describe, expect, it } from 'vitest';
import { RunLibrary } from '../../../src/renderer/run/run-library';
import { RunMenuModel } from '../../../src/renderer/run/run-menu-model';
import { RunModel } from '../../../src/renderer/run/run-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge, runDetails, runIds } from '../fake-bridge';

function createMenu() {
  const bridge = new FakeBridge();
  const training = new RunModel();
  training.show(runDetails());
  return { bridge, menu: new RunMenuModel(training, new RunLibrary(bridge, new NoticesModel())) };
}

describe('RunMenuModel', () => {
  it('renames the run on screen', async () => {
    const { bridge, menu } = createMenu();
    menu.beginRename();
    expect(menu.isRenaming.value).toBe(true);
    await menu.rename('  My best  ');
    expect(menu.isRenaming.value).toBe(false);
    expect(bridge.asked).toEqual([{ name: 'runs.label', parameters: [runIds.first, { name: 'My best' }] }]);
  });

  it.each(['', '   ', '30 hidden neurons'])('keeps the name where the new one is %j', async (name) => {
    const { bridge, menu } = createMenu();
    menu.beginRename();
    await menu.rename(name);
    expect(bridge.asked).toEqual([]);
  });
});
