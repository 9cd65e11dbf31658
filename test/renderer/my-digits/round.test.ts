import { describe, expect, it } from 'vitest';
import { createRound, drawnDigitsOf, scoreOf } from '../../../src/renderer/my-digits/round';

const ink = [{ points: [[0.123456, 0.5] as const, [0.2, 0.98765] as const], width: 0.075 }];

describe('createRound', () => {
  it('asks for two of each digit, in an order that the seed decides', () => {
    const askedBy = (seed: number) => createRound(seed).map(({ asked }) => asked);
    expect([...askedBy(1)].sort()).toEqual([...'00112233445566778899'].map(Number));
    expect(askedBy(1)).toEqual(askedBy(1));
    expect(askedBy(1)).not.toEqual(askedBy(2));
  });
});

describe('scoreOf', () => {
  it('counts what is read as its label, without what is left out and what was not drawn', () => {
    expect(scoreOf([1, 2, null, 4], [1, 7, 3, null])).toEqual({ right: 1, total: 2 });
    expect(scoreOf([], [])).toEqual({ right: 0, total: 0 });
  });
});

describe('drawnDigitsOf', () => {
  it('keeps what is drawn and not left out, under its label, rounded to a ten-thousandth of the pad', () => {
    const questions = [
      { asked: 1, ink, label: 7 },
      { asked: 2, ink, label: null },
      { asked: 3, ink: [], label: 3 },
    ];
    expect(drawnDigitsOf(questions)).toEqual([
      {
        digit: 7,
        strokes: [
          [
            [0.1235, 0.5],
            [0.2, 0.9877],
          ],
        ],
      },
    ]);
  });
});
