import type { Random } from '../../src/engine/random';

/** Bytes at which programs break. */
const edgeBytes = [0, 1, 0x0a, 0x22, 0x5b, 0x7b, 0x7f, 0x80, 0xfe, 0xff];
/** Whole numbers at which programs break; written with 1, 2, 4 or 8 bytes. */
const edgeNumbers = [0n, 1n, 0x7fn, 0x80n, 0xffn, 0x7fffn, 0xffffn, 0x7fffffffn, 0xffffffffn, 1n << 62n, -1n];
/** Pieces of text in place of a number, a word or a list. */
const edgeTexts = [
  ...['0', '-0', '-1', '0.5', '1e308', '1e-320', '-1e400', '9007199254740993', 'NaN', 'Infinity'],
  ...['null', 'true', '""', '[]', '{}', '[[]]', '"\\u0000"', '"__proto__"', '"\\ud800"', '\u001b[31m'],
  ...['['.repeat(5000), '{"a":'.repeat(2000), '"'.repeat(3), ','.repeat(100), 'a'.repeat(100_000)],
];

type Mutation = (bytes: Buffer, random: Random, others: readonly Uint8Array[]) => Buffer;

const mutations: readonly Mutation[] = [
  (bytes, random) => change(bytes, random, (at) => (bytes[at] ^= 1 << random.integerBelow(8))),
  (bytes, random) => change(bytes, random, (at) => (bytes[at] = pick(edgeBytes, random))),
  (bytes, random) => change(bytes, random, (at) => (bytes[at] = random.integerBelow(256))),
  (bytes, random) => change(bytes, random, (at) => writeNumber(bytes, at, random)),
  (bytes, random) => bytes.subarray(0, random.integerBelow(bytes.length + 1)),
  (bytes, random) =>
    Buffer.concat([bytes, Buffer.alloc(1 + random.integerBelow(2000), random.integerBelow(256))]),
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (bytes, random, others) => {
    const other = pick(others, random);
    const at = random.integerBelow(Math.min(bytes.length, other.length) + 1);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(at)]);
  },
  replaceToken,
  replaceToken,
  replaceToken,
];

/** Spoils an example in one to four ways; the same random state gives the same bytes. */
export function mutate(examples: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Buffer = Buffer.from(pick(examples, random));
  for (let count = 1 + random.integerBelow(4); count > 0; count--) {
    bytes = Buffer.from(pick(mutations, random)(bytes, random, examples));
  }
  return new Uint8Array(bytes);
}

export function pick<Entry>(entries: readonly Entry[], random: Random): Entry {
  return entries[random.integerBelow(entries.length)];
}

function change(bytes: Buffer, random: Random, write: (at: number) => unknown): Buffer {
  if (bytes.length > 0) write(place(bytes, random));
  return bytes;
}

/** Headers are short and decide most, so every second place is among the first bytes. */
function place(bytes: Buffer, random: Random): number {
  const first = random.integerBelow(2) === 0 ? Math.min(bytes.length, 512) : bytes.length;
  return random.integerBelow(first);
}

function range(bytes: Buffer, random: Random): [from: number, to: number] {
  if (bytes.length === 0) return [0, 0];
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + 1 + random.integerBelow(64))];
}

function writeNumber(bytes: Buffer, at: number, random: Random): void {
  const width = pick([1, 2, 4, 8], random);
  const number = BigInt.asUintN(8 * width, pick(edgeNumbers, random));
  const isBigEndian = random.integerBelow(2) === 0;
  for (let index = 0; index < width && at + index < bytes.length; index++) {
    const shift = BigInt(8 * (isBigEndian ? width - 1 - index : index));
    bytes[at + index] = Number((number >> shift) & 0xffn);
  }
}

/** Puts something else in place of a number or a word between its neighbours in the text. */
function replaceToken(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes;
  const isInToken = (at: number) =>
    at >= 0 && at < bytes.length && /[\w.+\-"]/.test(String.fromCharCode(bytes[at]));
  const at = place(bytes, random);
  let [from, to] = [at, at];
  while (isInToken(from - 1) && at - from < 100) from--;
  while (isInToken(to) && to - at < 100) to++;
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(pick(edgeTexts, random)), bytes.subarray(to)]);
}
