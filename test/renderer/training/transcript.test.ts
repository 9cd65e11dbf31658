import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptLine, transcriptText } from '../../../src/renderer/training/transcript-text';
import { visibleLines } from '../../../src/renderer/training/visible-lines';
import { epochResult } from '../fake-bridge';

describe('transcriptLine', () => {
  it('writes an epoch as the book does', () => {
    expect(transcriptLine(epochResult(0, 9129))).toBe('Epoch 0: 9129 / 10000');
  });
});

describe('transcriptText', () => {
  it('writes one line an epoch', () => {
    expect(transcriptText([epochResult(0, 9129), epochResult(1, 9295)])).toBe(
      'Epoch 0: 9129 / 10000\nEpoch 1: 9295 / 10000\n',
    );
    expect(transcriptText([])).toBe('');
  });
});

describe('visibleLines', () => {
  it('covers what is in view, and never more than that and a few around it', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(200_000), fc.nat(2000), (count, scrollTop, viewHeight) => {
        const { first, end } = visibleLines(count, 19, scrollTop, viewHeight);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end).toBeGreaterThanOrEqual(first);
        expect(first * 19 <= scrollTop || first === count).toBe(true);
        expect(end * 19 >= scrollTop + viewHeight || end === count).toBe(true);
        expect(end - first).toBeLessThanOrEqual(viewHeight / 19 + 23);
      }),
    );
  });
});
