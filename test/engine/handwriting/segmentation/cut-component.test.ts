import { describe, expect, it } from 'vitest';
import { findComponents } from '../../../../src/engine/handwriting/raster/connected-components';
import { cutComponent } from '../../../../src/engine/handwriting/segmentation/cut-component';
import type { GreyImage } from '../../../../src/engine/handwriting/raster/raster';
import { drawStrokes } from '../../../../src/engine/handwriting/raster/raster';
import { drawNumber, moved } from '../numbers';

const side = 300;

const lineWidth = 10;

/** The only component of a number, written so close that its digits touch, and its pieces. */
function cutNumber(number: string, gap: number) {
  const strokes = moved(drawNumber(number, gap), 30, 80);
  return cutAll(drawStrokes(strokes, side, { radius: lineWidth / 2, edge: 1 }));
}

function cutAll(image: GreyImage) {
  const [component, ...others] = findComponents(image);
  expect(others).toEqual([]);
  const { left, top, width, height } = component.box;
  const grey = Float32Array.from({ length: width * height }, (_, pixel) => {
    const at = (top + Math.floor(pixel / width)) * image.width + left + (pixel % width);
    return component.pixels.includes(at) ? image.grey[at] : 0;
  });
  const sizes = { imageWidth: image.width, lineHeight: height, lineWidth };
  return { component, ...cutComponent({ width, height, grey }, component, sizes) };
}

describe('findComponents', () => {
  it('finds what hangs together, and where', () => {
    const grey = Float32Array.from([0, 1, 0, 0, 0.2, 0, 0, 0, 0, 0, 0, 1]);
    const found = findComponents({ width: 4, height: 3, grey });
    expect(found).toEqual([
      { box: { left: 0, top: 0, width: 2, height: 2 }, pixels: Int32Array.from([1, 4]) },
      { box: { left: 3, top: 2, width: 1, height: 1 }, pixels: Int32Array.from([11]) },
    ]);
  });
});

describe('cutComponent', () => {
  it('loses no pixel, and tells which pieces are connected', () => {
    for (const number of ['00', '88', '4', '27', '5050']) {
      const { component, pieces, joints } = cutNumber(number, -8);
      expect(new Set(pieces.flatMap(({ pixels }) => [...pixels]))).toEqual(new Set(component.pixels));
      const reached = new Set([0]);
      pieces.forEach(() => {
        for (const { pieces: ends } of joints)
          if (ends.some((piece) => reached.has(piece))) ends.forEach((piece) => reached.add(piece));
      });
      expect(reached.size).toBe(pieces.length);
    }
  });

  it('keeps two digits that overlap apart: pieces of one hold hardly any ink of the other', () => {
    const alone = (number: string, byX: number) =>
      drawStrokes(moved(drawNumber(number), byX, 80), side, { radius: lineWidth / 2, edge: 1 });
    const [seven, five] = [alone('7', 30), alone('5', 75)];
    const both = seven.grey.map((ink, pixel) => Math.max(ink, five.grey[pixel]));
    const { pieces } = cutAll({ width: side, height: side, grey: both });
    const share = (pixels: Int32Array, { grey }: GreyImage) =>
      pixels.filter((pixel) => grey[pixel] > 0).length / pixels.length;
    const inkOf = (own: GreyImage, other: GreyImage) =>
      new Set(
        pieces
          .filter(({ pixels }) => share(pixels, own) > share(pixels, other))
          .flatMap(({ pixels }) => [...pixels]),
      );
    for (const [own, other] of [
      [seven, five],
      [five, seven],
    ]) {
      const ink = inkOf(own, other);
      const whole = [...own.grey.keys()].filter((pixel) => own.grey[pixel] > 0);
      expect(whole.filter((pixel) => ink.has(pixel)).length / whole.length).toBeGreaterThan(0.8);
      expect([...ink].filter((pixel) => own.grey[pixel] > 0).length / ink.size).toBeGreaterThan(0.8);
    }
  });

  it('leaves a narrow component whole', () => {
    const { component, pieces, joints } = cutNumber('1', 0);
    expect(pieces).toEqual([component]);
    expect(joints).toEqual([]);
  });

  it('gives both lines the ink where they cross', () => {
    const cross = drawStrokes([[[40, 40], [200, 200]], [[40, 200], [200, 40]]], side, { radius: 5, edge: 1 }); // prettier-ignore
    const { pieces, joints } = cutAll(cross);
    expect(pieces).toHaveLength(4);
    const middle = 120 * side + 120;
    for (const { pixels } of pieces) expect(pixels.includes(middle)).toBe(true);
    expect(joints.filter(({ goesOn }) => goesOn)).toHaveLength(2);
  });

  it('takes a patch without lines as it is', () => {
    const patch = { width: 40, height: 30, grey: new Float32Array(1200).fill(1) };
    const { component, pieces } = cutAll(patch);
    expect(new Set(pieces.flatMap(({ pixels }) => [...pixels]))).toEqual(new Set(component.pixels));
  });
});
