import { describe, expect, it } from 'vitest';
import { hasRoomForConfidence } from '../../../src/renderer/reading/label-room';

const at = (left: number, top = 0) => ({ box: { left, top, width: 30, height: 60 } });

describe('hasRoomForConfidence', () => {
  it('is true where digits stand apart, or alone, or nowhere', () => {
    expect(hasRoomForConfidence([at(0), at(100), at(300)], 1)).toBe(true);
    expect(hasRoomForConfidence([at(0)], 1)).toBe(true);
    expect(hasRoomForConfidence([], 1)).toBe(true);
  });

  it('is false as soon as two neighbours are close', () => {
    expect(hasRoomForConfidence([at(0), at(300), at(350)], 1)).toBe(false);
  });

  it('takes digits below each other for no neighbours', () => {
    expect(hasRoomForConfidence([at(0), at(10, 100)], 1)).toBe(true);
  });

  it('counts in pixels of the screen, however large the picture is', () => {
    expect(hasRoomForConfidence([at(0), at(100)], 0.5)).toBe(false);
    expect(hasRoomForConfidence([at(0), at(50)], 2)).toBe(true);
  });
});
