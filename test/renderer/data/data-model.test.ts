import { describe, expect, it } from 'vitest';
import type { DataStatus } from '../../../src/contract/data';
import { DataModel } from '../../../src/renderer/data/data-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge, snapshotWith } from '../fake-bridge';

function createModel() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const messages = () => notices.notices.value.map(({ message }) => message);
  return { bridge, data: new DataModel(bridge, notices), messages, notices };
}

const downloadFailed = { code: 'data-download-failed', message: 'The download failed.' } as const;

describe('DataModel', () => {
  it('tells of a failed download once: where the data are asked for', async () => {
    const { bridge, data, messages } = createModel();
    bridge.fail('data.download', downloadFailed.code, downloadFailed.message);
    data.status.value = { phase: 'unavailable', ...downloadFailed };
    await data.download();
    expect(messages()).toEqual([]);
  });

  it('tells of it in a notice where there are data all the same', async () => {
    const { bridge, data, messages } = createModel();
    data.status.value = snapshotWith().data;
    bridge.fail('data.download', downloadFailed.code, downloadFailed.message);
    await data.download();
    expect(messages()).toEqual(['The download failed.']);
  });

  it('tells once what a person should know about the files', () => {
    const { data, messages, notices } = createModel();
    const status = { ...snapshotWith().data, remarks: ['A copy is damaged.'] } as DataStatus;
    data.status.value = status;
    expect(messages()).toEqual(['A copy is damaged.']);
    notices.dismiss(notices.notices.value[0].id);
    expect(messages()).toEqual([]);
    data.status.value = { ...status };
    expect(messages()).toEqual(['A copy is damaged.']);
  });

  it('forgets what was wrong with data once there are some', async () => {
    const { bridge, data, messages } = createModel();
    data.status.value = { phase: 'unavailable', code: 'data-missing', message: 'There is no MNIST.' };
    bridge.fail('data.choose-folder', 'data-missing', 'There is no MNIST in this folder.');
    await data.chooseFolder();
    expect(messages()).toEqual(['There is no MNIST in this folder.']);
    data.status.value = snapshotWith().data;
    expect(messages()).toEqual([]);
    await data.chooseFolder();
    expect(messages()).toEqual(['There is no MNIST in this folder.']);
  });
});
