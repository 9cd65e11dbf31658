import { describe, expect, it } from 'vitest';
import { Throughput } from '../../src/trainer/throughput';

describe('Throughput', () => {
  it('has no speed until some time has passed', () => {
    const throughput = new Throughput();
    expect(throughput.imagesPerSecond).toBeUndefined();
    throughput.add(10, 0);
    expect(throughput.imagesPerSecond).toBeUndefined();
  });

  it('returns a steady speed as it is', () => {
    const throughput = new Throughput();
    for (let index = 0; index < 1000; index++) throughput.add(100, 0.002);
    expect(throughput.imagesPerSecond).toBeCloseTo(50_000, 6);
  });

  it('forgets an old speed after some seconds', () => {
    const throughput = new Throughput();
    throughput.add(1_000_000, 1);
    for (let index = 0; index < 200; index++) throughput.add(1000, 0.1);
    expect(throughput.imagesPerSecond).toBeGreaterThan(9_999);
    expect(throughput.imagesPerSecond).toBeLessThan(10_010);
  });
});
