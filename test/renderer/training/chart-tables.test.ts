import { describe, expect, it } from 'vitest';
import { accuracyTable, costTable } from '../../../src/renderer/training/chart-tables';
import { cost, earlyPoint, epoch, untrainedPoint } from './run-fixtures';

describe('accuracyTable', () => {
  it('has the untrained network, the first epoch from inside, and each epoch’s end', () => {
    expect(accuracyTable([untrainedPoint, earlyPoint(0.5, 800)], [epoch(0, 9129)])).toBe(
      'epochs,epoch,correct,total,validation_correct,validation_total,training_correct,training_total,' +
        'cost,train_seconds,evaluate_seconds\r\n' +
        '0,,1001,10000,980,10000,990,10000,,,\r\n' +
        '0.5,,,,800,1000,,,,,\r\n' +
        '1,0,9129,10000,9149,10000,9229,10000,0.05,0.5,0.1\r\n',
    );
  });
});

describe('costTable', () => {
  it('has all points', () => {
    expect(costTable([cost(1.5, 0.25)])).toBe(
      'epochs,mini_batch_cost,running_cost,lower_quartile,upper_quartile\r\n1.5,0.25,0.25,0.125,0.5\r\n',
    );
  });
});
