import { describe, expect, it } from 'vitest';
import {
  logPlausibilityOfHeight,
  logPlausibilityOfLayout,
} from '../../../../src/engine/handwriting/segmentation/layout-score';

const box = (width: number, height: number) => ({ left: 0, top: 0, width, height });

describe('logPlausibilityOfHeight', () => {
  it('says nothing about what is as high as digits of the line, or alone', () => {
    expect(logPlausibilityOfHeight({ box: box(40, 60), lineHeight: 100 })).toBe(0);
    expect(logPlausibilityOfHeight({ box: box(40, 0), lineHeight: 0 })).toBe(0);
  });

  it('tells against a tick, the more the lower it is', () => {
    const tick = logPlausibilityOfHeight({ box: box(2, 30), lineHeight: 100 });
    expect(tick).toBeLessThan(-1);
    expect(logPlausibilityOfHeight({ box: box(2, 10), lineHeight: 100 })).toBeLessThan(tick);
  });
});

describe('logPlausibilityOfLayout', () => {
  const four = { digit: 4, box: box(70, 100), lineHeight: 100, isLifted: false };

  it('tells against what is wider than its digit, and not against what is narrower', () => {
    const usual = logPlausibilityOfLayout(four);
    expect(logPlausibilityOfLayout({ ...four, box: box(140, 100) })).toBeLessThan(usual - 1);
    expect(logPlausibilityOfLayout({ ...four, box: box(40, 100) })).toBe(usual);
  });

  it('tells against a lift of the pen where a digit has none', () => {
    expect(logPlausibilityOfLayout({ ...four, isLifted: true })).toBe(logPlausibilityOfLayout(four));
    const zero = { ...four, digit: 0 };
    expect(logPlausibilityOfLayout({ ...zero, isLifted: true })).toBeLessThan(
      logPlausibilityOfLayout(zero) - 1,
    );
  });
});
