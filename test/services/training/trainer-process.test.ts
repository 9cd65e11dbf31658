import { describe, expect, it } from 'vitest';
import type { TrainerEvent } from '../../../src/contract/trainer';
import { createSyntheticDataSet } from '../../../src/engine/synthesis/synthetic-digits';
import { TrainerProcess } from '../../../src/services/training/trainer-process';
import { ScriptedChannel } from './scripted-channel';
import { startCommand } from './some-checkpoint';

const data = createSyntheticDataSet({ seed: 1, trainingImages: 10, validationImages: 0, testImages: 0 });
const otherData = { ...data };

function createProcess() {
  const channel = new ScriptedChannel();
  const events: TrainerEvent[] = [];
  const crashes: (number | null)[] = [];
  const trainer = new TrainerProcess(channel, {
    onEvent: (event) => events.push(event),
    onCrash: (code) => crashes.push(code),
  });
  return { trainer, channel, events, crashes };
}

describe('TrainerProcess', () => {
  it('hands the data over once, and again when it is another data set', () => {
    const { trainer, channel } = createProcess();
    trainer.start(data, startCommand('run-1'));
    trainer.start(data, startCommand('run-2'));
    expect(trainer.holds(data)).toBe(true);
    trainer.start(otherData, startCommand('run-3'));
    expect(trainer.holds(data)).toBe(false);
    expect(channel.received.map(({ type }) => type)).toEqual(['load', 'start', 'start', 'load', 'start']);
  });

  it('passes on what the process tells, and its unexpected end', () => {
    const { channel, events, crashes } = createProcess();
    channel.send({ type: 'loaded' });
    channel.exit(9);
    expect(events).toEqual([{ type: 'loaded' }]);
    expect(crashes).toEqual([9]);
  });

  it('hears nothing more of a process that is gone', () => {
    const { trainer, channel, crashes, events } = createProcess();
    trainer.close();
    expect(channel.isKilled).toBe(true);
    channel.send({ type: 'loaded' });
    channel.exit(0);
    expect(events).toEqual([]);
    expect(crashes).toEqual([]);
  });
});
