const increment: u32 = 0x9e3779b9;

/** Mixes one more word into a hash; the mixing is MurmurHash3's finaliser (Appleby 2011). */
export function mixInto(hash: u32, word: u32): u32 {
  return i32x4.extract_lane(mixed(i32x4.splat((hash + increment) ^ word)), 0);
}

/** Mixes each of four successive words into a hash; returns the four hashes. */
export function mixFour(hash: u32, first: u32): v128 {
  const words = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  return mixed(v128.xor(i32x4.splat(hash + increment), words));
}

function mixed(words: v128): v128 {
  words = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 16)), i32x4.splat(0x85ebca6b));
  words = i32x4.mul(v128.xor(words, i32x4.shr_u(words, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(words, i32x4.shr_u(words, 16));
}
