import type { Random } from '../../src/engine/random';
import { pick } from './mutations';

/** What the structured clone of a message between processes can carry, and programs do not expect. */
const edgeValues: readonly (() => unknown)[] = [
  ...[undefined, null, true, 0, -0, 1, -1, 0.5, 1e-320, 1e308, NaN, Infinity, 2 ** 53, 10n].map(
    (value) => () => value,
  ),
  ...['', '0', '__proto__', '../../etc/passwd', '/dev/zero', 'a\u0000b', '\ud800', 'x'.repeat(100_000)].map(
    (value) => () => value,
  ),
  () => [],
  () => ({}),
  () => new Array(1000),
  () => new Uint8Array(10),
  () => new Float32Array(784).fill(NaN),
  () => new Date(NaN),
  () => new Map([['a', 1]]),
  () => /a/,
  () => Array.from({ length: 5000 }).reduce((inner: unknown[]) => [inner], []),
  () => {
    const circle: Record<string, unknown> = { length: 1 };
    circle.self = circle;
    return circle;
  },
  () => Object.fromEntries(['__proto__', 'constructor', 'toString', 'length'].map((name) => [name, 'x'])),
];

/** A copy of a message in which one to three places hold something else. */
export function mutateValue(value: unknown, random: Random): unknown {
  let mutant = structuredClone(value);
  for (let count = 1 + random.integerBelow(3); count > 0; count--) mutant = replaceSomewhere(mutant, random);
  return mutant;
}

function replaceSomewhere(value: unknown, random: Random): unknown {
  const isInner = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
  const keys = isInner ? Object.keys(value) : [];
  if (keys.length === 0 || random.integerBelow(3) === 0) return pick(edgeValues, random)();
  const inner = value as Record<string, unknown>;
  const key = pick(keys, random);
  const way = random.integerBelow(8);
  if (way === 0 && Array.isArray(value)) return [...value, ...value];
  if (way === 0) inner[`${key} `] = inner[key];
  else if (way === 1) Reflect.deleteProperty(inner, key);
  else inner[key] = replaceSomewhere(inner[key], random);
  return inner;
}
