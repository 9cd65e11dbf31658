import { describe, expect, it } from 'vitest';
import { eraseSample } from '../../../src/renderer/drawing/erase-sample';

const fullOfInk = { input: new Float32Array(784).fill(1), label: 5, name: 'Test image 1' };
const inkAt = (input: Float32Array, row: number, column: number) => input[28 * row + column];

describe('eraseSample', () => {
  it('takes the ink along the eraser’s way, and leaves the rest', () => {
    const erased = eraseSample(fullOfInk, [0.1, 0.5], [0.9, 0.5], 0.06);
    expect(inkAt(erased.input, 13, 14)).toBe(0);
    expect(inkAt(erased.input, 14, 4)).toBe(0);
    expect(inkAt(erased.input, 10, 14)).toBe(1);
    expect(inkAt(erased.input, 13, 0)).toBe(1);
    expect(erased).toMatchObject({ label: 5, name: 'Test image 1', isErased: true });
    expect(inkAt(fullOfInk.input, 13, 14)).toBe(1);
  });

  it('erases under an eraser that does not move', () => {
    const { input } = eraseSample(fullOfInk, [0.5, 0.5], [0.5, 0.5], 0.06);
    expect(input.filter((ink) => ink === 0)).toHaveLength(12);
  });

  it('gives the same sample back where there was no ink', () => {
    const withoutInk = { ...fullOfInk, input: new Float32Array(784) };
    expect(eraseSample(withoutInk, [0, 0], [1, 1], 0.06)).toBe(withoutInk);
  });
});
