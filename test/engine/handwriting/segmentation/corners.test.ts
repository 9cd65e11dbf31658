import { describe, expect, it } from 'vitest';
import { cornersOf } from '../../../../src/engine/handwriting/segmentation/corners';

describe('cornersOf', () => {
  it('finds where a line turns, and its ends', () => {
    expect(cornersOf([[0, 0], [10, 1], [20, 0], [20, 10], [21, 20]], 2)).toEqual([0, 2, 4]); // prettier-ignore
  });

  it('takes what swerves less than the tolerance for straight', () => {
    const wavy = Array.from({ length: 9 }, (_, step) => [step, step % 2] as const);
    expect(cornersOf(wavy, 1.5)).toEqual([0, 8]);
    expect(cornersOf(wavy, 0.5).length).toBeGreaterThan(4);
  });

  it('finds the farthest point of a line that comes back to its start', () => {
    expect(cornersOf([[0, 0], [5, 0], [9, 0], [0, 0]], 1)).toEqual([0, 2, 3]); // prettier-ignore
  });

  it('finds the one end of a tap', () => {
    expect(cornersOf([[3, 3]], 1)).toEqual([0]); // prettier-ignore
  });

  it('finds every turn of a long scribble that grows narrower and narrower', () => {
    const turns = 10_000;
    const scribble = Array.from(
      { length: turns },
      (_, at) => [0, at % 2 === 0 ? turns - at : at - turns] as const,
    );
    expect(cornersOf(scribble, 0.5)).toHaveLength(turns);
  });
});
