import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';
import { naturalLogarithm } from './elementary';

/** A seeded source of random numbers: the same seed gives the same numbers, bit for bit, on every machine. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded), in steps of 2^-53. */
  uniform(): number;
  /** A whole number from 0 to n - 1; n from 1 to 2^32. */
  integerBelow(n: number): number;
  /** A normally distributed number with mean 0 and standard deviation 1. */
  gaussian(): number;
  /** Shuffles the array in place; every order is equally likely. */
  shuffle(array: Uint32Array | number[]): void;
  /** Everything that `restoreRandom` needs to continue from here. */
  state(): readonly number[];
}

/**
 * Neighbouring seeds start out similar in this linear generator; after this many numbers they have nothing in common.
 */
const warmUpNumbers = 64;

/**
 * Makes a random source from a seed (0 to 2^32 - 1).
 * Streams 0, 1, 2 … of one seed are 2^64 numbers apart, so they never overlap.
 */
export function createRandom(seed: number, stream = 0): Random {
  const generator = xoroshiro128plus(seed);
  for (let index = 0; index < warmUpNumbers; index++) generator.next();
  for (let index = 0; index < stream; index++) generator.jump();
  return new XoroshiroRandom(generator);
}

/** Makes the random source that continues where `state()` was taken; throws for anything else. */
export function restoreRandom(state: readonly number[]): Random {
  return new XoroshiroRandom(xoroshiro128plusFromState(state));
}

class XoroshiroRandom implements Random {
  readonly #generator: JumpableRandomGenerator;

  constructor(generator: JumpableRandomGenerator) {
    this.#generator = generator;
  }

  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  integerBelow(n: number): number {
    return uniformInt(this.#generator, 0, n - 1);
  }

  /** Marsaglia's polar method (1964); its second number is discarded so that the state is only the generator's. */
  gaussian(): number {
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * naturalLogarithm(square)) / square);
    }
  }

  /** Fisher-Yates shuffle, from the end. */
  shuffle(array: Uint32Array | number[]): void {
    for (let last = array.length - 1; last > 0; last--) {
      const chosen = this.integerBelow(last + 1);
      const kept = array[last];
      array[last] = array[chosen];
      array[chosen] = kept;
    }
  }

  state(): readonly number[] {
    return this.#generator.getState();
  }
}
