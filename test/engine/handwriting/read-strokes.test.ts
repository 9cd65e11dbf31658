import { describe, expect, it } from 'vitest';
import { boundingBox } from '../../../src/engine/handwriting/bounding-box';
import { prepareStrokes } from '../../../src/engine/handwriting/prepare';
import { readStrokes } from '../../../src/engine/handwriting/read-strokes';
import { predict } from '../../../src/engine/network/forward';
import { drawNumber, moved } from './numbers';
import { starterNetwork } from './starter-network';

const network = starterNetwork();

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

  it('reads row after row', () => {
    const strokes = [...moved(drawNumber('25'), 40, 130), ...drawNumber('50')];
    expect(readStrokes(network, strokes).text).toBe('50\n25');
  });

  it('finds nothing where nothing was drawn', () => {
    expect(readStrokes(network, [])).toEqual({ digits: [], text: '' });
    expect(readStrokes(network, [[], [[NaN, 1]]])).toEqual({ digits: [], text: '' });
  });

  it('takes a tap and a dash for no digits', () => {
    expect(readStrokes(network, [[[5, 5]]]).text).toBe('?');
    expect(readStrokes(network, [[[0, 0], [80, 1]]]).text).toBe('?'); // prettier-ignore
  });
});
