import { describe, expect, it } from 'vitest';
import { TypeAhead } from '../../../src/renderer/ui/type-ahead';

const labels = ['30 hidden neurons, seed 1', '30 hidden neurons, seed 2', 'Starter model', 'Open…', 'Star'];

/** Where the keys lead from an item, pressed so far apart. */
function type(keys: string, from = -1, pauseMs = 100): (number | null)[] {
  const typeAhead = new TypeAhead();
  let present = from;
  return [...keys].map((key, index) => {
    const next = typeAhead.press(key, index * pauseMs, labels, present);
    present = next ?? present;
    return next;
  });
}

describe('TypeAhead', () => {
  it('goes to the label that begins with what is typed, and stays while it fits', () => {
    expect(type('open')).toEqual([3, 3, 3, 3]);
    expect(type('STARTER')).toEqual([2, 2, 2, 2, 2, 2, 2]);
  });

  it('finds a word inside a label where none begins with it, spaces included', () => {
    expect(type('seed 2').at(-1)).toBe(1);
    expect(type('model')).toEqual([2, 2, 2, 2, 2]);
  });

  it('goes on to the next with the same character, and round', () => {
    expect(type('sss', 2)).toEqual([4, 2, 4]);
  });

  it('begins anew after a pause', () => {
    expect(type('os', -1, 2000)).toEqual([3, 4]);
  });

  it('leaves keys that type nothing, and a space with nothing before it', () => {
    const typeAhead = new TypeAhead();
    for (const key of ['Enter', 'Shift', ' ']) expect(typeAhead.press(key, 0, labels, 0)).toBeNull();
    expect(typeAhead.press('q', 0, labels, 0)).toBe(-1);
  });
});
