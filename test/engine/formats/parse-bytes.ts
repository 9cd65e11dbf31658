import type { ByteParser } from '../../../src/engine/formats/byte-parser';

/** Runs a parser on bytes that are in memory. */
export function parseBytes<Value>(bytes: Uint8Array, parser: ByteParser<Value>): Value {
  let at = 0;
  let step = parser.next();
  while (!step.done) {
    const piece = bytes.subarray(at, at + step.value);
    at += piece.length;
    step = parser.next(piece);
  }
  return step.value;
}
