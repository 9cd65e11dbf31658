import { describe, expect, it } from 'vitest';
import { ImageList, pickImages } from '../../../src/renderer/data/image-list';

const labels = Uint8Array.of(5, 0, 5, 9);
/** Answers 5, 5, 5, 9; the second and the last unsurely. */
const readings = {
  answers: Uint8Array.of(5, 5, 5, 9),
  confidences: Float32Array.of(0.99, 0.4, 0.95, 0.3),
};

function indices(list: ImageList): number[] {
  return Array.from({ length: list.length }, (_, position) => list.at(position));
}

describe('pickImages', () => {
  it('picks a digit', () => {
    expect(indices(pickImages(labels, { digit: 5, reading: 'all' }, null))).toEqual([0, 2]);
  });

  it('picks what is read right, wrong and unsurely, of all digits or of one', () => {
    const pick = (reading: 'right' | 'wrong' | 'unsure', digit: number | null = null) =>
      indices(pickImages(labels, { digit, reading }, readings));
    expect(pick('right')).toEqual([0, 2, 3]);
    expect(pick('wrong')).toEqual([1]);
    expect(pick('unsure')).toEqual([1, 3]);
    expect(pick('unsure', 9)).toEqual([3]);
    expect(pick('wrong', 5)).toEqual([]);
  });
});

describe('ImageList', () => {
  it('finds an image, the next one that is in it, or the last', () => {
    const list = new ImageList(Uint32Array.of(3, 7, 8));
    expect([0, 3, 4, 8, 100].map((index) => list.nearestPosition(index))).toEqual([0, 0, 1, 2, 2]);
    expect([3, 4, 8].map((index) => list.has(index))).toEqual([true, false, true]);
  });

  it('has every image of a source', () => {
    const list = new ImageList(10);
    expect(list.nearestPosition(4)).toBe(4);
    expect(list.nearestPosition(12)).toBe(9);
  });

  it('finds nothing when it is empty', () => {
    expect(new ImageList(0).nearestPosition(3)).toBe(-1);
    expect(new ImageList(0).has(0)).toBe(false);
  });
});
