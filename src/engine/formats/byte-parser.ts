/**
 * Reads a file piece by piece, however large it is: yields how many bytes it wants next (at least 1), and gets exactly
 * that many, or fewer where the file ends. The bytes are valid until the next yield.
 */
export type ByteParser<Value> = Generator<number, Value, Uint8Array>;

/** Bytes to ask for at once: what a parser reads in a fraction of a millisecond. */
export const portionBytes = 65_536;

/** Fills `target` from index `from` on; returns the index after the last byte that the file had. */
export function* fill(target: Uint8Array, from = 0): ByteParser<number> {
  let at = from;
  while (at < target.length) {
    const piece = yield Math.min(target.length - at, portionBytes);
    target.set(piece, at);
    at += piece.length;
    if (piece.length === 0) break;
  }
  return at;
}
