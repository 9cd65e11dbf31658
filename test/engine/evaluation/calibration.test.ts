import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/engine/evaluation/calibration';

describe('calibrate', () => {
  it('returns confidence and accuracy of each bin, and how far they are apart on average', () => {
    const { bins, expectedError } = calibrate(
      {
        labels: [1, 2, 3, 4],
        answers: [1, 2, 3, 5],
        confidences: [0.75, 0.75, 0.25, 0.25],
      },
      2,
    );
    expect(bins).toEqual([
      { from: 0, to: 0.5, count: 2, right: 1, confidence: 0.25, accuracy: 0.5 },
      { from: 0.5, to: 1, count: 2, right: 2, confidence: 0.75, accuracy: 1 },
    ]);
    expect(expectedError).toBe(0.25);
  });

  it('puts the ends of confidence into the first and the last bin', () => {
    const { bins } = calibrate({ labels: [1, 1], answers: [1, 1], confidences: [0, 1] });
    expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(bins[4]).toMatchObject({ from: 0.4, to: 0.5, confidence: null, accuracy: null });
  });

  it('finds no error in answers that are sure and right, and the whole of it in sure mistakes', () => {
    expect(calibrate({ labels: [1, 2], answers: [1, 2], confidences: [1, 1] }).expectedError).toBe(0);
    expect(calibrate({ labels: [1, 2], answers: [2, 1], confidences: [1, 1] }).expectedError).toBe(1);
    expect(calibrate({ labels: [], answers: [], confidences: [] }).expectedError).toBe(0);
  });

  it('counts each image once, with errors from 0 to 1 that finer bins never make smaller', () => {
    const image = fc.tuple(fc.nat(9), fc.nat(9), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(image, { maxLength: 200 }), (images) => {
        const answers = {
          labels: images.map(([label]) => label),
          answers: images.map(([, answer]) => answer),
          confidences: images.map(([, , confidence]) => confidence),
        };
        const coarse = calibrate(answers, 2);
        const fine = calibrate(answers, 4);
        expect(fine.bins.reduce((sum, { count }) => sum + count, 0)).toBe(images.length);
        expect(fine.expectedError).toBeGreaterThanOrEqual(coarse.expectedError - 1e-9);
        expect(fine.expectedError).toBeLessThanOrEqual(1);
        for (const { from, to, confidence } of fine.bins.filter(({ count }) => count > 0)) {
          expect(confidence).toBeGreaterThanOrEqual(from - 1e-9);
          expect(confidence).toBeLessThanOrEqual(to + 1e-9);
        }
      }),
    );
  });
});
