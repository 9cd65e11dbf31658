import { describe, expect, it } from 'vitest';
import { DialogsModel } from '../../../src/renderer/ui/dialogs-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { UpdatesModel } from '../../../src/renderer/ui/updates-model';
import { FakeBridge } from '../fake-bridge';

function createModel() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const dialogs = new DialogsModel(bridge, notices);
  return { bridge, notices, dialogs, updates: new UpdatesModel(bridge, notices, dialogs) };
}

describe('UpdatesModel', () => {
  it('asks nothing before a person agrees, each time anew', async () => {
    const { bridge, dialogs, updates } = createModel();
    updates.show();
    expect(dialogs.open.value).toBe('updates');
    expect(bridge.asked).toEqual([]);
    bridge.answer('app.check-for-updates', { current: '0.1.0', newest: '0.1.0', isNewer: false });
    await updates.check();
    expect(updates.state.value).toMatchObject({ phase: 'answered', check: { newest: '0.1.0' } });
    updates.show();
    expect(updates.state.value).toEqual({ phase: 'not asked' });
    expect(bridge.asked).toHaveLength(1);
  });

  it('keeps waiting for an answer when its dialog is opened again', async () => {
    const { bridge, updates } = createModel();
    bridge.fail('app.check-for-updates', 'update-check-failed', 'Offline.');
    const checked = updates.check();
    updates.show();
    expect(updates.state.value).toEqual({ phase: 'asking' });
    await checked;
    expect(updates.state.value).toEqual({ phase: 'failed', message: 'Offline.' });
  });
});
