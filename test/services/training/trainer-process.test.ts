import { describe, expect, it } from 'vitest';
import { defaultHyperparameters } from '../../../src/contract/hyperparameters';
import type { TrainerCommand, TrainerEvent } from '../../../src/contract/training';
import { createSyntheticDataSet } from '../../../src/engine/data/synthetic-digits';
import { TrainerProcess } from '../../../src/services/training/trainer-process';
import { ScriptedChannel } from './scripted-channel';

const data = createSyntheticDataSet({ seed: 1, trainingImages: 10, validationImages: 0, testImages: 0 });
const otherData = { ...data };

function start(runId: number): Extract<TrainerCommand, { type: 'start' }> {
  return { type: 'start', runId, hyperparameters: defaultHyperparameters, isSingleStep: false };
}

function createProcess() {
  const channels: ScriptedChannel[] = [];
  const events: TrainerEvent[] = [];
  const crashes: (number | null)[] = [];
  const trainer = new TrainerProcess({
    fork: () => {
      channels.push(new ScriptedChannel());
      return channels[channels.length - 1];
    },
    onEvent: (event) => events.push(event),
    onCrash: (code) => crashes.push(code),
  });
  const typesOf = (channel: ScriptedChannel) => channel.received.map(({ type }) => type);
  return { trainer, channels, events, crashes, typesOf };
}

describe('TrainerProcess', () => {
  it('forks when it is first needed, and not before', () => {
    const { trainer, channels } = createProcess();
    trainer.post({ type: 'pause', runId: 1 });
    expect(channels).toHaveLength(0);
    trainer.start(data, start(1));
    expect(channels).toHaveLength(1);
  });

  it('hands the data over once, and again when it is another data set', () => {
    const { trainer, channels, typesOf } = createProcess();
    trainer.start(data, start(1));
    trainer.start(data, start(2));
    trainer.start(otherData, start(3));
    expect(channels).toHaveLength(1);
    expect(typesOf(channels[0])).toEqual(['load', 'start', 'start', 'load', 'start']);
  });

  it('tells of a crash, and starts a fresh process with the data the next time', () => {
    const { trainer, channels, crashes, typesOf } = createProcess();
    trainer.start(data, start(1));
    channels[0].exit(9);
    expect(crashes).toEqual([9]);
    trainer.start(data, start(2));
    expect(typesOf(channels[1])).toEqual(['load', 'start']);
  });

  it('hears nothing more of a process that is gone', () => {
    const { trainer, channels, crashes, events } = createProcess();
    trainer.start(data, start(1));
    channels[0].send({ type: 'loaded' });
    trainer.close();
    expect(channels[0].isKilled).toBe(true);
    channels[0].send({ type: 'loaded' });
    channels[0].exit(0);
    expect(events).toEqual([{ type: 'loaded' }]);
    expect(crashes).toEqual([]);
  });
});
