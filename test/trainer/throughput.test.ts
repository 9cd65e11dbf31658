import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/trainer/throughput';

describe('Pace', () => {
  it('has no speed until some time has passed', () => {
    const pace = new Pace();
    expect(pace.imagesPerSecond).toBeUndefined();
    pace.add(10, 0);
    expect(pace.imagesPerSecond).toBeUndefined();
  });

  it('returns a steady speed as it is', () => {
    const pace = new Pace();
    for (let index = 0; index < 1000; index++) pace.add(100, 0.002);
    expect(pace.imagesPerSecond).toBeCloseTo(50_000, 6);
  });

  it('forgets an old speed after some seconds', () => {
    const pace = new Pace();
    pace.add(1_000_000, 1);
    for (let index = 0; index < 200; index++) pace.add(1000, 0.1);
    expect(pace.imagesPerSecond).toBeGreaterThan(9_999);
    expect(pace.imagesPerSecond).toBeLessThan(10_010);
  });
});
