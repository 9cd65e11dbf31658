import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesField,
  bytesOf,
  decodeMessage,
  encodeMessage,
  integerField,
  integerOf,
  integersOf,
} from '../../../src/engine/formats/protobuf';

const most = 100;

describe('decodeMessage', () => {
  it('returns the fields that were written', () => {
    const integer = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.maxSafeNat());
    const bytes = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(fc.oneof(integer, bytes), { maxLength: 20 }), (fields) => {
        const message = encodeMessage(
          ...fields.map(([number, value]) =>
            typeof value === 'number' ? integerField(number, value) : bytesField(number, value),
          ),
        );
        expect(decodeMessage(message, most)).toEqual(fields.map(([number, value]) => ({ number, value })));
      }),
    );
  });

  it('reads numbers of 64 bits with their sign, as far as they are exact', () => {
    const minusOne = [8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1];
    expect(integerOf(decodeMessage(Uint8Array.from(minusOne), most)!, 1)).toBe(-1);
    // 2^62, which a number can only round.
    const large = [8, 128, 128, 128, 128, 128, 128, 128, 128, 64];
    expect(decodeMessage(Uint8Array.from(large), most)).toBeNull();
  });

  it.each([
    ['a varint that does not end', [8, 128]],
    ['a varint of more than ten bytes', [8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['a length beyond the end', [10, 2, 1]],
    ['a negative length', [10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['four bytes of which one is missing', [13, 0, 0, 0]],
    ['eight bytes of which one is missing', [9, 0, 0, 0, 0, 0, 0, 0]],
    ['the field number 0', [0, 1]],
    ['a group', [11, 12]],
    ['an unknown wire type', [15]],
  ])('returns null for %s', (_what, bytes) => {
    expect(decodeMessage(Uint8Array.from(bytes), most)).toBeNull();
  });

  it('returns null for more fields than wanted', () => {
    const message = encodeMessage(...Array.from({ length: 5 }, () => integerField(1, 7)));
    expect(decodeMessage(message, 5)).toHaveLength(5);
    expect(decodeMessage(message, 4)).toBeNull();
  });

  it('returns fields or null for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const message = decodeMessage(bytes, most);
        return message === null || message.length <= most;
      }),
      { numRuns: 1000 },
    );
  });
});

describe('integersOf and bytesOf', () => {
  it('return lists, packed or not', () => {
    const packed = Uint8Array.from([1, 2, 172, 2]);
    const message = decodeMessage(encodeMessage(integerField(3, 5), bytesField(3, packed)), most)!;
    expect(integersOf(message, 3, 10)).toEqual([5, 1, 2, 300]);
    expect(integersOf(message, 3, 3)).toBeNull();
    expect(integersOf(decodeMessage(bytesField(3, Uint8Array.of(128)), most)!, 3, 10)).toBeNull();
    expect(bytesOf(message, 3)).toEqual([packed]);
    expect(bytesOf(message, 4)).toEqual([]);
  });
});
