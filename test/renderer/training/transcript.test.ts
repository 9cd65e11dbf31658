import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRunStart } from '../../../src/figures/charts/run-start';
import { epochLine, startLine, transcriptText } from '../../../src/figures/transcript-text';
import { visibleLines } from '../../../src/renderer/training/visible-lines';
import { earlyPoint, epoch, runSummary, untrainedPoint } from './run-fixtures';

const start = isRunStart(untrainedPoint) ? untrainedPoint : null;

describe('epochLine', () => {
  it('writes an epoch as the book does', () => {
    expect(epochLine(epoch(0, 9129))).toEqual({ label: 'Epoch 0:', count: '9129 / 10000' });
  });
});

describe('startLine', () => {
  it('calls the network untrained only if it is', () => {
    const origin = { kind: 'continued', from: 'run-000000', name: 'First', epochs: 30 } as const;
    expect(startLine(runSummary(), start!).label).toBe('Untrained:');
    expect(startLine(runSummary(origin), start!).label).toBe('At the start:');
  });
});

describe('isRunStart', () => {
  it('is no point inside an epoch, which has no test images', () => {
    expect(isRunStart(untrainedPoint)).toBe(true);
    expect(isRunStart(earlyPoint(0.5, 800))).toBe(false);
  });
});

describe('transcriptText', () => {
  it('begins with the untrained network and has one line an epoch', () => {
    expect(transcriptText(runSummary(), start, [epoch(0, 9129), epoch(1, 9295)])).toBe(
      'Untrained: 1001 / 10000\nEpoch 0: 9129 / 10000\nEpoch 1: 9295 / 10000\n',
    );
    expect(transcriptText(runSummary(), null, [])).toBe('');
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
