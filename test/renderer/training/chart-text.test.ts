import { describe, expect, it } from 'vitest';
import { accuraciesText, costText, positionText } from '../../../src/renderer/training/chart-text';
import { cost } from './run-fixtures';

describe('positionText', () => {
  it('counts passes, and names the epoch as the transcript does', () => {
    expect(positionText(0, 'untrained')).toBe('untrained');
    expect(positionText(1 / 32, 'untrained')).toBe('after 1/32 of the first epoch');
    expect(positionText(0.5, 'untrained')).toBe('after 1/2 of the first epoch');
    expect(positionText(1, 'untrained')).toBe('after 1 epoch (Epoch 0)');
    expect(positionText(1200, 'untrained')).toBe('after 1,200 epochs (Epoch 1199)');
  });
});

describe('accuraciesText', () => {
  it('names the split of each figure', () => {
    expect(accuraciesText({ test: 0.9457, training: 0.96 })).toBe('test 94.57 %, training 96.00 %');
  });
});

describe('costText', () => {
  it('says mean and band', () => {
    expect(costText(cost(1, 0.0379))).toBe(
      'running mean 0.0379, middle half of the mini-batches 0.019 to 0.0758',
    );
  });
});
