import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeModel } from '../../../../src/engine/formats/model-file';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { DigitReader } from '../../../../src/engine/handwriting/segmentation/score-digit';
import { indexOfLargest } from '../../../../src/engine/network/forward';
import { drawNumber } from '../numbers';

const digits = [...'0123456789'].map(Number);

describe.each(['starter', 'book-30'])('DigitReader with the network %s and evidence of its own', (name) => {
  const path = `resources/${name}.safetensors`;
  const model = decodeModel(readFileSync(path), path);
  if (!model.ok) throw new Error(model.failure.message);
  const reader = new DigitReader(model.value.network);
  const input = prepareStrokes(drawNumber('3'))!;
  const alone = reader.read(input);
  const other = alone.prediction.runnerUp;

  it.each([0, -2.5])('answers as without it where every digit is as likely (%d)', (log) => {
    const { prediction, logProbability } = reader.read(input, { digits: digits.map(() => log) });
    expect(prediction.digit).toBe(alone.prediction.digit);
    expect(prediction.runnerUp).toBe(other);
    expect(prediction.probability).toBeCloseTo(alone.prediction.probability, 9);
    if (log === 0) expect(logProbability).toBeCloseTo(alone.logProbability, 9);
  });

  it('multiplies the odds of two digits by what the evidence says of them', () => {
    const logOdds = (log: number) => {
      const favour = digits.map<number>((digit) => (digit === other ? 0 : -1000));
      favour[alone.prediction.digit] = log;
      const { digit, probability } = reader.read(input, { digits: favour }).prediction;
      expect(digit).toBe(alone.prediction.digit);
      return Math.log(probability / (1 - probability));
    };
    expect(logOdds(0) - logOdds(-0.25)).toBeCloseTo(0.25, 4);
  });

  it('answers what only the evidence is for', () => {
    const favour = digits.map<number>((digit) => (digit === other ? 0 : -1000));
    favour[alone.prediction.digit] = -50;
    const { prediction } = reader.read(input, { digits: favour });
    expect(prediction.digit).toBe(other);
    expect(prediction.runnerUp).toBe(alone.prediction.digit);
    expect(indexOfLargest(prediction.activations)).toBe(other);
    expect(prediction.probability).toBeGreaterThan(0.99);
  });

  it('is less sure of its answer where the evidence speaks for another digit', () => {
    const { prediction } = reader.read(input, { digits: digits.map((digit) => (digit === other ? 0 : -1)) });
    expect(prediction.probability).toBeLessThan(alone.prediction.probability);
  });

  it('takes the evidence’s word that a scribble is a digit, or that a digit is none', () => {
    const even = digits.map(() => 0);
    const scribble = prepareStrokes([
      [
        [0, 0],
        [90, 90],
      ],
      [
        [90, 0],
        [0, 90],
      ],
      [
        [45, 0],
        [45, 90],
      ],
    ])!;
    const own = reader.read(scribble);
    const told = reader.read(scribble, { digits: even, oneDigit: Math.log(0.9) });
    expect(own.logOfOneDigit).toBeLessThan(Math.log(0.5));
    expect(told.logOfOneDigit).toBe(Math.log(0.9));
    expect(told.logProbability).toBeGreaterThan(own.logProbability);
    const doubted = reader.read(input, { digits: even, oneDigit: Math.log(0.01) });
    expect(doubted.logProbability).toBeLessThan(alone.logProbability);
  });
});
