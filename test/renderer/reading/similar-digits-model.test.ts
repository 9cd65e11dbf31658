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

const allDigits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function modelWith({ isDataReady = true } = {}) {
  const bridge = new FakeBridge();
  bridge.answer('data.nearest', found());
  const data = new DataModel(bridge, new NoticesModel());
  if (isDataReady) data.status.value = snapshotWith().data;
  const subject = signal<Resemblance | null>(null);
  const model = new SimilarDigitsModel(bridge, data);
  const stop = model.follow(subject);
  const shownDigits = () => model.shown.value?.map(({ digit }) => digit);
  return { bridge, data, subject, model, stop, shownDigits };
}

function resemblance(ink: number, digits = [4, 9]): Resemblance {
  return { input: new Float32Array(784).fill(ink), digits };
}

/** Lets the picture rest, and the answer come. */
async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(500);
}

function found(): SimilarDigits[] {
  return allDigits.map((digit) => ({ digit, images: [] }));
}

describe('SimilarDigitsModel', () => {
  it('asks about a picture that is at rest, and only then, and shows the digits that are wanted', async () => {
    const { bridge, subject, shownDigits } = modelWith();
    subject.value = resemblance(0.1);
    subject.value = resemblance(0.2);
    expect(bridge.names()).toEqual([]);
    await rest();
    expect(bridge.asked).toEqual([
      { name: 'data.nearest', parameters: [{ input: resemblance(0.2).input, digits: allDigits, count: 6 }] },
    ]);
    expect(shownDigits()).toEqual([4, 9]);
  });

  it('goes with the answer at once while the network learns, which changes nothing of the picture', async () => {
    const { bridge, subject, shownDigits } = modelWith();
    subject.value = resemblance(0.1, [4, 9]);
    // Answers that follow one another faster than a picture comes to rest.
    for (const digits of [
      [9, 4],
      [7, 1],
      [3, 5],
    ]) {
      await vi.advanceTimersByTimeAsync(50);
      subject.value = resemblance(0.1, digits);
    }
    expect(shownDigits()).toEqual([3, 5]);
    subject.value = resemblance(0.1, [8, 0]);
    expect(shownDigits()).toEqual([8, 0]);
    await rest();
    expect(bridge.asked).toHaveLength(1);
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
    const second = found();
    answers[1](second);
    await rest();
    answers[0]([{ digit: 4, images: [] }]);
    await rest();
    expect(model.shown.value).toEqual([second[4], second[9]]);
    subject.value = resemblance(0.3);
    expect(model.shown.value).toEqual([second[4], second[9]]);
  });

  it('shows nothing where there is nothing to resemble', async () => {
    const { bridge, subject, model } = modelWith();
    subject.value = resemblance(0.1);
    await rest();
    subject.value = null;
    expect(model.shown.value).toBeNull();
    await rest();
    expect(bridge.asked).toHaveLength(1);
  });

  it('asks nothing without data, and again when there is some or other', async () => {
    const { bridge, data, subject } = modelWith({ isDataReady: false });
    subject.value = resemblance(0.1);
    await rest();
    expect(bridge.names()).toEqual([]);
    data.status.value = snapshotWith().data;
    await rest();
    expect(bridge.names()).toEqual(['data.nearest']);
    data.status.value = snapshotWith().data;
    await rest();
    expect(bridge.names()).toEqual(['data.nearest', 'data.nearest']);
  });

  it('stops when nobody looks any more', async () => {
    const { bridge, subject, model, stop } = modelWith();
    subject.value = resemblance(0.1);
    await rest();
    subject.value = resemblance(0.2);
    stop();
    subject.value = resemblance(0.3);
    await rest();
    expect(bridge.asked).toHaveLength(1);
    expect(model.shown.value).toBeNull();
  });
});
