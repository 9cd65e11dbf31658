import { describe, expect, it } from 'vitest';
import type { Speed } from '../../src/contract/trainer';
import { speedNames, speeds } from '../../src/contract/trainer';
import { SpeedLimit } from '../../src/trainer/speed-limit';

/** Seconds that an epoch of so many mini-batches takes, where learning and waiting take longer than they should. */
function secondsOfEpoch(speed: Speed, miniBatches: number, { learnMs = 0.1, lateMs = 1.5 } = {}): number {
  const limit = new SpeedLimit(speed, miniBatches);
  let nowMs = 0;
  for (let done = 0; done < miniBatches;) {
    const piece = Math.min(limit.mostMiniBatches, miniBatches - done, 100);
    nowMs += learnMs * piece;
    limit.learned(piece, nowMs);
    done += piece;
    const waitMs = limit.waitMs(nowMs);
    if (waitMs > 0) nowMs += waitMs + lateMs;
  }
  return nowMs / 1000;
}

describe('SpeedLimit', () => {
  it.each(speedNames)('keeps to the speed “%s”, though timers are late', (speed) => {
    const limit = speeds[speed];
    for (const miniBatches of [1, 10, 5000]) {
      const seconds =
        'secondsPerEpoch' in limit
          ? limit.secondsPerEpoch
          : 'secondsPerMiniBatch' in limit
            ? limit.secondsPerMiniBatch * miniBatches
            : 0.0001 * miniBatches;
      expect(secondsOfEpoch(speed, miniBatches)).toBeCloseTo(seconds, 1);
    }
  });

  it('has the page follow a slow epoch in at least 50 pieces a second, or each mini-batch', () => {
    expect(new SpeedLimit('slow-motion', 5000).mostMiniBatches).toBe(10);
    expect(new SpeedLimit('slow-motion', 50).mostMiniBatches).toBe(1);
    expect(new SpeedLimit('full', 5000).mostMiniBatches).toBe(Infinity);
  });

  it('goes on at once after a change of speed or a pause, and does not catch up for a long delay', () => {
    const limit = new SpeedLimit('mini-batch-a-second', 5000);
    limit.learned(1, 1000);
    expect(limit.waitMs(1300)).toBe(700);
    limit.change('ten-mini-batches-a-second');
    expect(limit.waitMs(1300)).toBe(0);
    limit.learned(1, 1300);
    limit.learned(1, 9000);
    limit.learned(1, 9000);
    limit.learned(1, 9000);
    expect(limit.waitMs(9000)).toBeCloseTo(100, 9);
    limit.restart();
    expect(limit.waitMs(9000)).toBe(0);
  });
});
