import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import { failure, success } from '../../../src/contract/result';
import { RunModel } from '../../../src/renderer/run/run-model';
import { shownIndices } from '../../../src/renderer/time-machine/shown-indices';
import { TimeMachineModel } from '../../../src/renderer/time-machine/time-machine-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { emptyNetwork, epochResult, FakeBridge, runIds, runWithEpochs } from '../fake-bridge';

/** Another one for each number of epochs. */
function networkAfter(epochs: number): NetworkParameters {
  const network = emptyNetwork([784, 10]);
  network.layers[0].bias[0] = epochs;
  return network;
}

const keptUpTo = (last: number) => ({
  epochs: Array.from({ length: last + 1 }, (_, epochs) => epochs),
  bytes: 100 * (last + 1),
});

function createModel(count = 4) {
  const bridge = new FakeBridge();
  const asked: number[] = [];
  bridge.request = ((name: string, runId: string, epochs: number) => {
    asked.push(epochs);
    const isThere = name === 'runs.kept-network' && runId === runIds.first && epochs !== 99;
    return Promise.resolve(isThere ? success(networkAfter(epochs)) : failure('run-unreadable', 'Not kept.'));
  }) as never;
  const notices = new NoticesModel();
  const training = new RunModel();
  const model = new TimeMachineModel(bridge, notices, training);
  training.show(runWithEpochs(count, { kept: keptUpTo(count) }));
  training.network.value = networkAfter(1000);
  return { model, training, notices, asked };
}

/** Which network the window shows. */
const shown = ({ network }: TimeMachineModel) => network.value?.layers[0].bias[0];

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe('TimeMachineModel', () => {
  it('shows the newest network until a person goes back', async () => {
    const { model, training } = createModel();
    expect([shown(model), model.epochs.value, model.index.value]).toEqual([1000, null, 4]);
    expect(model.moments.value).toEqual([0, 1, 2, 3, null]);
    model.step(-1);
    expect([model.chosen.value, model.epochs.value, shown(model)]).toEqual([3, null, 1000]);
    await settle();
    expect([model.epochs.value, shown(model)]).toEqual([3, 3]);
    training.network.value = networkAfter(2000);
    expect(shown(model)).toBe(3);
    model.step(-100);
    await settle();
    expect(shown(model)).toBe(0);
    model.goToNewest();
    expect([shown(model), model.epochs.value]).toEqual([2000, null]);
  });

  it('fetches each network once, and the neighbours before they are needed', async () => {
    const { model, asked } = createModel();
    await model.goTo(1);
    await settle();
    expect([...asked].sort()).toEqual([0, 1, 2, 3]);
    await model.goTo(2);
    expect(asked).toHaveLength(4);
  });

  it('stays in the past while the run trains on, and knows the networks that are kept meanwhile', async () => {
    const { model, training } = createModel();
    await model.goTo(2);
    training.epochFinished({ runId: runIds.first, result: epochResult(4, 9100) });
    training.keptChanged({ runId: runIds.first, kept: keptUpTo(5) });
    training.keptChanged({ runId: runIds.second, kept: keptUpTo(9) });
    expect(model.moments.value).toEqual([0, 1, 2, 3, 4, null]);
    expect([model.index.value, shown(model)]).toEqual([2, 2]);
    training.keptChanged({ runId: runIds.first, kept: { epochs: [0, 1, 4], bytes: 1 } });
    await settle();
    expect(shown(model)).toBe(1);
  });

  it('shows another run at its newest', async () => {
    const { model, training } = createModel();
    await model.goTo(2);
    training.show(runWithEpochs(4, { kept: keptUpTo(4) }));
    expect(shown(model)).toBe(2);
    training.show(runWithEpochs(4, { id: runIds.second, kept: keptUpTo(4) }));
    expect([shown(model), model.epochs.value, model.chosen.value]).toEqual([1000, null, null]);
  });

  it('stays where it is when a network cannot be had', async () => {
    const { model, notices } = createModel();
    await model.goTo(2);
    // Nobody has asked for what is fetched in case it is needed.
    expect(await model.load(99)).toMatchObject({ ok: false });
    expect(notices.notices.value).toEqual([]);
    await model.goTo(99);
    expect([model.chosen.value, shown(model)]).toEqual([2, 2]);
    expect(notices.notices.value.map(({ message }) => message)).toEqual(['Not kept.']);
  });

  it('has only the newest where nothing is kept', () => {
    const { model, training } = createModel();
    training.show(runWithEpochs(4));
    expect(model.moments.value).toEqual([null]);
    model.play();
    model.step(-1);
    expect([model.isPlaying.value, model.chosen.value]).toEqual([false, null]);
  });
});

describe('playing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('goes from the first moment to the newest, four a second, and ends there', async () => {
    const { model } = createModel();
    model.play();
    await settle();
    const seen = [shown(model)];
    for (let quarter = 0; quarter < 4; quarter++) {
      expect(model.isPlaying.value).toBe(true);
      await vi.advanceTimersByTimeAsync(250);
      seen.push(shown(model));
    }
    expect(seen).toEqual([0, 1, 2, 3, 1000]);
    expect(model.isPlaying.value).toBe(false);
  });

  it('goes on from where it is, and ends when a person takes over', async () => {
    const { model } = createModel();
    await model.goTo(1);
    model.play();
    await vi.advanceTimersByTimeAsync(250);
    expect(shown(model)).toBe(2);
    model.play();
    await vi.advanceTimersByTimeAsync(1000);
    expect([shown(model), model.isPlaying.value]).toEqual([2, false]);
    model.play();
    model.step(-1);
    await vi.advanceTimersByTimeAsync(1000);
    expect([shown(model), model.isPlaying.value]).toEqual([1, false]);
  });
});

describe('shownIndices', () => {
  it('spreads evenly from the first to the last, and always has the chosen one', () => {
    expect(shownIndices(3, 11, 1)).toEqual([0, 1, 2]);
    expect(shownIndices(1, 11, 0)).toEqual([0]);
    expect(shownIndices(21, 11, 20)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    expect(shownIndices(21, 11, 7)).toContain(7);
    expect(shownIndices(21, 11, 7)).toHaveLength(11);
    for (let chosen = 0; chosen < 64; chosen++) expect(shownIndices(64, 11, chosen)).toContain(chosen);
  });
});
