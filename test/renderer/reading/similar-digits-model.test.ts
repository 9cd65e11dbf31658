import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimilarDigits } from '../../../src/contract/data';
import { success } from '../../../src/contract/result';
import { DataModel } from '../../../src/renderer/data/data-model';
import type { Resemblance } from '../../../src/renderer/reading/similar-digits-model';
import { SimilarDigitsModel } from '../../../src/renderer/reading/similar-digits-model';
import { NoticesModel } from '../../../src/renderer/ui/notices-model';
import { FakeBridge, snapshotWith } from '../fake-bridge';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function modelWith({ isDataReady = true } = {}) {
  const bridge = new FakeBridge();
  const data = new DataModel(bridge, new NoticesModel());
  if (isDataReady) data.status.value = snapshotWith().data;
  const subject = signal<Resemblance | null>(null);
  const model = new SimilarDigitsModel(bridge, data);
  const stop = model.follow(subject);
  return { bridge, data, subject, model, stop };
}

function resemblance(ink: number, digits = [4, 9]): Resemblance {
  return { input: new Float32Array(784).fill(ink), digits };
}

/** Lets the picture rest, and the answer come. */
async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(500);
}

const found: SimilarDigits[] = [{ digit: 4, images: [] }];

describe('SimilarDigitsModel', () => {
  it('asks for both digits of a picture that is at rest, and only then', async () => {
    const { bridge, subject, model } = modelWith();
    bridge.answer('data.nearest', found);
    subject.value = resemblance(0.1);
    subject.value = resemblance(0.2);
    expect(bridge.names()).toEqual([]);
    await rest();
    expect(bridge.asked).toEqual([
      {
        name: 'data.nearest',
        parameters: [{ input: resemblance(0.2).input, digits: [4, 9], count: 5 }],
      },
    ]);
    expect(model.found.value).toBe(found);
  });

  it('keeps what is shown until the next answer is there, and drops a late one', async () => {
    const { bridge, subject, model } = modelWith();
    const answers: ((value: SimilarDigits[]) => void)[] = [];
    bridge.request = (() =>
      new Promise((resolve) => answers.push((value) => resolve(success(value))))) as never;
    subject.value = resemblance(0.1);
    await rest();
    subject.value = resemblance(0.2);
    await rest();
    answers[1](found);
    await rest();
    expect(model.found.value).toBe(found);
    answers[0]([{ digit: 1, images: [] }]);
    await rest();
    expect(model.found.value).toBe(found);
    subject.value = resemblance(0.3);
    expect(model.found.value).toBe(found);
  });

  it('shows nothing for an empty pad', async () => {
    const { bridge, subject, model } = modelWith();
    bridge.answer('data.nearest', found);
    subject.value = resemblance(0.1);
    await rest();
    subject.value = null;
    expect(model.found.value).toBeNull();
    await rest();
    expect(bridge.asked).toHaveLength(1);
  });

  it('asks nothing without data, and again when there is some', async () => {
    const { bridge, data, subject } = modelWith({ isDataReady: false });
    subject.value = resemblance(0.1);
    await rest();
    expect(bridge.names()).toEqual([]);
    data.status.value = snapshotWith().data;
    await rest();
    expect(bridge.names()).toEqual(['data.nearest']);
  });

  it('stops when nobody looks any more', async () => {
    const { bridge, subject, model, stop } = modelWith();
    bridge.answer('data.nearest', found);
    subject.value = resemblance(0.1);
    await rest();
    subject.value = resemblance(0.2);
    stop();
    subject.value = resemblance(0.3);
    await rest();
    expect(bridge.asked).toHaveLength(1);
    expect(model.found.value).toBeNull();
  });
});
