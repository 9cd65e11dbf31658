import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, restoreRandom } from '../../src/engine/random';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('createRandom', () => {
  it('returns the same numbers for the same seed, for ever', () => {
    const random = createRandom(1);
    expect(draw(3, () => random.uniform())).toEqual([
      0.44466968999809575, 0.24823034151408563, 0.04520352340652223,
    ]);
    expect(draw(3, () => random.gaussian())).toEqual([
      0.6378731242847365, 0.17917238300169258, -1.1534749195261227,
    ]);
    expect(draw(5, () => random.integerBelow(1000))).toEqual([131, 728, 987, 948, 88]);
  });

  it('returns unrelated numbers for neighbouring seeds', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => createRandom(seed).uniform());
    const steps = firsts.slice(1).map((value, index) => (value - firsts[index]) ** 2);
    expect(mean(firsts)).toBeCloseTo(0.5, 1);
    // Of two independent uniform numbers the squared difference is 1/6 on average.
    expect(mean(steps)).toBeCloseTo(1 / 6, 1);
  });

  it('returns other numbers for another stream of the same seed', () => {
    const [a, b] = [createRandom(7, 0), createRandom(7, 1)];
    const numbers = new Set([...draw(1000, () => a.uniform()), ...draw(1000, () => b.uniform())]);
    expect(numbers.size).toBe(2000);
  });

  it('accepts every seed of 32 bits', () => {
    for (const seed of [0, 2 ** 31, 2 ** 32 - 1]) {
      const random = createRandom(seed);
      expect(new Set(draw(100, () => random.uniform())).size).toBe(100);
    }
  });
});

describe('uniform', () => {
  it('returns numbers from 0 to below 1 with the moments of the uniform distribution', () => {
    const random = createRandom(2);
    const values = draw(100_000, () => random.uniform());
    expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.slice(0, 10_000))).toBeLessThan(1);
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.005);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1 / 3)).toBeLessThan(0.005);
  });
});

describe('gaussian', () => {
  it('returns numbers with the moments of the standard normal distribution', () => {
    const random = createRandom(3);
    const values = draw(200_000, () => random.gaussian());
    expect(Math.abs(mean(values))).toBeLessThan(0.01);
    expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.02);
    expect(Math.abs(mean(values.map((value) => value ** 3)))).toBeLessThan(0.05);
    expect(Math.abs(mean(values.map((value) => value ** 4)) - 3)).toBeLessThan(0.15);
    const within = values.filter((value) => Math.abs(value) < 1).length / values.length;
    expect(Math.abs(within - 0.6827)).toBeLessThan(0.005);
  });
});

describe('integerBelow', () => {
  it('returns each whole number below n about equally often', () => {
    const random = createRandom(4);
    const counts = new Array<number>(7).fill(0);
    for (let index = 0; index < 70_000; index++) counts[random.integerBelow(7)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});

describe('shuffle', () => {
  it('keeps every element', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer(), { maxLength: 50 }), (seed, array) => {
        const shuffled = [...array];
        createRandom(seed).shuffle(shuffled);
        expect(shuffled.sort((a, b) => a - b)).toEqual([...array].sort((a, b) => a - b));
      }),
      { seed: 1 },
    );
  });

  it('makes each of the orders about equally often', () => {
    const random = createRandom(5);
    const counts = new Map<string, number>();
    for (let index = 0; index < 24_000; index++) {
      const order = Uint32Array.of(0, 1, 2, 3);
      random.shuffle(order);
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('restoreRandom', () => {
  it('goes on exactly where the state was taken, whatever was drawn before', () => {
    const draws = fc.array(fc.constantFrom('uniform', 'gaussian'), { maxLength: 20 });
    fc.assert(
      fc.property(seeds, draws, (seed, before) => {
        const random = createRandom(seed);
        for (const kind of before) random[kind]();
        const restored = restoreRandom(JSON.parse(JSON.stringify(random.state())) as number[]);
        expect(draw(10, () => restored.gaussian())).toEqual(draw(10, () => random.gaussian()));
      }),
      { seed: 2 },
    );
  });

  it('throws for anything that is no state', () => {
    expect(() => restoreRandom([1, 2, 3])).toThrow();
  });
});
