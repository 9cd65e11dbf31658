import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PadPoint, PenPoint } from '../../../src/renderer/drawing/ink';
import { farthestMove, SmoothLine } from '../../../src/renderer/drawing/smooth-line';

function smooth(reports: readonly PenPoint[]) {
  const line = new SmoothLine(reports[0], 0.075);
  for (const report of reports.slice(1)) line.add(report);
  return line.stroke();
}

function distanceToLine([x, y]: PadPoint, line: readonly PenPoint[]): number {
  const distances = line.slice(1).map(([toX, toY], index) => {
    const [fromX, fromY] = line[index];
    const [dx, dy] = [toX - fromX, toY - fromY];
    const along = ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - fromX - t * dx, y - fromY - t * dy);
  });
  return Math.min(...distances, Math.hypot(x - line[0][0], y - line[0][1]));
}

/** How much the line turns altogether, in radians; of a straight one 0. */
function totalTurn(points: readonly PadPoint[]): number {
  const directions = points.slice(1).map(([x, y], i) => Math.atan2(y - points[i][1], x - points[i][0]));
  return directions.slice(1).reduce((sum, direction, i) => {
    const turn = Math.abs(direction - directions[i]);
    return sum + Math.min(turn, 2 * Math.PI - turn);
  }, 0);
}

const arc = (reports: number, radius: number): PadPoint[] =>
  Array.from({ length: reports }, (_, i) => {
    const angle = (1.5 * Math.PI * i) / (reports - 1);
    return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
  });

const inPixels = (points: readonly PadPoint[]): PadPoint[] =>
  points.map(([x, y]) => [Math.round(x * 287) / 287, Math.round(y * 287) / 287]);

/** A pointer on its way: steps of up to 0.02 of the pad, in any direction, some without moving. */
const wayOfPointer = fc
  .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { maxLength: 60 })
  .map((steps) => {
    const way: PadPoint[] = [[0.5, 0.5]];
    for (const [dx, dy] of steps) {
      const [x, y] = way.at(-1)!;
      way.push([Math.min(1, Math.max(0, x + dx / 1400)), Math.min(1, Math.max(0, y + dy / 1400))]);
    }
    return way;
  });

describe('SmoothLine', () => {
  it('is a point after one report, or many of the same place', () => {
    expect(smooth([[0.5, 0.5]])).toEqual({ points: [[0.5, 0.5]], width: 0.075 });
    expect(smooth([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]).points).toEqual([[0.5, 0.5]]); // prettier-ignore
  });

  it('begins where the pointer began, and reaches the pointer after every report', () => {
    fc.assert(
      fc.property(wayOfPointer, (way) => {
        const line = new SmoothLine(way[0], 0.075);
        for (const report of way.slice(1)) {
          line.add(report);
          const { points } = line.stroke();
          expect(points[0]).toEqual(way[0]);
          expect(points.at(-1)).toEqual(report);
        }
      }),
    );
  });

  it('keeps the shape: no point of it is far from the way of the pointer, nor the other way round', () => {
    // A curve through reports may leave the straight way between them, by less than a sixth of a step here.
    const tolerance = farthestMove + 0.0034;
    fc.assert(
      fc.property(wayOfPointer, (way) => {
        const { points } = smooth(way);
        for (const point of points) expect(distanceToLine(point, way)).toBeLessThan(tolerance);
        for (const report of way) expect(distanceToLine(report, points)).toBeLessThan(tolerance);
      }),
    );
  });

  it('evens out the steps of whole pixels and the trembling of a hand', () => {
    const line = Array.from({ length: 150 }, (_, i): PadPoint => [0.1 + 0.005 * i, 0.2 + 0.002 * i]);
    expect(totalTurn(smooth(inPixels(line)).points)).toBeLessThan(0.2 * totalTurn(inPixels(line)));
    const slow = arc(300, 0.3);
    expect(totalTurn(smooth(inPixels(slow)).points)).toBeLessThan(0.3 * totalTurn(inPixels(slow)));
  });

  it('makes curves of the few reports of a fast pointer', () => {
    const fast = arc(10, 0.3);
    const { points } = smooth(fast);
    /** Where the middles of the line's segments are off the circle, but for both ends of it. */
    const offCircle = (line: readonly PadPoint[]) =>
      line
        .slice(1)
        .map(([x, y], i): PadPoint => [(x + line[i][0]) / 2, (y + line[i][1]) / 2])
        .filter(([x, y]) => x < 0.65 && y > 0.35)
        .map(([x, y]) => Math.abs(Math.hypot(x - 0.5, y - 0.5) - 0.3));
    expect(Math.max(...offCircle(fast))).toBeGreaterThan(0.01);
    expect(Math.max(...offCircle(points))).toBeLessThan(0.002);
  });

  it('leaves corners and straight lines as they are', () => {
    const corners: PadPoint[] = [[0.2, 0.2], [0.5, 0.2], [0.8, 0.2], [0.5, 0.8], [0.5, 0.5]]; // prettier-ignore
    const { points } = smooth(corners);
    expect(points).toHaveLength(corners.length);
    points.forEach(([x, y], index) => {
      expect(x).toBeCloseTo(corners[index][0], 12);
      expect(y).toBeCloseTo(corners[index][1], 12);
    });
  });

  it('moves nothing but its end any more', () => {
    const way = arc(400, 0.4);
    const line = new SmoothLine(way[0], 0.075);
    let before = line.stroke().points;
    for (const report of way.slice(1)) {
      line.add(report);
      const { points } = line.stroke();
      const finished = Math.max(0, before.length - 20);
      expect(before.slice(0, finished).every((point, index) => point === points[index])).toBe(true);
      before = points;
    }
  });

  it('drops reports that say nothing new', () => {
    const slow = Array.from({ length: 10_000 }, (_, i): PadPoint => [0.2 + 0.00005 * i, 0.5]);
    const { points } = smooth(slow);
    expect(points.length).toBeLessThan(500);
    expect(points.at(-1)).toEqual(slow.at(-1));
  });

  it('keeps the pressure of a pen, evened out like its way', () => {
    const way = Array.from({ length: 50 }, (_, i): PenPoint => [
      0.2 + 0.01 * i,
      0.5,
      i % 2 === 0 ? 0.4 : 0.6,
    ]);
    const { points, pressures } = smooth(way);
    expect(pressures).toHaveLength(points.length);
    const middle = pressures!.slice(5, -5);
    expect(Math.max(...middle) - Math.min(...middle)).toBeLessThan(0.19);
    expect(pressures![0]).toBe(0.4);
    expect(pressures!.at(-1)).toBe(0.6);
  });
});
