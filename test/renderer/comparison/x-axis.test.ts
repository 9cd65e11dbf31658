import { describe, expect, it } from 'vitest';
import { linearXAxis, logXAxis, positionText } from '../../../src/renderer/comparison/x-axis';

const labels = ({ ticks }: { ticks: readonly { label: string }[] }) => ticks.map(({ label }) => label);

describe('linearXAxis', () => {
  it('says once what it counts, in round steps from 0 to its end', () => {
    expect(labels(linearXAxis('images', 1_500_000))).toEqual(['0 images', '500K', '1M', '1.5M']);
    expect(labels(linearXAxis('seconds', 2.5))).toEqual(['0 s', '0.5', '1', '1.5', '2', '2.5']);
    expect(labels(linearXAxis('epochs', 30))[0]).toBe('epoch 0');
  });

  it('ends at its maximum, whatever the last round step is', () => {
    const axis = linearXAxis('seconds', 2.3);
    expect(axis.ticks.at(-1)).toEqual({ value: 2.3, label: '' });
    expect(axis.fraction(2.3)).toBe(1);
    expect(axis.fraction(1.15)).toBeCloseTo(0.5);
  });
});

describe('logXAxis', () => {
  it('goes from the first position to the last in equal factors', () => {
    const axis = logXAxis('epochs', 1, 100);
    expect(labels(axis)).toEqual(['epoch 1', '2', '5', '10', '20', '50', '100']);
    expect(axis.fraction(10)).toBeCloseTo(0.5);
    expect(axis.fraction(0)).toBe(0);
    expect(axis.fraction(1000)).toBe(1);
  });

  it('has whole decades only where there are many, and holds a single position', () => {
    expect(labels(logXAxis('epochs', 1, 10_000))).toEqual(['epoch 1', '10', '100', '1000', '10000']);
    expect(logXAxis('epochs', 1, 1).fraction(1)).toBe(0);
  });
});

describe('positionText', () => {
  it('says a position in words', () => {
    expect(positionText('epochs', 1)).toBe('after 1 epoch');
    expect(positionText('images', 600_000)).toBe('after 600,000 images');
    expect(positionText('seconds', 1.346)).toBe('after 1.35 s of training');
  });
});
