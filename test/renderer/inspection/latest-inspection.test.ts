import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkParameters } from '../../../src/contract/network';
import type { SplitReadings } from '../../../src/engine/inspection/split-readings';
import type { Inspector } from '../../../src/renderer/inspection/inspector';
import { LatestInspection, type Subject } from '../../../src/renderer/inspection/latest-inspection';
import { emptyNetwork } from '../fake-bridge';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How long each answer takes. */
const answerMs = 100;

/** An inspector that says which network it has read, and whether there is data. */
function inspectorWith() {
  const asked: NetworkParameters[] = [];
  const inspector = {
    hasData: true,
    ask: async (_kind: string, _split: string, { network }: { network: NetworkParameters }) => {
      asked.push(network);
      await new Promise((resume) => setTimeout(resume, answerMs));
      return inspector.hasData ? readingsOf(asked.length) : null;
    },
  };
  return { asked, inspector: inspector as typeof inspector & Pick<Inspector, 'ask'> };
}

function readingsOf(answer: number): SplitReadings {
  return { answers: Uint8Array.of(answer), confidences: new Float32Array(1) };
}

function subject(changes: Partial<Subject<'readings'>> = {}): Subject<'readings'> {
  return { split: 'test', question: { network: emptyNetwork([784, 10]) }, ...changes };
}

function following(first: Subject<'readings'> | null) {
  const { asked, inspector } = inspectorWith();
  const [current, owner] = [signal(first), signal('a run')];
  const inspection = new LatestInspection(inspector, 'readings', current, owner);
  const stop = inspection.follow();
  const found = () => inspection.found.value?.answer.answers[0];
  return { asked, inspector, current, owner, inspection, stop, found };
}

describe('LatestInspection', () => {
  it('answers what is asked, and says what that was', async () => {
    const first = subject();
    const { inspection, found } = following(first);
    expect(inspection.found.value).toBeNull();
    await vi.advanceTimersByTimeAsync(answerMs);
    expect(found()).toBe(1);
    expect(inspection.found.value).toMatchObject(first);
  });

  it('keeps the answer until the next one is there', async () => {
    const { current, found } = following(subject());
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    current.value = subject();
    expect(found()).toBe(1);
    await vi.advanceTimersByTimeAsync(answerMs);
    expect(found()).toBe(2);
  });

  it.each<[string, Partial<Subject<'readings'>>, string]>([
    ['another split', { split: 'validation' }, 'a run'],
    ['another run', {}, 'another run'],
  ])('never shows an answer about %s, and asks without a rest', async (_what, changes, newOwner) => {
    const { asked, current, owner, found } = following(subject());
    const change = (to: Subject<'readings'>, of: string) => {
      owner.value = of;
      current.value = to;
    };
    await vi.advanceTimersByTimeAsync(answerMs + 1);
    expect(found()).toBe(1);
    change(subject(changes), newOwner);
    expect(found()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(answerMs);
    expect(found()).toBe(2);
    // An answer that is on its way when the subject changes comes too late.
    change(subject(changes), newOwner);
    await vi.advanceTimersByTimeAsync(answerMs + 1);
    change(subject(), 'a run');
    await vi.advanceTimersByTimeAsync(answerMs - 2);
    expect(found()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    expect(found()).toBe(asked.length);
  });

  it('hides the answer as soon as the owner is another one, though the subject is still on its way', async () => {
    const { asked, owner, found } = following(subject());
    await vi.advanceTimersByTimeAsync(answerMs);
    owner.value = 'another run';
    expect(found()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    expect(asked).toHaveLength(1);
    owner.value = 'a run';
    expect(found()).toBe(1);
  });

  it('asks one at a time, then the newest, and rests in between as long as the answer took', async () => {
    const { asked, current } = following(subject());
    const newest = subject();
    current.value = subject();
    current.value = newest;
    await vi.advanceTimersByTimeAsync(2 * answerMs - 1);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBe(newest.question.network);
    await vi.advanceTimersByTimeAsync(10 * answerMs);
    expect(asked).toHaveLength(2);
  });

  it('shows nothing while there is nothing to ask, even if an answer comes late', async () => {
    const { current, found } = following(subject());
    current.value = null;
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    expect(found()).toBeUndefined();
    current.value = subject();
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    expect(found()).toBe(2);
    current.value = null;
    expect(found()).toBeUndefined();
  });

  it('asks no more once nobody follows, and goes on where it stopped', async () => {
    const { asked, current, inspection, stop, found } = following(subject());
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    stop();
    inspection.follow()();
    expect(asked).toHaveLength(1);
    current.value = subject();
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    expect(asked).toHaveLength(1);
    inspection.follow();
    await vi.advanceTimersByTimeAsync(answerMs);
    expect(found()).toBe(2);
  });

  it('leaves all as it is where there is no answer, and asks again', async () => {
    const first = subject();
    const { inspector, current, found } = following(first);
    inspector.hasData = false;
    await vi.advanceTimersByTimeAsync(3 * answerMs);
    expect(found()).toBeUndefined();
    inspector.hasData = true;
    current.value = { ...first };
    await vi.advanceTimersByTimeAsync(answerMs);
    expect(found()).toBe(2);
  });
});
