import { describe, expect, it } from 'vitest';
import {
  formatSeeds,
  formatSweepValues,
  logSteps,
  parseSeeds,
  parseSweepValues,
} from '../../../src/engine/sweep/sweep-values';

describe('parseSweepValues', () => {
  it('reads lists and ranges in logarithmic steps', () => {
    const read = (text: string) => parseSweepValues('learningRate', text);
    expect(read('0.1, 0.3,1')).toEqual({ ok: true, value: [0.1, 0.3, 1] });
    expect(read('0.1..10 x5')).toEqual({ ok: true, value: [0.1, 0.32, 1, 3.2, 10] });
    expect(read('0, 1e-3..1x2')).toEqual({ ok: true, value: [0, 0.001, 1] });
  });

  it('rounds whole settings, and reads networks between semicolons', () => {
    expect(parseSweepValues('miniBatchSize', '1..100 x4')).toEqual({ ok: true, value: [1, 5, 22, 100] });
    expect(parseSweepValues('hiddenLayers', '10; none; 100, 30')).toEqual({
      ok: true,
      value: [[10], [], [100, 30]],
    });
    expect(parseSweepValues('hiddenLayers', '10..1000 x3')).toEqual({
      ok: true,
      value: [[10], [100], [1000]],
    });
  });

  it('says what is wrong', () => {
    const texts = [
      ...['', 'a', '1..2', '2..1 x3', '0..1 x3', '1..2 x1', '1..2 x9999', '1..1.0000000000000002x3'],
      ...['0.1,,3', '1,', '1,2,1.0', '1, 0.1..1 x2', '1e999', '1..1e999 x3'],
    ];
    const messages = texts.map((text) => {
      const parsed = parseSweepValues('learningRate', text);
      return parsed.ok ? 'ok' : parsed.message;
    });
    expect(messages).toEqual([
      'Give at least one value.',
      expect.stringContaining('“a” is not a number'),
      expect.stringContaining('“1..2” is not a range'),
      expect.stringContaining('it must rise from a number above 0'),
      expect.stringContaining('it must rise from a number above 0'),
      expect.stringContaining('a range has from 2 to 1,000 values'),
      expect.stringContaining('a range has from 2 to 1,000 values'),
      expect.stringMatching(/^“1\.\..*”: some of these values are the same; ask for at most 2\.$/),
      '“0.1,,3” has an empty entry.',
      '“1,” has an empty entry.',
      '“1” is given twice.',
      '“1” is given twice.',
      '“1e999” is too large.',
      '“1..1e999 x3” is too large.',
    ]);
    const faultOf = (text: string) => parseSweepValues('hiddenLayers', text);
    expect(faultOf('30;;100')).toEqual({ ok: false, message: '“30;;100” has an empty entry.' });
    expect(faultOf('30; 100,,30')).toEqual({ ok: false, message: '“100,,30” has an empty entry.' });
    expect(faultOf('30; 100,30; 30..300 x2')).toEqual({ ok: false, message: '“30” is given twice.' });
    expect(faultOf('1..1e999 x3')).toEqual({ ok: false, message: '“1..1e999 x3” is too large.' });
  });

  it('reads what formatSweepValues writes', () => {
    for (const [name, values] of [
      ['l2', [0, 0.1, 5]],
      ['hiddenLayers', [[], [30], [100, 30]]],
    ] as const) {
      // prettier-ignore
      const text = formatSweepValues(values as never);
      expect(parseSweepValues(name, text)).toEqual({ ok: true, value: values });
    }
  });
});

describe('parseSeeds', () => {
  it('reads single seeds and rows, and formatSeeds writes them', () => {
    expect(parseSeeds('1-3, 7')).toEqual({ ok: true, value: [1, 2, 3, 7] });
    expect(formatSeeds([1, 2, 3])).toBe('1-3');
    expect(formatSeeds([1, 3])).toBe('1, 3');
  });

  it('refuses what is no seed, empty entries, repeats, and too many', () => {
    for (const text of [
      '',
      'one',
      '3-1',
      '-1',
      '1-5000',
      '99999999999',
      '1,,2',
      '1,1',
      '1-3, 2',
      '1-999, 1000-2000',
    ])
      expect(parseSeeds(text).ok).toBe(false);
  });
});

describe('logSteps', () => {
  it('keeps values distinct with as few digits as possible', () => {
    expect(logSteps(1, 1.03, 4, false)).toEqual([1, 1.01, 1.02, 1.03]);
    expect(logSteps(1, 3, 9, true)).toEqual([1, 2, 3]);
  });
});
