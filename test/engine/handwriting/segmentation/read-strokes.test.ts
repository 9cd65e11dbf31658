import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../../src/contract/drawings';
import { defaultHyperparameters } from '../../../../src/contract/hyperparameters';
import { boundingBox } from '../../../../src/engine/handwriting/raster/bounding-box';
import { prepareDigit } from '../../../../src/engine/handwriting/one-digit/digit-ink';
import { prepareStrokes } from '../../../../src/engine/handwriting/one-digit/prepare-strokes';
import { readStrokes } from '../../../../src/engine/handwriting/segmentation/read-strokes';
import { predict } from '../../../../src/engine/network/predict';
import { createNewNetwork } from '../../../../src/engine/network/network';
import { drawNumber, moved } from '../numbers';
import { starterNetwork } from '../starter-network';

const network = starterNetwork();

/** Points from one to the next, two thousand of them. */
function between([x, y]: Stroke[number], [nextX, nextY]: Stroke[number] = [x, y]): Stroke {
  return Array.from({ length: 2000 }, (_, step) => [
    x + ((nextX - x) * step) / 2000,
    y + ((nextY - y) * step) / 2000,
  ]);
}

describe('readStrokes', () => {
  it.each(['504192', '11', '4', '0', '1110', '57', '7', '25'])('reads %s', (number) => {
    expect(readStrokes(network, drawNumber(number)).text).toBe(number);
  });

  it('tells where each digit stands, and what the network saw and answered', () => {
    const strokes = drawNumber('52', 30);
    const [five, two] = readStrokes(network, strokes).digits;
    expect(five.box).toEqual(boundingBox(strokes.slice(0, 2)));
    expect(two.box).toEqual(boundingBox(strokes.slice(2)));
    expect(two.input).toEqual(prepareStrokes(strokes.slice(2)));
    const { digit, runnerUp, activations } = predict(network, two.input);
    expect(two).toMatchObject({ digit, runnerUp, activations });
    expect(two.confidence).toBeGreaterThan(0.5);
    expect(two.confidence).toBeLessThanOrEqual(1);
  });

  it('reads digits that were joined without lifting the pen', () => {
    expect(readStrokes(network, [drawNumber('20').flat()]).text).toBe('20');
  });

  it('leaves the line between two joined digits out of both', () => {
    const [two, zero] = drawNumber('20');
    const { digits, text } = readStrokes(network, [[...two, ...zero]]);
    expect(text).toBe('20');
    expect(digits.map(({ box }) => box)).toEqual([boundingBox([two]), boundingBox([zero])]);
  });

  it.each<[string, Stroke[]]>([
    ['an H', [[[0, 0], [0, 100]], [[70, 0], [70, 100]], [[0, 50], [70, 50]]]], // prettier-ignore
    ['a K', [[[0, 0], [0, 100]], [[60, 0], [5, 55], [65, 100]]]], // prettier-ignore
    ['an N', [[[0, 100], [0, 0], [70, 100], [70, 0]]]], // prettier-ignore
  ])('takes %s for one sign that is no digit, though parts of it look like a 1', (_what, strokes) => {
    expect(readStrokes(network, strokes).text).toBe('?');
  });

  it('reads an 8 of two circles that hardly touch, and two rows of a 0 where they do not', () => {
    const circle = (middle: number, radius: number): Stroke =>
      Array.from({ length: 41 }, (_, step) => {
        const angle = (2 * Math.PI * step) / 40;
        return [50 + radius * Math.sin(angle), middle - radius * Math.cos(angle)];
      });
    for (const gap of [-2, 0, 3, 6, 10]) {
      expect(readStrokes(network, [circle(25, 25), circle(75 + gap, 25)]).text, `gap ${gap}`).toBe('8');
    }
    expect(readStrokes(network, [circle(25, 25), circle(110, 25)]).text).toBe('0\n0');
  });

  it('reads row after row', () => {
    const strokes = [...moved(drawNumber('25'), 40, 130), ...drawNumber('50')];
    expect(readStrokes(network, strokes).text).toBe('50\n25');
  });

  it('reads strokes with far more points than a pen gives', () => {
    const dense = drawNumber('504').map((stroke) =>
      stroke.flatMap((point, index) => between(point, stroke[index + 1])),
    );
    expect(dense.flat().length).toBeGreaterThan(100_000);
    expect(readStrokes(network, dense).text).toBe('504');
  });

  it('reads the longest scribble in bounded time', () => {
    const scribble: Stroke = Array.from({ length: 100_000 }, (_, index) => [index % 97, (index * 31) % 89]);
    expect(readStrokes(network, [scribble]).digits).toHaveLength(1);
  });

  it('finds nothing where nothing was drawn', () => {
    expect(readStrokes(network, [])).toEqual({ digits: [], text: '', turns: 0 });
    expect(readStrokes(network, [[], [[NaN, 1]]])).toEqual({ digits: [], text: '', turns: 0 });
  });

  it.each(['1', '21', '1551'])('reads %s, though the one has hat and foot', (number) => {
    expect(readStrokes(network, withHatAndFoot(number)).text).toBe(number);
  });

  it('takes an open four’s short bar for a part of it, and not for a one', () => {
    const four: Stroke[] = [
      [[8, 0], [4, 40], [0, 74], [20, 72], [38, 68]], // prettier-ignore
      [[40, 46], [41, 70], [42, 98]], // prettier-ignore
    ];
    expect(readStrokes(network, four).text).toBe('4');
    const [zero] = drawNumber('0');
    expect(readStrokes(network, [zero, ...moved(four, 90, 0)]).text).toBe('04');
  });

  it('takes a zigzag for no digits, and does not cut it until some are found', () => {
    const zigzag = Array.from({ length: 9 }, (_, turn): [number, number] => [12 * turn, 80 * (turn % 2)]);
    expect(readStrokes(network, [zigzag]).text).toBe('?');
  });

  it('finds the digit whatever the network has learned, which alone is unsure of it', () => {
    const untrained = createNewNetwork(defaultHyperparameters);
    for (const drawn of '0123456789') {
      const { digits } = readStrokes(untrained, drawNumber(drawn));
      const answers = digits.map(({ input }) => predict(untrained, input).digit);
      expect(digits.map(({ digit }) => digit)).toEqual(answers);
    }
  });

  it('hands out the strokes of each digit', () => {
    const strokes = drawNumber('52', 30);
    const [five, two] = readStrokes(network, strokes).digits;
    expect(five.ink.strokes).toEqual(strokes.slice(0, 2));
    expect(prepareDigit(two.ink)).toEqual(two.input);
  });

  it('takes a tap, a dash and a cross for no digits', () => {
    expect(readStrokes(network, [[[5, 5]]]).text).toBe('?');
    expect(readStrokes(network, [[[0, 0], [80, 90]], [[84, 2], [3, 88]]]).text).toBe('?'); // prettier-ignore
    expect(readStrokes(network, [[[0, 0], [80, 1]]]).text).toBe('?'); // prettier-ignore
  });
});

/** A number whose ones are drawn as they are printed: an upstroke, a stem, and a line to stand on. */
function withHatAndFoot(number: string): Stroke[] {
  const one: Stroke = [[0, 30], [35, 0], [35, 100], [5, 100], [70, 100]]; // prettier-ignore
  return [...number].flatMap((digit, index) =>
    moved(digit === '1' ? [one] : drawNumber(digit), 100 * index, 0),
  );
}
