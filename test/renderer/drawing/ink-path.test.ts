import { describe, expect, it } from 'vitest';
import type { InkStroke } from '../../../src/renderer/drawing/ink';
import { inkPath } from '../../../src/renderer/drawing/ink-path';

/** Twice the area of each closed part of straight lines, positive when it goes round clockwise on the screen. */
function areas(data: string): number[] {
  return data
    .split('M')
    .filter((part) => part.includes('L'))
    .map((part) => {
      const corners = part.replace('Z', '').split('L').map((place) => place.split(' ').map(Number)); // prettier-ignore
      return corners.reduce((sum, [x, y], index) => {
        const [nextX, nextY] = corners[(index + 1) % corners.length];
        return sum + x * nextY - nextX * y;
      }, 0);
    });
}

describe('inkPath', () => {
  it('is the middle line, to be drawn with a pen, where the pressure is even', () => {
    const stroke: InkStroke = { points: [[0, 0.5], [0.5, 0.5], [1, 0.25]], width: 0.1 }; // prettier-ignore
    expect(inkPath(stroke, 200)).toEqual({ data: 'M0 100L100 100 200 50', lineWidth: 20 });
  });

  it('is a line without length for a tap', () => {
    expect(inkPath({ points: [[0.5, 0.5]], width: 0.1 }, 100).data).toBe('M50 50L50 50');
  });

  it('is an area that is wider where the pen was pressed harder', () => {
    const stroke: InkStroke = { points: [[0.2, 0.5], [0.8, 0.5]], pressures: [0, 1], width: 0.1 }; // prettier-ignore
    const { data, lineWidth } = inkPath(stroke, 1000);
    expect(lineWidth).toBeUndefined();
    expect(data).toContain('A20 20');
    expect(data).toContain('A80 80');
  });

  it('goes round all its parts in the same sense, so that no hole is left where they overlap', () => {
    const directions = [[1, 0], [0, 1], [-1, 0], [0, -1], [0.6, 0.8]]; // prettier-ignore
    for (const [dx, dy] of directions) {
      for (const pressures of [
        [0.2, 0.9],
        [0.9, 0.2],
        [0.5, 0.5],
      ]) {
        // prettier-ignore
        const stroke: InkStroke = {
          points: [[0.5, 0.5], [0.5 + 0.3 * dx, 0.5 + 0.3 * dy]], // prettier-ignore
          pressures,
          width: 0.1,
        };
        const wedges = areas(inkPath(stroke, 100).data);
        expect(wedges).toHaveLength(1);
        expect(wedges[0]).toBeGreaterThan(0);
      }
    }
  });

  it('leaves out what lies between two places of which one covers the other', () => {
    const stroke: InkStroke = { points: [[0.5, 0.5], [0.501, 0.5]], pressures: [0.1, 1], width: 0.1 }; // prettier-ignore
    expect(areas(inkPath(stroke, 100).data)).toEqual([]);
  });
});
