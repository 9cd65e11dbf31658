import { describe, expect, it } from 'vitest';
import { keptEpochs, mostKept } from '../../../src/services/runs/kept-epochs';

describe('keptEpochs', () => {
  it('keeps the untrained network, all of the first ten, then ones that grow apart', () => {
    const kept = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 27, 30];
    expect(keptEpochs(0, 30, 64)).toEqual(kept);
    expect(keptEpochs(0, 29, 64)).toEqual(kept.slice(0, -1));
    expect(keptEpochs(30, 33, 64)).toEqual([30, 31, 32, 33]);
  });

  it('keeps neighbours no more than an eighth apart, as long as there is room', () => {
    const kept = keptEpochs(0, 3000, 64);
    for (let index = 11; index < kept.length; index++) {
      expect(kept[index] / kept[index - 1]).toBeLessThanOrEqual(1.125);
    }
  });

  it.each([2, 3, 10, 64])('keeps at most %i, and never brings back one that was dropped', (most) => {
    let before = keptEpochs(7, 7, most);
    expect(before).toEqual([7]);
    for (let newest = 8; newest < 12_000; newest += newest < 100 ? 1 : 13) {
      const kept = keptEpochs(7, newest, most);
      expect(kept.length).toBeLessThanOrEqual(most);
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(before.length, most / 2));
      expect(kept[0]).toBe(7);
      const last = before.at(-1)!;
      expect(kept.filter((epochs) => epochs <= last && !before.includes(epochs))).toEqual([]);
      before = kept;
    }
  });
});

describe('mostKept', () => {
  it('keeps fewer of large networks, and none of the largest', () => {
    expect([48_000, 160_000, 1_600_000, 8_000_000, 8_000_001].map(mostKept)).toEqual([64, 64, 10, 2, 0]);
  });
});
