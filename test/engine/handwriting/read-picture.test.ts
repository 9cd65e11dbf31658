import { describe, expect, it } from 'vitest';
import type { GreyPicture } from '../../../src/engine/handwriting/grey-picture';
import { drawStrokes } from '../../../src/engine/handwriting/raster';
import { readPicture } from '../../../src/engine/handwriting/read-picture';
import { drawNumber, moved } from './numbers';
import { starterNetwork } from './starter-network';

const network = starterNetwork();
const side = 520;

/** A sheet with a number written on it; `paper` and `ink` as light as told. */
function written(number: string, { paper = 1, ink = 0, pen = 6 } = {}): GreyPicture {
  const { grey } = drawStrokes(moved(drawNumber(number), 40, 200), side, { radius: pen, edge: 2 });
  return { width: side, height: side, grey: grey.map((value) => paper + value * (ink - paper)) };
}

describe('readPicture', () => {
  it.each([
    ['dark on light', {}],
    ['light on dark', { paper: 0.05, ink: 0.9 }],
    ['pencil on grey paper', { paper: 0.7, ink: 0.4 }],
  ])('reads a number, %s', (_what, sheet) => {
    expect(readPicture(network, written('50419', sheet))!.text).toBe('50419');
  });

  it('tells where each digit stands in the picture’s pixels', () => {
    const [one, zero] = readPicture(network, written('10'))!.digits;
    const distances = [one.box.left - 34, one.box.top - 194, one.box.height - 112, zero.box.width - 72];
    expect(distances.every((distance) => Math.abs(distance) <= 3)).toBe(true);
  });

  it('reads bytes as it reads numbers', () => {
    const picture = written('42');
    const bytes = Uint8Array.from(picture.grey, (value) => Math.round(255 * value));
    expect(readPicture(network, { ...picture, grey: bytes })!.text).toBe('42');
  });

  it('finds no ink on an empty sheet', () => {
    expect(
      readPicture(network, { width: 40, height: 30, grey: new Float32Array(1200).fill(0.8) }),
    ).toBeNull();
    expect(readPicture(network, { width: 0, height: 0, grey: new Uint8Array() })).toBeNull();
  });
});
