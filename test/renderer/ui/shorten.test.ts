import { describe, expect, it } from 'vitest';
import { shortenMiddle, splitEnd } from '../../../src/renderer/ui/shorten';

describe('splitEnd', () => {
  it('keeps the last parts of a name, and nothing is lost', () => {
    expect(splitEnd('30 hidden, η 0.5, 5 epochs, cross-entropy, L2 λ 2')).toEqual([
      '30 hidden, η 0.5, 5 epochs, cross-entropy,',
      ' L2 λ 2',
    ]);
    expect(splitEnd('30 hidden, η 0.5 · momentum 0.5, shift 1')[1]).toBe(' shift 1');
    expect(splitEnd('100 hidden, seed 11, η 3, L1 λ 1')[1]).toBe(' η 3, L1 λ 1');
  });

  it('begins the end late enough that it fits where the whole does', () => {
    expect(splitEnd('3 voting: 12 hidden')).toEqual(['3 voting:', ' 12 hidden']);
    for (const text of ['a bcd efg hij klm no', 'My experiment, seed 12', '5 voting: The first one'])
      expect(splitEnd(text)[1].length).toBeLessThanOrEqual(0.67 * text.length);
  });

  it('does not cut within brackets', () => {
    expect(splitEnd('30 hidden, cross-entropy, weights N(0, 1/n)')[1]).toBe(' weights N(0, 1/n)');
  });

  it('keeps the last words of a name without parts', () => {
    expect(splitEnd('My first experiment with a slow network')[1]).toBe(' a slow network');
  });

  it('has no end where there is nothing to cut', () => {
    for (const text of ['', 'Starter', 'AnExtremelyLongNameWithoutAnyGapInIt']) {
      expect(splitEnd(text)).toEqual([text, '']);
    }
  });
});

describe('shortenMiddle', () => {
  it('tells names apart that differ at their ends', () => {
    expect(shortenMiddle('30 hidden, η 0.5, 5 epochs, L2 λ 1', 18)).toBe('30 hidden,…L2 λ 1');
    expect(shortenMiddle('30 hidden, η 0.5, 5 epochs, L2 λ 2', 18)).toBe('30 hidden,…L2 λ 2');
    expect(shortenMiddle('30 hidden, η 0.5, 5 epochs, momentum 0.5', 18)).toBe('30 hi…momentum 0.5');
    expect(shortenMiddle('30 hidden, η 3', 18)).toBe('30 hidden, η 3');
  });

  it('never gives more than asked for', () => {
    const names = ['AnExtremelyLongNameWithoutAnyGapInIt', '30 hidden, cross-entropy, weights N(0, 1/n)'];
    for (const name of names) expect(shortenMiddle(name, 16).length).toBeLessThanOrEqual(16);
  });
});
