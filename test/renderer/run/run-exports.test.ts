import { describe, expect, it } from 'vitest';
import { RunExports } from '../../../src/renderer/run/run-exports';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge } from '../fake-bridge';
import { runSummary } from '../training/run-fixtures';

function createExports() {
  const bridge = new FakeBridge();
  const notices = new NoticesModel();
  const told = () => notices.notices.value.map(({ message }) => message);
  return { bridge, told, exports: new RunExports(bridge, notices) };
}

describe('RunExports', () => {
  it('tells the name under which a report was saved', async () => {
    const { bridge, told, exports } = createExports();
    bridge.answer('report.save', 'C:\\reports\\first.html');
    const saving = exports.saveReport(['run-000001']);
    expect(exports.isReporting.value).toBe(true);
    await saving;
    expect(told()).toEqual(['Saved as “first.html”.']);
    expect(exports.isReporting.value).toBe(false);
  });

  it('is quiet when the dialog was cancelled, and tells any other failure', async () => {
    const { bridge, told, exports } = createExports();
    bridge.fail('report.save', 'cancelled', 'Cancelled.');
    await exports.saveReport(['run-000001']);
    expect(told()).toEqual([]);
    bridge.fail('report.save', 'file-not-written', 'The disk is full.');
    await exports.saveReport(['run-000001']);
    expect(told()).toEqual(['The disk is full.']);
  });

  it('copies the command of a run, and its script', async () => {
    const { bridge, told, exports } = createExports();
    await exports.copyCommand(runSummary({ kind: 'new' }, 3));
    await exports.copyPython(runSummary({ kind: 'new' }, 3));
    const [command, script] = bridge.asked.map(({ parameters }) => parameters[0]);
    expect(command).toBe('inkling train --sizes 784,30,10 --eta 3 --mini-batch 10 --epochs 3 --seed 1');
    expect(script).toContain('net.SGD(training_data, 3, 10, 3.0, test_data=test_data)');
    expect(told().at(-1)).toBe('The Python script is on the clipboard.');
  });

  it('says why a run cannot be copied, and leaves the clipboard alone', async () => {
    const { bridge, told, exports } = createExports();
    const run = runSummary();
    await exports.copyPython({ ...run, hyperparameters: { ...run.hyperparameters, momentum: 0.9 } });
    expect(told()).toEqual(['The book’s programs do not have momentum.']);
    expect(bridge.asked).toEqual([]);
  });
});
