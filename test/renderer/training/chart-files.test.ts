import { describe, expect, it } from 'vitest';
import { ChartFiles } from '../../../src/renderer/training/chart-files';
import { ChartsModel } from '../../../src/renderer/training/charts-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge } from '../fake-bridge';
import { GrowingRun, untrainedPoint } from './run-fixtures';

function createFiles() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const run = new GrowingRun();
  run.addPoints(untrainedPoint);
  const told = () => notices.notices.value.map(({ message }) => message);
  return { bridge, told, files: new ChartFiles(bridge, notices, run, new ChartsModel(run)) };
}

describe('ChartFiles', () => {
  it('tells the name under which a picture or a table was saved', async () => {
    const { bridge, told, files } = createFiles();
    bridge.answer('file.save-svg', '/home/me/curve.svg');
    await files.savePicture('accuracy', 'svg');
    expect(told()).toEqual(['Saved as “curve.svg”.']);
    bridge.answer('file.save-csv', '/home/me/curve.csv');
    await files.saveEpochTable();
    expect(told()).toEqual(['Saved as “curve.csv”.']);
  });

  it('is quiet when the dialog was cancelled', async () => {
    const { bridge, told, files } = createFiles();
    bridge.fail('file.save-csv', 'cancelled', 'Cancelled.');
    await files.saveCostTable();
    expect(told()).toEqual([]);
  });
});
