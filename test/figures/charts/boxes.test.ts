import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOverlap, lineCrossesBox } from '../../../src/figures/charts/boxes';

const box = { left: 10, top: 20, right: 30, bottom: 40 };

describe('boxesOverlap', () => {
  it('tells boxes that share more than an edge', () => {
    expect(boxesOverlap(box, { left: 29, top: 39, right: 50, bottom: 60 })).toBe(true);
    expect(boxesOverlap(box, { left: 30, top: 20, right: 50, bottom: 40 })).toBe(false);
    expect(boxesOverlap(box, { left: 10, top: 0, right: 30, bottom: 20 })).toBe(false);
  });
});

describe('lineCrossesBox', () => {
  it('tells lines through a box from those beside it', () => {
    expect(lineCrossesBox({ x: 0, y: 30 }, { x: 50, y: 30 }, box)).toBe(true);
    expect(lineCrossesBox({ x: 20, y: 0 }, { x: 20, y: 25 }, box)).toBe(true);
    expect(lineCrossesBox({ x: 0, y: 30 }, { x: 9, y: 30 }, box)).toBe(false);
    expect(lineCrossesBox({ x: 0, y: 25 }, { x: 25, y: 0 }, box)).toBe(false);
  });

  it('finds every line with a place inside', () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    const inside = fc.record({
      x: fc.double({ min: 11, max: 29, noNaN: true }),
      y: fc.double({ min: 21, max: 39, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, coordinate, coordinate, (place, x, y) => {
        fc.pre(Math.hypot(x - place.x, y - place.y) > 1);
        expect(lineCrossesBox(place, { x, y }, box)).toBe(true);
        expect(lineCrossesBox({ x, y }, place, box)).toBe(true);
      }),
    );
  });
});
