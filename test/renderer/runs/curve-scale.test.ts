import { describe, expect, it } from 'vitest';
import { curvePoints, curveScale } from '../../../src/renderer/runs/curve-scale';
import { epochResult } from '../fake-bridge';

const curve = (...corrects: number[]) => corrects.map((correct, epoch) => epochResult(epoch, correct));

describe('curveScale', () => {
  it('is wide enough for every run that has learned something, and for the longest', () => {
    const scale = curveScale([
      { epochs: curve(9100, 9400), epochsAsked: 2 },
      { epochs: curve(8500, 9300), epochsAsked: 30 },
    ]);
    expect(scale).toMatchObject({ accuracy: { minimum: 80, maximum: 100 }, epochs: 30 });
  });

  it('is not widened by a run that has learned nothing, and is there without any', () => {
    expect(curveScale([{ epochs: curve(980), epochsAsked: 5 }])).toMatchObject({
      accuracy: { minimum: 90 },
      epochs: 5,
    });
    expect(curveScale([])).toMatchObject({ accuracy: { minimum: 90 }, epochs: 1 });
  });
});

describe('curvePoints', () => {
  const scale = curveScale([{ epochs: curve(9000), epochsAsked: 5 }]);

  it('puts epochs from left to right and accuracies from the bottom up', () => {
    expect(curvePoints(curve(9000, 9500, 10_000), scale)).toBe('0,100 25,50 50,0');
  });

  it('keeps what is below the scale on its edge', () => {
    expect(curvePoints(curve(1000, 9000), scale)).toBe('0,100 25,100');
  });

  it('shows one epoch alone as a short stroke', () => {
    expect(curvePoints(curve(9500), scale)).toBe('0,50 4,50');
    expect(curvePoints([], scale)).toBe('');
  });
});
