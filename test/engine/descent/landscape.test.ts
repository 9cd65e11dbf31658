import { describe, expect, it } from 'vitest';
import {
  costAt,
  curvaturesAt,
  gradientAt,
  landscapes,
  type Landscape,
} from '../../../src/engine/descent/landscape';

const places = [-2.3, -1.5, -0.7, 0, 0.4, 1, 1.9];
const all = Object.entries<Landscape>(landscapes);
/** Every combination of places, one number for each variable. */
const positionsIn = (landscape: Landscape): number[][] =>
  landscape.length === 1 ? places.map((v) => [v]) : places.flatMap((v) => places.map((w) => [v, w]));
const moved = (position: readonly number[], index: number, by: number) =>
  position.with(index, position[index] + by);

describe.each(all)('%s', (_, landscape) => {
  it('has the gradient and the curvatures that finite differences find', () => {
    const h = 1e-5;
    for (const position of positionsIn(landscape)) {
      for (const index of landscape.keys()) {
        const [before, after] = [moved(position, index, -h), moved(position, index, h)];
        const slope = (costAt(landscape, after) - costAt(landscape, before)) / (2 * h);
        expect(gradientAt(landscape, position)[index]).toBeCloseTo(slope, 7);
        const bend = (gradientAt(landscape, after)[index] - gradientAt(landscape, before)[index]) / (2 * h);
        expect(curvaturesAt(landscape, position)[index]).toBeCloseTo(bend, 7);
      }
    }
  });

  it('is 0 where it is lowest', () => {
    const fine = Array.from({ length: 101 }, (__, index) => -2.5 + index / 20);
    const costs =
      landscape.length === 1
        ? fine.map((v) => costAt(landscape, [v]))
        : fine.flatMap((v) => fine.map((w) => costAt(landscape, [v, w])));
    expect(Math.min(...costs)).toBeCloseTo(0, 12);
    expect(Math.min(...costs)).toBeGreaterThanOrEqual(-1e-12);
  });
});

describe('landscapes', () => {
  it('have their valleys, hill and saddle where they say', () => {
    const wells = landscapes['curve-with-two-valleys'];
    for (const [v, cost] of [
      [-1.5, 0],
      [0, 63 / 64],
      [1, 125 / 192],
    ]) {
      expect(costAt(wells, [v])).toBeCloseTo(cost, 12);
      expect(gradientAt(wells, [v])[0]).toBeCloseTo(0, 12);
    }
    expect(gradientAt(landscapes.saddle, [0, 0])).toEqual([0, 0]);
    expect(curvaturesAt(landscapes.saddle, [0, 0])).toEqual([1, -1]);
    expect(curvaturesAt(landscapes.ravine, [2, 1])).toEqual([0.25, 4]);
  });
});
