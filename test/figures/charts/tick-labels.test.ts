import { describe, expect, it } from 'vitest';
import { epochAxis } from '../../../src/figures/charts/epoch-axis';
import { placeTickLabels } from '../../../src/figures/charts/tick-labels';

/** Six pixels a character, on an axis of this width. */
function textsOn(width: number, epochs: number): string[] {
  const axis = epochAxis(epochs);
  const labels = placeTickLabels(
    axis.ticks,
    (value) => axis.fraction(value) * width,
    (text) => 6 * text.length,
  );
  return labels.map(({ text }) => text);
}

describe('the numbers below a plot', () => {
  it('are all there where they have room', () => {
    expect(textsOn(600, 30)).toEqual(['epoch 0', '5', '10', '15', '20', '25', '30']);
  });

  it('leave out every second or more where they have none, so that the steps stay equal', () => {
    expect(textsOn(180, 30)).toEqual(['epoch 0', '10', '20', '30']);
    expect(textsOn(80, 30)).toEqual(['epoch 0', '15', '30']);
  });

  it('end with the last one, for which the one before makes room', () => {
    expect(textsOn(190, 33)).toEqual(['epoch 0', '10', '20', '33']);
    expect(textsOn(40, 30)).toEqual(['30']);
  });

  it.each([1, 2, 7, 12, 30, 33, 400, 1000])('never touch on an axis of %i epochs', (epochs) => {
    for (let width = 20; width < 800; width += 3) {
      const axis = epochAxis(epochs);
      const labels = placeTickLabels(
        axis.ticks,
        (value) => axis.fraction(value) * width,
        (text) => 6 * text.length,
      );
      const ends = labels.map(({ text, at, anchor }) => {
        const left = at - 6 * text.length * (anchor === 'end' ? 1 : 0.5);
        return { left, right: left + 6 * text.length };
      });
      for (let index = 1; index < ends.length; index++)
        expect(ends[index].left - ends[index - 1].right).toBeGreaterThanOrEqual(8);
    }
  });
});
