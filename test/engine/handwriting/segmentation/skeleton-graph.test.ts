import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { maskOf } from '../../../../src/engine/handwriting/one-digit/skeleton';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { skeletonGraph } from '../../../../src/engine/handwriting/segmentation/skeleton-graph';
import { createRandom } from '../../../../src/engine/random';

const side = 120;
const lineWidth = 8;

function graphOf(...strokes: Stroke[]) {
  const drawn = drawStrokes(strokes, side, { radius: lineWidth / 2, edge: 1 });
  return skeletonGraph(maskOf(drawn, 0.5), lineWidth);
}

function line(...points: Stroke): Stroke {
  return points;
}

function circle(x: number, y: number, radius: number): Stroke {
  return Array.from({ length: 49 }, (_, step) => {
    const angle = (2 * Math.PI * step) / 48;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** From the leftmost of its ends to the other. */
function turnOf(branch: Stroke): string {
  const [first, last] = [branch[0], branch[branch.length - 1]].sort(([x], [other]) => x - other);
  return first[1] < last[1] ? 'down' : 'up';
}

describe('skeletonGraph', () => {
  it('finds one branch in a line, without the ragged corners of its ends', () => {
    const { branches, meetings } = graphOf(line([20, 30], [60, 90], [100, 40]));
    expect(branches).toHaveLength(1);
    expect(meetings).toEqual([]);
  });

  it('cuts two lines where they cross, and tells which goes on in which', () => {
    const { branches, meetings } = graphOf(line([20, 20], [100, 100]), line([20, 95], [100, 30]));
    expect(branches).toHaveLength(4);
    expect(meetings).toHaveLength(6);
    const goingOn = meetings.filter(({ goesOn }) => goesOn);
    expect(goingOn).toHaveLength(2);
    for (const { ends } of goingOn) {
      const [one, other] = ends.map(({ branch }) => turnOf(branches[branch]));
      expect(one).toBe(other);
    }
  });

  it('sees a line go on where another one ends at it', () => {
    const { branches, meetings } = graphOf(line([20, 20], [100, 20]), line([60, 20], [60, 100]));
    expect(branches).toHaveLength(3);
    const [goingOn, ...others] = meetings.filter(({ goesOn }) => goesOn);
    expect(others).toEqual([]);
    for (const { branch } of goingOn.ends)
      expect(Math.max(...branches[branch].map(([, y]) => y))).toBeLessThan(30);
  });

  it('goes around a circle, back to where it began', () => {
    const { branches, meetings } = graphOf(circle(60, 60, 35));
    expect(meetings).toEqual([]);
    expect(branches).toHaveLength(1);
    expect(branches[0].at(-1)).toEqual(branches[0][0]);
    expect(branches[0].length).toBeGreaterThan(150);
  });

  it('finds both rings where they touch', () => {
    const { branches, meetings } = graphOf(circle(35, 60, 22), circle(82, 60, 22));
    expect(branches.length).toBeGreaterThanOrEqual(2);
    expect(meetings.length).toBeGreaterThan(0);
  });

  it('finds nothing where there is nothing', () => {
    expect(graphOf()).toEqual({ branches: [], meetings: [] });
    expect(skeletonGraph({ width: 0, height: 0, pixels: new Uint8Array(0) }, 0)).toEqual({
      branches: [],
      meetings: [],
    });
  });

  it('tells of any scribble, speckles and patches only what is there', () => {
    const random = createRandom(7);
    for (let round = 0; round < 60; round++) {
      const [width, height] = [1 + random.integerBelow(50), 1 + random.integerBelow(40)];
      const ink = random.uniform();
      const pixels = Uint8Array.from({ length: width * height }, () => Number(random.uniform() < ink));
      const { branches, meetings } = skeletonGraph({ width, height, pixels }, 1 + 9 * random.uniform());
      for (const branch of branches) {
        expect(branch.length).toBeGreaterThan(0);
        for (const [x, y] of branch) {
          expect(x >= 0 && x < width && y >= 0 && y < height).toBe(true);
        }
      }
      for (const { ends } of meetings) {
        for (const { branch } of ends) expect(branches[branch]).toBeDefined();
      }
      const seen = new Set<string>();
      for (const { ends, goesOn } of meetings) {
        if (!goesOn) continue;
        for (const { branch, isLast } of ends) {
          // A line goes on in one other at most.
          expect(seen.has(`${branch} ${isLast}`)).toBe(false);
          seen.add(`${branch} ${isLast}`);
        }
      }
    }
  });
});
