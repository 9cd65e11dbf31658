import { describe, expect, it } from 'vitest';
import { describeListedRun, describeSeeds } from '../../../src/renderer/runs/run-row-text';
import { epochResult, listedRun } from '../fake-bridge';

describe('describeSeeds', () => {
  it('names a few seeds, and the ends of many', () => {
    expect(describeSeeds(7, 1)).toBe('seed 7');
    expect(describeSeeds(7, 3)).toBe('seeds 7, 8, 9');
    expect(describeSeeds(7, 20)).toBe('seeds 7 to 26');
  });
});

describe('describeListedRun', () => {
  it('says how a run stands, and how long it took', () => {
    expect(describeListedRun(listedRun(1, { phase: 'queued' }), null, [])).toBe('Queued');
    expect(describeListedRun(listedRun(1, { phase: 'paused' }), null, [])).toBe('Waits for a core');
    const epochs = [epochResult(0, 9000), epochResult(1, 9100)];
    expect(describeListedRun(listedRun(1, { phase: 'finished' }), null, epochs)).toBe('Done in 1.2 s');
    expect(describeListedRun(listedRun(1, { phase: 'failed', ending: 'diverged' }), null, [])).toBe(
      'Diverged',
    );
  });
});
