/** 2^32 divided by the golden ratio; keeps a chain of zeros from staying 0. */
const increment = 0x9e3779b9;

/** Mixes one more 32-bit word into a hash; the mixing is MurmurHash3's finaliser (Appleby 2011). */
export function mixInto(hash: number, word: number): number {
  let mixed = (hash + increment) ^ word;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
