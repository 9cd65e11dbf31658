import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { RunSelection } from '../../../src/renderer/runs/run-selection';

function selectionOf(...ids: string[]) {
  const list = signal<readonly string[]>(ids);
  const usual = signal<string | null>(ids[0] ?? null);
  const selection = new RunSelection(list, usual);
  return { list, usual, selection, chosen: () => [...selection.chosen.value] };
}

describe('RunSelection', () => {
  it('begins at the usual row, with nothing chosen', () => {
    const { selection, usual, chosen } = selectionOf('a', 'b', 'c');
    expect(selection.current.value).toBe('a');
    usual.value = 'b';
    expect(selection.current.value).toBe('b');
    expect(chosen()).toEqual([]);
  });

  it('chooses one row, further ones, and a range from the last one chosen alone', () => {
    const { selection, chosen } = selectionOf('a', 'b', 'c', 'd', 'e');
    selection.choose('b');
    selection.extendTo('d');
    expect(chosen()).toEqual(['b', 'c', 'd']);
    selection.extendTo('a');
    expect(chosen()).toEqual(['a', 'b']);
    selection.toggle('e');
    selection.toggle('a');
    expect(chosen()).toEqual(['b', 'e']);
    selection.chooseAll();
    expect(chosen()).toHaveLength(5);
    selection.chooseNone();
    expect(chosen()).toEqual([]);
  });

  it('goes up and down, and no further than the ends', () => {
    const { selection, chosen } = selectionOf('a', 'b', 'c', 'd');
    selection.move(1, false);
    expect(selection.current.value).toBe('b');
    selection.move(1, true);
    selection.move(10, true);
    expect(chosen()).toEqual(['b', 'c', 'd']);
    selection.move(Number.NEGATIVE_INFINITY, false);
    expect(chosen()).toEqual(['a']);
    selection.move(Number.POSITIVE_INFINITY, false);
    expect(selection.current.value).toBe('d');
  });

  it('goes to the row that takes the place of one that is gone', () => {
    const { selection, list, chosen } = selectionOf('a', 'b', 'c');
    selection.choose('b');
    expect(selection.current.value).toBe('b');
    list.value = ['a', 'c'];
    expect(selection.current.value).toBe('c');
    expect(chosen()).toEqual([]);
    list.value = ['a'];
    expect(selection.current.value).toBe('a');
    list.value = [];
    expect(selection.current.value).toBeNull();
    selection.move(1, false);
    expect(selection.current.value).toBeNull();
  });

  it('stays at its row when new ones come in above', () => {
    const { selection, list } = selectionOf('a', 'b');
    selection.choose('b');
    list.value = ['new', 'a', 'b'];
    expect(selection.current.value).toBe('b');
  });
});
