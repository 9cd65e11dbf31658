import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './shared/structured-clone-text';

function copyOf<Value>(value: Value): Value {
  return decode(encode(value)) as Value;
}

describe('encode and decode', () => {
  it('return an equal value for whatever can be cloned', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: false,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(copyOf(value)).toEqual(structuredClone(value));
      }),
    );
  });

  it('keep what JSON loses', () => {
    const [notANumber, minusZero, infinity, nothing] = copyOf([NaN, -0, Infinity, undefined]);
    expect(notANumber).toBeNaN();
    expect(Object.is(minusZero, -0)).toBe(true);
    expect(infinity).toBe(Infinity);
    expect(nothing).toBeUndefined();
  });

  it('keep a typed array’s place in its buffer, and that two share it', () => {
    const buffer = new ArrayBuffer(16);
    const copy = copyOf({ all: new Uint8Array(buffer), part: new Float32Array(buffer, 4, 2) });
    copy.part[0] = 1;
    expect(copy.part.byteOffset).toBe(4);
    expect([...copy.all.subarray(4, 8)]).toEqual([...new Uint8Array(new Float32Array([1]).buffer)]);
  });

  it('keep a reference of a value to itself', () => {
    const whole: { self?: unknown; list: unknown[] } = { list: [] };
    whole.self = whole;
    whole.list.push(whole);
    const copy = copyOf(whole);
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy);
  });

  it('keep the kind, message and stack of an error', () => {
    const error = new RangeError('too far');
    const copy = copyOf(error);
    expect(copy).toBeInstanceOf(RangeError);
    expect([copy.message, copy.stack]).toEqual([error.message, error.stack]);
  });

  it('refuse what cannot be cloned', () => {
    expect(() => encode({ call: () => undefined })).toThrow(/could not be cloned/);
    expect(() => encode(Symbol('alone'))).toThrow(/could not be cloned/);
  });
});
