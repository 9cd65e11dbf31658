import { describe, expect, it } from 'vitest';
import { sigmoidThroughout } from '../../../src/contract/network';
import {
  cellName,
  countOfImages,
  countOfMistakes,
  describeComparison,
  describeTemperature,
  emptyGalleryText,
  galleryTitle,
  imageName,
  pictureName,
} from '../../../src/renderer/results/results-text';

const counts = { both: 9310, onlyOne: 212, onlyOther: 143, neither: 335, probability: 0.0003 };

describe('the texts of Results', () => {
  it('name images, counted from 1 like the samples', () => {
    expect(imageName('validation', 1233)).toBe('Validation image 1,234');
    expect(countOfImages(10_000, 'test')).toBe('10,000 test images');
    expect(countOfMistakes(1)).toBe('1 mistake');
    expect(countOfMistakes(1608)).toBe('1,608 mistakes');
    expect(cellName({ digit: 1, answer: 8 })).toBe('1 read as 8');
    expect(cellName({ digit: 1, answer: 1 })).toBe('1 read correctly');
  });

  it('say of a picture what it is, what was read, and how surely', () => {
    const picture = {
      split: 'test',
      image: 0,
      label: 8,
      answer: 3,
      confidence: 0.974,
      otherAnswer: null,
      pixels: new Float32Array(784),
    } as const;
    expect(pictureName(picture)).toBe('Test image 1: an 8, read as 3, confidence 0.97');
    expect(pictureName({ ...picture, answer: 8, otherAnswer: 5 })).toBe(
      'Test image 1: an 8, read correctly, confidence 0.97; the other run reads 5',
    );
  });

  it('say what the gallery shows', () => {
    expect(galleryTitle({ kind: 'mistakes' }, null, '')).toBe('Worst mistakes');
    expect(galleryTitle({ kind: 'doubtful' }, { digit: 1, isLeftOut: true }, '')).toBe(
      'Most doubtful right answers without 1',
    );
    expect(galleryTitle({ kind: 'only-other' }, { digit: 1, isLeftOut: false }, 'B')).toBe(
      'Read by “B”, but not by this run of 1',
    );
  });

  it('say that there is no image to show', () => {
    expect(emptyGalleryText({ kind: 'cell', digit: 1, answer: 0 }, 'test')).toBe(
      'No test image of a 1 is read as a 0.',
    );
    expect(emptyGalleryText({ kind: 'cell', digit: 8, answer: 8 }, 'validation')).toBe(
      'No validation image of an 8 is read correctly.',
    );
    expect(emptyGalleryText({ kind: 'neither' }, 'training')).toBe('There are no such training images.');
  });

  it('compares two runs without claiming more than the images tell', () => {
    const say = (changes: Partial<typeof counts>) => describeComparison({ ...counts, ...changes });
    expect(say({})).toEqual([
      'This run is right where the other is wrong on 212 images; the other way round on 143.',
      'If both were equally good, a split this uneven would come up less than once in 1,000 comparisons. That holds for these two networks: with other seeds it may be different.',
    ]);
    expect(say({ onlyOne: 1, onlyOther: 4, probability: 0.375 })).toEqual([
      'This run is right where the other is wrong on 1 image; the other way round on 4.',
      'If both were equally good, a split this uneven would come up about once in 3 comparisons, so these images do not tell which one is better.',
    ]);
    expect(say({ probability: 0.8 })[1]).toBe(
      'If both were equally good, chance alone would often give a split like this.',
    );
    expect(say({ onlyOne: 0, onlyOther: 0, probability: 1 })).toEqual([
      'Both are right and wrong on the same images.',
    ]);
  });
});

describe('describeTemperature', () => {
  it('promises a temperature only while the network trains', () => {
    const network = { activations: sigmoidThroughout };
    const withoutEnd =
      'This network has no temperature of its own, so its weighted outputs are divided by 4.';
    expect(describeTemperature(network, false)).toBe(withoutEnd);
    expect(describeTemperature(network, true)).toContain('until its training ends');
    expect(describeTemperature({ ...network, temperature: 2.681 }, false)).toMatch(
      /divided by 2\.68, its temperature/,
    );
  });
});
