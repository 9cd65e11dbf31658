import { describe, expect, it } from 'vitest';
import { bitsOf, readBits, wrongBits, type BitLayer } from '../../../src/engine/perceptron/bit-layer';
import { createRandom } from '../../../src/engine/random';

const digits = Array.from({ length: 10 }, (_, digit) => digit);
const layerOf = (weight: (digit: number, bit: number) => number, bias: number): BitLayer =>
  [0, 1, 2, 3].map((bit) => ({ weights: digits.map((digit) => weight(digit, bit)), bias }));
const solution = layerOf((digit, bit) => 10 * bitsOf(digit)[bit], -5);

describe('bitsOf', () => {
  it('gives the digit in binary, the 8 first', () => {
    expect(digits.map((digit) => bitsOf(digit).join(''))).toEqual(
      digits.map((digit) => digit.toString(2).padStart(4, '0')),
    );
  });
});

describe('readBits', () => {
  it('reads each digit whose output is 1 alone, and 15 where all bits are set', () => {
    for (const digit of digits)
      expect(
        readBits(
          solution,
          digits.map((output) => Number(output === digit)),
        ),
      ).toBe(digit);
    expect(
      readBits(
        layerOf(() => 0, 1),
        digits,
      ),
    ).toBe(15);
  });
});

describe('wrongBits', () => {
  it('finds none in the book’s solution, and every set bit in a layer of zeros', () => {
    expect(wrongBits(solution)).toEqual([]);
    const all = wrongBits(layerOf(() => 0, 0));
    expect(all).toHaveLength(15);
    expect(all.every(({ digit, bit }) => bitsOf(digit)[bit] === 1)).toBe(true);
  });

  it('is exact at the limit: the right output may be 0.99, the others stay below 0.01', () => {
    // With a bias of -9.9, a set bit has z = 0 at the least, which says 0; just above that it is right.
    expect(wrongBits(layerOf((digit, bit) => 10 * bitsOf(digit)[bit], -9.9))).toHaveLength(15);
    // Nine others at 0.01 would reach -0.5 + 9 * 0.01 * w = 0 with w = 50 / 9: at most 4 of them are set beside a 0 bit.
    const highest = (weight: number) => wrongBits(layerOf((digit, bit) => weight * bitsOf(digit)[bit], -0.5));
    expect(highest(10)).toEqual([]);
    // The bit worth 1 is set for five digits: 5 * 0.01 * 10.5 > 0.5.
    expect(highest(10.5)).toHaveLength(5);
  });

  it('agrees with outputs drawn at random: none turns a bit that it calls right', () => {
    const random = createRandom(5);
    for (let trial = 0; trial < 200; trial++) {
      const half = () => Math.round(40 * random.uniform() - 20) / 2;
      const layer = layerOf((digit, bit) => (bitsOf(digit)[bit] === 1 ? 8 + half() / 4 : half() / 10), -4);
      const wrong = new Set(wrongBits(layer).map(({ digit, bit }) => `${digit} ${bit}`));
      for (const digit of digits) {
        const outputs = digits.map((output) =>
          output === digit ? 0.99 + 0.01 * random.uniform() : 0.01 * random.uniform(),
        );
        const said = readBits(layer, outputs);
        bitsOf(digit).forEach((wanted, bit) => {
          if (!wrong.has(`${digit} ${bit}`)) expect(bitsOf(said)[bit]).toBe(wanted);
        });
      }
    }
  });
});
