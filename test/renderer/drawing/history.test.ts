import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, redo, startHistory, undo } from '../../../src/renderer/drawing/history';

describe('history', () => {
  it('stays as it is where there is nothing to undo or redo', () => {
    const history = startHistory('a');
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it('forgets what was undone once something new is made', () => {
    const history = commit(undo(commit(startHistory('a'), 'b')), 'c');
    expect(history.present).toBe('c');
    expect(redo(history)).toBe(history);
    expect(undo(history).present).toBe('a');
  });

  it('comes back to the present after as many redos as undos', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.nat(60), (states, steps) => {
        const history = states.reduce(commit, startHistory(0));
        let moved = history;
        for (let step = 0; step < steps; step++) moved = undo(moved);
        for (let step = 0; step < Math.min(steps, states.length); step++) moved = redo(moved);
        expect(moved).toEqual(history);
      }),
    );
  });

  it('does not grow without end', () => {
    let history = startHistory(0);
    for (let state = 1; state <= 2000; state++) history = commit(history, state);
    expect(history.past.length).toBeLessThan(1000);
    expect(undo(history).present).toBe(1999);
  });
});
